import { includesRole } from '@realmwright/kernel/account-role';
import { isRefused } from '@realmwright/kernel/outcome';
import type { RolePorts } from '@realmwright/kernel/ports/role-ports';
import type { FastifyInstance } from 'fastify';
import { addressKey } from '../../listener/address-key.ts';
import { newCorrelation } from '../../listener/correlation.ts';
import { plainAddress } from '../../listener/plain-address.ts';
import { sendProblem } from '../api-server.ts';
import type { Authorise } from '../authorise.ts';
import { RequestRates } from '../request-rates.ts';
import { leastOperatorRole, type OperatorFeed } from './operator-feed.ts';

/** How often one address may open a stream: each tab once, and again when a line broke. */
const openings = { rate: 1, burst: 30 };

/**
 * `GET /api/operator/events`: a stream of what happens, for operators; its events are `operator-events.ts`. It
 * asks for an access token in the `Authorization` header and for nothing else, so no page of others can have a browser
 * open it (H-02).
 */
export function addOperatorEvents(
  server: FastifyInstance,
  { clock, random }: RolePorts,
  feed: OperatorFeed,
  authorise: Authorise,
): void {
  const rates = new RequestRates(clock, openings);
  // A stream is no answer to a question for headers.
  server.get('/api/operator/events', { exposeHeadRoute: false }, async (request, reply) => {
    const wait = rates.take(addressKey(plainAddress(request.ip)));
    if (wait > 0) return sendProblem(reply.header('retry-after', wait), 'http.too-many-requests');
    const { authorization } = request.headers;
    const known = await authorise(authorization, newCorrelation(random));
    if (isRefused(known)) return sendProblem(reply, known.refused);
    if (!includesRole(known.value.roles, leastOperatorRole)) return sendProblem(reply, 'http.role-needed');
    if (feed.isFullFor(known.value)) return sendProblem(reply.header('retry-after', 30), 'http.too-many-streams');
    reply.hijack();
    feed.open(reply.raw, known.value, authorization);
    return reply;
  });
}
