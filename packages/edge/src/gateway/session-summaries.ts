import type { Connection } from './connection.ts';
import type { GatewayCore } from './gateway-core.ts';

/** The sessions of a gateway as operators see them; see `gateway.list-sessions`. */
export function summariesOf(gateway: GatewayCore, limit: number) {
  const now = gateway.clock.monotonic();
  const connections = [...gateway.connections.values()];
  return {
    totalCount: connections.length,
    sessions: connections.slice(0, limit).map(({ session }) => ({
      session: session.id,
      state: session.state,
      build: session.build ?? 0,
      address: session.address,
      accountId: session.account?.id,
      accountName: session.account?.name ?? '',
      characterName: session.character?.name ?? '',
      map: session.character?.map,
      latencyMillis: session.latencyMillis,
      queuedBytes: session.outbound.used + session.unsent.length,
      openSeconds: Math.round((now - session.openedAt) / 1000),
    })),
  };
}

/** The session of an account or character of that name, whatever its case; a session's number works too. */
export function findByName(gateway: GatewayCore, name: string): Connection | undefined {
  const wanted = name.toLowerCase();
  for (const connection of gateway.connections.values()) {
    const { account, character, id } = connection.session;
    const names = [account?.name, character?.name, String(id)];
    if (names.some((known) => known?.toLowerCase() === wanted)) return connection;
  }
  return undefined;
}
