/**
 * How a client asks for its session back: by the request for a socket itself, so that nobody without a token has one.
 * Browsers name the token in the address, where it is good once; programs in the header `Authorization: Resume ...`.
 */
export const resumeParameters = {
  /** The token, for browsers. */
  token: 'resume',
  /** The last reliable frame that the client has. */
  heard: 'heard',
  /** The numbers of the last words that it has: of those said near, and of whispers. */
  said: 'said',
  whispered: 'whispered',
} as const;

/** What a client has of a session that it resumes. */
export interface Grasp {
  readonly heard: number;
  readonly said: number;
  readonly whispered: number;
}

/** Writes it into an address. */
export function writeGrasp(parameters: URLSearchParams, grasp: Grasp): void {
  for (const name of ['heard', 'said', 'whispered'] as const) parameters.set(resumeParameters[name], `${grasp[name]}`);
}

/** Reads it; undefined when a number is missing or none. */
export function readGrasp(parameters: URLSearchParams): Grasp | undefined {
  const numberOf = (name: string): number => {
    const text = parameters.get(name) ?? '';
    return /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  };
  const grasp = {
    heard: numberOf(resumeParameters.heard),
    said: numberOf(resumeParameters.said),
    whispered: numberOf(resumeParameters.whispered),
  };
  return Object.values(grasp).every((number) => number <= 0xffff_ffff) ? grasp : undefined;
}
