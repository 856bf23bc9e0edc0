import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Metrics } from '@realmwright/kernel/ports/metrics';
import { proxyFinder } from './forwarded-address.ts';
import { type ConnectionLimits, OpenConnections, type Surplus } from './open-connections.ts';
import { plainAddress } from './plain-address.ts';

/** When somebody who was one too many may try again, seconds. */
export const surplusRetrySeconds = 10;
/** The status of the answer to whoever is one too many: of its address, or of all. */
export const surplusStatus = { address: 429, total: 503 } as const satisfies Readonly<Record<Surplus, number>>;

/** Longest time that a connection which is one too many stays open, to ask for something and be told why not. */
const patienceMillis = 2_000;
/** Most of them at once; more are closed without a word. */
const mostPatient = 256;

/** Bounds the open connections of an HTTP server. */
export interface ConnectionDoor {
  /** Why nothing comes of what is asked on this connection; undefined when it may stay. */
  surplusOf(connection: Duplex): Surplus | undefined;
  /** A connection speaks for an address that a proxy of ours names; whether that address has too many. */
  ascribe(connection: Duplex, address: string): Surplus | undefined;
}

/**
 * Counts the connections of a server from their first moment, whether anything is asked on them or not. One too many is
 * answered with why, and closed in any case. A proxy that is believed holds as many as it likes, within all.
 */
export function watchDoor(
  server: Server,
  terms: {
    readonly limits: ConnectionLimits;
    readonly trustedProxies: readonly string[];
    readonly metrics: Metrics;
    /** First word of the metrics' names. */
    readonly role: 'http' | 'realtime';
  },
): ConnectionDoor {
  const { limits, trustedProxies, metrics, role } = terms;
  const open = new OpenConnections<Duplex>(limits);
  const isProxy = proxyFinder(trustedProxies);
  const surplus = new Map<Duplex, Surplus>();
  const counted = metrics.gauge(`${role}_connections`, 'Open TCP connections.');
  const refused = metrics.counter(
    `${role}_connections_refused_total`,
    'TCP connections that were one too many, of their address or in all.',
    ['bound'],
  );

  function patiently(connection: Duplex, bound: Surplus): void {
    refused.add(1, bound);
    if (surplus.size >= mostPatient) {
      connection.destroy();
      return;
    }
    surplus.set(connection, bound);
    const end = setTimeout(() => connection.destroy(), patienceMillis);
    connection.once('close', () => {
      clearTimeout(end);
      surplus.delete(connection);
    });
  }

  /** One for all of them: thousands of connections wait for nothing else. */
  function forget(this: Duplex): void {
    open.release(this);
    counted.set(open.count);
  }

  server.on('connection', (connection) => {
    const peer = plainAddress(connection.remoteAddress ?? '');
    const bound = open.admit(connection, isProxy(peer) ? undefined : peer);
    if (bound !== undefined) return patiently(connection, bound);
    counted.set(open.count);
    connection.on('close', forget);
  });

  return {
    surplusOf: (connection) => surplus.get(connection),
    ascribe(connection, address) {
      // It has named nobody.
      if (isProxy(address)) return undefined;
      const bound = open.ascribe(connection, address);
      if (bound !== undefined) refused.add(1, bound);
      return bound;
    },
  };
}
