import { call } from '@realmwright/kernel/contract';
import { isRefused } from '@realmwright/kernel/outcome';
import type { Bus } from '@realmwright/kernel/ports/bus';
import { issueTicket, signIn, ticketMillis } from '@realmwright/services/account/sign-in.contract';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { socketPath } from '../realtime/handshake.ts';

/** What somebody sends who wants to open a socket. Unknown keys are refused, so nothing else can be slipped in (H-03). */
const credentials = {
  type: 'object',
  additionalProperties: false,
  required: ['username', 'password'],
  properties: {
    username: { type: 'string', minLength: 1, maxLength: 64 },
    password: { type: 'string', minLength: 1, maxLength: 128 },
    code: { type: 'string', minLength: 1, maxLength: 16 },
  },
} as const;

interface Credentials {
  readonly username: string;
  readonly password: string;
  readonly code?: string;
}

/**
 * `POST /api/tickets` takes the name and password of the game login, and the code of the authenticator where there is one,
 * and gives a ticket with which a socket can be opened once, within half a minute.
 */
export function addSignInRoutes(server: FastifyInstance, bus: Bus, realtimePort: number): void {
  server.post<{ Body: Credentials }>('/api/tickets', { schema: { body: credentials } }, async (request, reply) => {
    const { username, password, code } = request.body;
    const signedIn = await call(bus, signIn, { username, password, code, address: request.ip });
    if (isRefused(signedIn)) return refuse(reply, signedIn.refused);
    const { accountId, generation } = signedIn.value;
    const issued = await call(bus, issueTicket, { accountId, generation });
    if (isRefused(issued)) return refuse(reply, issued.refused);
    return reply
      .code(201)
      .header('cache-control', 'no-store')
      .send({
        ticket: Buffer.from(issued.value.ticket).toString('base64url'),
        expiresInSeconds: ticketMillis / 1000,
        socket: `ws://${request.hostname}:${realtimePort}${socketPath}`,
      });
  });
}

/** Refusals as problem details (RFC 9457); the code says which, and a machine needs nothing else. */
function refuse(reply: FastifyReply, code: string): FastifyReply {
  const status = code === 'account.throttled' ? 429 : code.startsWith('account.wrong') ? 401 : 403;
  return reply
    .code(status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send({ type: `urn:realmwright:refusal:${code}`, title: titles[code] ?? 'You cannot sign in', status, code });
}

const titles: Readonly<Record<string, string>> = {
  'account.wrong-password': 'Name or password is wrong',
  'account.code-needed': 'The code of the authenticator is needed',
  'account.wrong-code': 'The code is wrong or was used before',
  'account.throttled': 'Too many attempts; try again later',
  'account.banned': 'The account is banned',
  'account.suspended': 'The account is banned for a time',
  'account.locked': 'The account is locked',
};
