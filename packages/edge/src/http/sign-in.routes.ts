import { call } from '@realmwright/kernel/contract';
import { isRefused } from '@realmwright/kernel/outcome';
import type { Bus } from '@realmwright/kernel/ports/bus';
import { issueTicket, signIn, ticketMillis } from '@realmwright/services/account/sign-in.contract';
import type { FastifyInstance } from 'fastify';
import { socketPath } from '../realtime/handshake.ts';
import { refuseRequest } from './refused-request.ts';

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
    if (isRefused(signedIn)) return refuseRequest(reply, signedIn.refused);
    const { accountId, generation } = signedIn.value;
    const issued = await call(bus, issueTicket, { accountId, generation });
    if (isRefused(issued)) return refuseRequest(reply, issued.refused);
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
