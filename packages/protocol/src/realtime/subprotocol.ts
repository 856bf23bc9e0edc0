/**
 * How client and server agree on version and form, with the means that WebSocket has for it: the client offers names in
 * `Sec-WebSocket-Protocol`, the server picks one, and both speak it. A new version gets a new number; a server goes on
 * speaking the old one as long as its clients are about.
 */

/** Versions that this code speaks, newest first. */
export const versions = [1] as const;
export type RealtimeVersion = (typeof versions)[number];

/** Bytes for machines, JSON for people and simple clients. */
export const forms = ['binary', 'json'] as const;
export type FrameForm = (typeof forms)[number];

export interface Subprotocol {
  /** As it stands in `Sec-WebSocket-Protocol`: `realmwright.1.binary`. */
  readonly name: string;
  readonly version: RealtimeVersion;
  readonly form: FrameForm;
}

/** Every subprotocol that this code speaks, best first. */
export const subprotocols: readonly Subprotocol[] = versions.flatMap((version) =>
  forms.map((form) => ({ name: `realmwright.${version}.${form}`, version, form })),
);

/** The first of the client's offers that this code speaks. */
export function chooseSubprotocol(offers: Iterable<string>): Subprotocol | undefined {
  for (const offer of offers) {
    const known = subprotocols.find(({ name }) => name === offer);
    if (known !== undefined) return known;
  }
  return undefined;
}
