import { plainAddress } from './plain-address.ts';

/**
 * Connections that have not proven who they are yet. They cost the attacker one packet each, so they are bounded as a
 * whole and, once there are many, per network; connections that have proven themselves do not count. With few of them
 * open everybody is let in, so that a crowd behind one router is not locked out on an ordinary day.
 */
export interface UnprovenConnections<Connection> {
  /** Counts a new connection. `refused`: close it at once. `evicted`: close that older one in its favour. */
  admit(connection: Connection, address: string): { readonly refused: boolean; readonly evicted?: Connection };
  /** Stops counting it: it has proven itself or is closed. Harmless if unknown. */
  release(connection: Connection): void;
  count(): number;
}

export interface UnprovenLimits {
  /** Most connections without proof; the oldest gives way to a new one. */
  readonly total: number;
  /** Most of them from one network (IPv4 /24, IPv6 /48), while more than `crowded` are open. */
  readonly perNetwork: number;
  readonly crowded: number;
}

export const defaultUnprovenLimits: UnprovenLimits = { total: 2000, perNetwork: 20, crowded: 500 };

export function unprovenConnections<Connection>(limits: UnprovenLimits): UnprovenConnections<Connection> {
  const networkOf = new Map<Connection, string>();
  const countByNetwork = new Map<string, number>();

  function release(connection: Connection): void {
    const network = networkOf.get(connection);
    if (network === undefined) return;
    networkOf.delete(connection);
    const count = (countByNetwork.get(network) ?? 1) - 1;
    if (count === 0) countByNetwork.delete(network);
    else countByNetwork.set(network, count);
  }

  return {
    admit(connection, address) {
      const network = networkOfAddress(address);
      const count = countByNetwork.get(network) ?? 0;
      if (networkOf.size >= limits.crowded && count >= limits.perNetwork) return { refused: true };
      // A Map remembers the order of insertion, so its first key is the oldest connection.
      const oldest = networkOf.size >= limits.total ? networkOf.keys().next() : undefined;
      if (oldest !== undefined && oldest.done !== true) release(oldest.value);
      networkOf.set(connection, network);
      countByNetwork.set(network, (countByNetwork.get(network) ?? 0) + 1);
      return oldest === undefined || oldest.done === true
        ? { refused: false }
        : { refused: false, evicted: oldest.value };
    },
    release,
    count: () => networkOf.size,
  };
}

/** The network that an address is counted under: IPv4 /24 (mapped forms too), IPv6 /48. */
export function networkOfAddress(address: string): string {
  const plain = plainAddress(address);
  const separator = plain.includes('.') ? '.' : ':';
  return plain.split(separator).slice(0, 3).join(separator);
}
