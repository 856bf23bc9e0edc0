import { includesRole } from '@realmwright/kernel/account-role';
import { isRefused } from '@realmwright/kernel/outcome';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Authorise } from '../authorise.ts';
import { leastOperatorRole, type OperatorFeed } from './operator-feed.ts';

/**
 * `GET /api/operator/events`: a stream of what happens, for operators. It asks for a session in the `Authorization` header
 * and for nothing else, so no page of others can have a browser open it (H-02).
 */
export function addOperatorEvents(server: FastifyInstance, feed: OperatorFeed, authorise: Authorise): void {
  // A stream is no answer to a question for headers.
  server.get('/api/operator/events', { exposeHeadRoute: false }, async (request, reply) => {
    const { authorization } = request.headers;
    const known = await authorise(authorization);
    if (isRefused(known)) return refuse(reply, 401, known.refused);
    if (!includesRole(known.value.roles, leastOperatorRole)) return refuse(reply, 403, 'http.role-needed');
    if (feed.isFullFor(known.value)) return refuse(reply, 429, 'http.too-many-streams');
    reply.hijack();
    feed.open(reply.raw, known.value, authorization);
    return reply;
  });
}

function refuse(reply: FastifyReply, status: number, code: string): FastifyReply {
  return reply.code(status).type('application/problem+json').send(JSON.stringify({ status, code }));
}
