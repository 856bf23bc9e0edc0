import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { InfrastructureError } from '@realmwright/kernel/errors';
import type { Log } from '@realmwright/kernel/ports/log';
import type { Metrics } from '@realmwright/kernel/ports/metrics';
import { type FastifyInstance, fastify } from 'fastify';
import { surplusRetrySeconds, watchDoor } from '../listener/connection-door.ts';
import type { ConnectionLimits } from '../listener/open-connections.ts';
import { sendProblem } from './api-server.ts';
import { problemMediaType, problemOf, problemOfStatus } from './problems.ts';
import { addSecurityHeaders, securityHeaders } from './security-headers.ts';

/** A server without routes: how connections and requests are bounded, which bodies are read, and how what goes wrong is told. */
export function bareServer(
  { log, metrics }: { readonly log: Log; readonly metrics: Metrics },
  trustedProxies: readonly string[],
  limits: ConnectionLimits,
): FastifyInstance {
  const server = fastify({
    logger: false,
    bodyLimit: 16_384,
    requestTimeout: 10_000,
    connectionTimeout: 30_000,
    maxRequestsPerSocket: 10_000,
    http: { maxHeaderSize: 8_192, headersTimeout: 10_000, connectionsCheckingInterval: 1_000 },
    forceCloseConnections: true,
    // Where a request comes from is what the socket says, unless that is a proxy of ours (H-11).
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    clientErrorHandler: answerNonsense,
    // An address that is none has no route, and so none of the routes' handlers.
    frameworkErrors: (error, _request, reply) => {
      void sendProblem(reply.headers(securityHeaders), problemOfStatus(error.statusCode ?? 400));
    },
  });
  // Bodies are JSON. Forms and plain text, which other sites can send, are not read at all (H-02).
  server.removeContentTypeParser('text/plain');
  addSecurityHeaders(server);
  const door = watchDoor(server.server, { limits, trustedProxies, metrics, role: 'http' });
  server.addHook('onRequest', async (request, reply) => {
    const surplus = door.surplusOf(request.raw.socket);
    if (surplus === undefined) return;
    reply.header('retry-after', surplusRetrySeconds).header('connection', 'close');
    await sendProblem(reply, surplus === 'address' ? 'http.too-many-connections' : 'http.full');
  });
  server.setErrorHandler(async (error, _request, reply) => {
    if (isClientError(error)) return sendProblem(reply, problemOfStatus(error.statusCode));
    log.warn('http-request-failed', { error });
    const isPassing = error instanceof InfrastructureError && error.retryable;
    if (isPassing) reply.header('retry-after', 2);
    return sendProblem(reply, isPassing ? 'http.unavailable' : 'http.failed');
  });
  server.setNotFoundHandler(async (_request, reply) => sendProblem(reply, 'http.not-found'));
  return server;
}

/** Answers what is no HTTP, has headers without end or takes too long; there is no request to speak of (H-10). */
function answerNonsense(error: Error & { readonly code?: string }, socket: Socket): void {
  const status = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
  const body = JSON.stringify(problemOf(problemOfStatus(status)));
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    `content-type: ${problemMediaType}`,
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  if (socket.writable) socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  else socket.destroy();
}

/** Whether a request was wrong, and not its answering. */
function isClientError(error: unknown): error is Error & { readonly statusCode: number } {
  if (!(error instanceof Error) || !('statusCode' in error)) return false;
  return typeof error.statusCode === 'number' && error.statusCode >= 400 && error.statusCode < 500;
}
