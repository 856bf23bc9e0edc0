import type { Land } from '@realmwright/gamedata/terrain/land';
import type { FastifyInstance } from 'fastify';
import { sendProblem } from './api-server.ts';

/** How long a client may keep a land without asking whether it has changed, seconds. */
const FRESH_SECONDS = 60;

/**
 * `GET /api/maps/:map/terrain` gives the land of a map as its bundle declares it: some kilobytes from which `Terrain` of
 * `gamedata` makes the same ground as the world stands on. A map without a land, or no map at all, is `404`.
 */
export function addLandRoutes(server: FastifyInstance, lands: readonly Land[], contentHash: string): void {
  const tag = `"${contentHash}"`;
  server.get<{ Params: { readonly map: string } }>('/api/maps/:map/terrain', async (request, reply) => {
    const land = lands.find(({ map }) => String(map) === request.params.map);
    if (land === undefined) return await sendProblem(reply, 'map.no-land');
    reply.header('etag', tag).header('cache-control', `public, max-age=${FRESH_SECONDS}`);
    if (request.headers['if-none-match'] === tag) return reply.code(304).send();
    return reply.send(land);
  });
}
