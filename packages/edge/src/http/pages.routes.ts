import type { Log } from '@realmwright/kernel/ports/log';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type PageFile, type PageFiles, readPageFiles } from './page-files.ts';
import { waitingPage } from './waiting-page.ts';

/** What the routes of the pages need. */
export interface PagesSetting {
  readonly realmName: string;
  /** The folder of the built pages as soon as they are built; fails with what to do. */
  readonly pages: Promise<string>;
  /** Where pages open their sockets. */
  readonly realtimePort: number;
  readonly log: Log;
}

/** Addresses that are all the one page, which finds out by itself what is meant. */
const pageAddresses = [
  '/',
  '/sign-in',
  '/register',
  '/lost-password',
  '/characters',
  '/play',
  '/playground',
  '/operator',
];

/** Serves what `apps/web` was built into; until then, and when it cannot be built, a page says so. */
export function addPageRoutes(server: FastifyInstance, { realmName, pages, realtimePort, log }: PagesSetting): void {
  let files: PageFiles | undefined;
  let failure: string | undefined;
  pages.then(readPageFiles).then(
    (read) => {
      files = read;
    },
    (error: unknown) => {
      failure = error instanceof Error ? error.message : String(error);
      log.warn('pages-not-built', { error });
    },
  );
  const sendPage = async (request: FastifyRequest, reply: FastifyReply) => {
    const page = files?.get('/index.html');
    reply.headers(policies(request.host, request.hostname, realtimePort));
    if (page !== undefined) return sendFile(request, reply, page);
    return reply
      .code(failure === undefined ? 200 : 503)
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
      .send(waitingPage(realmName, failure));
  };
  for (const address of pageAddresses) server.get(address, sendPage);
  server.get<{ Params: { '*': string } }>('/assets/*', async (request, reply) => {
    const file = files?.get(`/assets/${request.params['*']}`);
    if (file === undefined) return reply.callNotFound();
    return sendFile(request, reply.header('x-content-type-options', 'nosniff'), file);
  });
}

function sendFile(request: FastifyRequest, reply: FastifyReply, file: PageFile): FastifyReply {
  const cache = file.isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache';
  reply.headers({ 'cache-control': cache, etag: file.etag, vary: 'accept-encoding' });
  if (request.headers['if-none-match'] === file.etag) return reply.code(304).send();
  reply.type(file.type);
  const accepted = acceptedOf(request.headers['accept-encoding']);
  if (file.brotli !== undefined && accepted.has('br')) return reply.header('content-encoding', 'br').send(file.brotli);
  if (file.gzip !== undefined && accepted.has('gzip')) return reply.header('content-encoding', 'gzip').send(file.gzip);
  return reply.send(file.bytes);
}

/** Encodings that the client takes; one with a weight of nothing is refused by it. */
function acceptedOf(header: string | string[] | undefined): ReadonlySet<string> {
  const offers = String(header ?? '').split(',');
  return new Set(
    offers.filter((offer) => !/;\s*q=0(\.0*)?\s*$/.test(offer)).map((offer) => offer.split(';')[0]?.trim() ?? ''),
  );
}

/**
 * What the page may do: run the scripts that it came with, speak with its own realm, and nothing else. No script and no
 * style stands in the page itself; nobody can frame it.
 */
function policies(host: string, hostname: string, realtimePort: number): Readonly<Record<string, string>> {
  // A name that is not one would let a caller write into the policy.
  const sockets = /^[A-Za-z0-9.[\]:-]+$/.test(hostname)
    ? ` ws://${hostname}:${realtimePort} wss://${hostname}:${realtimePort} ws://${host} wss://${host}`
    : '';
  return {
    'content-security-policy': [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' blob: data:",
      "font-src 'self'",
      `connect-src 'self'${sockets}`,
      "worker-src 'self'",
      "manifest-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    'cross-origin-opener-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  };
}
