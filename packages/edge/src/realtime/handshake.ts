import type { IncomingMessage } from 'node:http';
import { call } from '@realmwright/kernel/contract';
import { isRefused } from '@realmwright/kernel/outcome';
import type { Bus } from '@realmwright/kernel/ports/bus';
import type { ValueOf } from '@realmwright/kernel/schema/type';
import { type Grasp, readGrasp, resumeParameters } from '@realmwright/protocol/realtime/resumption';
import { chooseSubprotocol, type Subprotocol } from '@realmwright/protocol/realtime/subprotocol';
import { redeemTicket } from '@realmwright/services/account/sign-in.contract';
import { checkAccess } from '@realmwright/services/account/web-session.contract';

/** The way of the socket's address. */
export const socketPath = '/realtime';

/** Somebody who may come in with a ticket. */
export interface Visitor {
  readonly account: ValueOf<typeof redeemTicket.output.type>;
  readonly subprotocol: Subprotocol;
}

/** Somebody who wants a session back. Whether the token is one is found out behind the upgrade, where browsers hear it. */
export interface Returning {
  readonly token: string;
  readonly grasp: Grasp;
  readonly subprotocol: Subprotocol;
}

/** Why somebody may not, as the answer to the request for an upgrade. */
export interface TurnedAway {
  readonly status: 400 | 401 | 403 | 404 | 426 | 429 | 503;
  readonly reason: string;
  /** When to come again, where that is known. */
  readonly retrySeconds?: number;
}

/**
 * Looks at a request for a socket before there is one. Browsers come with an origin that is on the list and a ticket, or
 * the token of a session, in the address; either is good once. Programs come without an origin and with one of them, or the
 * access token of their web session, in a header. The line belongs to the web session, not to the token: it ends with it.
 * Cookies are never looked at, so no page can open a socket in the name of somebody who merely visits it (W-04).
 */
export async function examine(
  request: IncomingMessage,
  bus: Bus,
  origins: ReadonlySet<string>,
): Promise<Visitor | Returning | TurnedAway> {
  const address = addressOf(request);
  if (address?.pathname !== socketPath) return { status: 404, reason: `the socket is at ${socketPath}` };
  const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
  const subprotocol = chooseSubprotocol(offered);
  if (subprotocol === undefined) return { status: 426, reason: 'offer a subprotocol such as realmwright.1.binary' };
  const { origin } = request.headers;
  if (origin !== undefined && !origins.has(origin))
    return { status: 403, reason: 'pages of this origin are not let in' };
  // A page of another site sends cookies and no header of its own; a program names its ticket.
  if (origin === undefined && request.headers.authorization === undefined) {
    return { status: 403, reason: 'name an origin that is let in, or send the header "Authorization: Ticket ..."' };
  }
  const isProgram = origin === undefined;
  const token = isProgram ? headerToken(request) : address.searchParams.get(resumeParameters.token);
  if (token !== null) return returning(token, address, subprotocol);
  const shown = isProgram ? inHeader(request) : inAddress(address);
  if (shown === undefined) {
    const where = isProgram ? 'the header "Authorization: Ticket ..." or "Bearer ..."' : 'the parameter "ticket"';
    return { status: 401, reason: `a ticket is due in ${where}` };
  }
  const proven = 'ticket' in shown ? await call(bus, redeemTicket, shown) : await call(bus, checkAccess, shown);
  if (isRefused(proven)) return { status: 401, reason: proven.refused };
  return { account: proven.value, subprotocol };
}

function returning(token: string, { searchParams }: URL, subprotocol: Subprotocol): Returning | TurnedAway {
  const grasp = readGrasp(searchParams);
  if (grasp === undefined || !isSecret(token)) {
    return { status: 400, reason: 'a resumption names its token and the numbers "heard", "said" and "talk"' };
  }
  return { token, grasp, subprotocol };
}

/** A sentence for whoever asked, with the status of HTTP. */
export function turnAway({ status, reason, retrySeconds }: TurnedAway): string {
  const body = `${reason}\n`;
  return [
    `HTTP/1.1 ${status} ${phrases[status]}`,
    'Connection: close',
    ...(retrySeconds === undefined ? [] : [`Retry-After: ${retrySeconds}`]),
    'Content-Type: text/plain; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n');
}

const phrases: Readonly<Record<TurnedAway['status'], string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  426: 'Upgrade Required',
  429: 'Too Many Requests',
  503: 'Service Unavailable',
};

function addressOf({ url }: IncomingMessage): URL | undefined {
  return URL.parse(url ?? '', 'http://realm.invalid') ?? undefined;
}

/** What somebody shows to be let in: a ticket, or, programs only, the access token of its session. */
type Shown = { readonly ticket: Uint8Array } | { readonly accessToken: string };

function inHeader({ headers }: IncomingMessage): Shown | undefined {
  const [, scheme, text = ''] = /^(Ticket|Bearer) ([A-Za-z0-9_.-]{1,1024})$/.exec(headers.authorization ?? '') ?? [];
  return scheme === 'Bearer' ? { accessToken: text } : ticketOf(text);
}

/** Browsers cannot set headers; a ticket is soon and once, so it may stand in an address, and nothing else may. */
function inAddress({ searchParams }: URL): Shown | undefined {
  return ticketOf(searchParams.get('ticket') ?? '');
}

function ticketOf(text: string): Shown | undefined {
  return isSecret(text) ? { ticket: Uint8Array.from(Buffer.from(text, 'base64url')) } : undefined;
}

function headerToken({ headers }: IncomingMessage): string | null {
  return /^Resume ([A-Za-z0-9_-]{1,128})$/.exec(headers.authorization ?? '')?.[1] ?? null;
}

/** 32 bytes in the base64 of addresses. */
function isSecret(text: string): boolean {
  return /^[A-Za-z0-9_-]{43}$/.test(text);
}
