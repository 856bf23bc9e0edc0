import { type Grasp, resumeParameters, writeGrasp } from '@realmwright/protocol/realtime/resumption';
import { subprotocols } from '@realmwright/protocol/realtime/subprotocol';

/** The part of a WebSocket that is used: that of browsers, of Node, or another of the same shape. */
export interface SocketLike {
  binaryType: string;
  /** 0 opening, 1 open, 2 closing, 3 closed. */
  readonly readyState: number;
  send(bytes: Uint8Array<ArrayBuffer>): void;
  close(code?: number): void;
  addEventListener(event: 'open' | 'error', hear: () => void): void;
  addEventListener(event: 'message', hear: (message: { readonly data: unknown }) => void): void;
  addEventListener(event: 'close', hear: (closed: { readonly code: number; readonly reason: string }) => void): void;
}

/** With what a line is opened: a ticket that makes a session, or the token of one and what the client has of it. */
export type Pass =
  | { readonly scheme: 'Ticket'; readonly secret: string }
  | { readonly scheme: 'Resume'; readonly secret: string; readonly grasp: Grasp };

/** Opens a socket to that address. */
export type Dial = (address: string, pass: Pass) => SocketLike;

/** The subprotocols to offer: those with bytes. */
export const offers: readonly string[] = subprotocols.filter(({ form }) => form === 'binary').map(({ name }) => name);

/**
 * Dials with the WebSocket that browsers and Node have. Browsers cannot set headers, so there the secret stands in the
 * address; it is good once and soon. Programs send it in a header, since they have no origin to show.
 */
export function dialWebSocket(address: string, pass: Pass): SocketLike {
  const protocols = [...offers];
  if (!('document' in globalThis)) {
    // Node's sockets take headers, which the type that browsers have of them does not know.
    const options = { protocols, headers: headersOf(pass) };
    return Reflect.construct(WebSocket, [graspedAddress(address, pass), options]);
  }
  const way = new URL(graspedAddress(address, pass));
  way.searchParams.set(pass.scheme === 'Ticket' ? 'ticket' : resumeParameters.token, pass.secret);
  return new WebSocket(way, protocols);
}

/** The headers of a program. */
export function headersOf({ scheme, secret }: Pass): Record<string, string> {
  return { authorization: `${scheme} ${secret}` };
}

/** The address with what the client has of its session. */
export function graspedAddress(address: string, pass: Pass): string {
  if (pass.scheme === 'Ticket') return address;
  const way = new URL(address);
  writeGrasp(way.searchParams, pass.grasp);
  return way.href;
}
