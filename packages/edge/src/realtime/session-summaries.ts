import type { RealtimeCore } from './realtime-core.ts';

/** The sessions of an edge as operators see them; see `realtime.list-sessions`. */
export function summariesOf(core: RealtimeCore, limit: number) {
  const now = core.clock.monotonic();
  const sessions = [...core.sessions.values()];
  return {
    totalCount: sessions.length,
    sessions: sessions.slice(0, limit).map(({ id, state, account, character, line, address, openedAt }) => ({
      session: id,
      state,
      form: line.form,
      address,
      accountId: account.id,
      accountName: account.name,
      characterName: character?.name ?? '',
      map: character?.map,
      latencyMillis: line.latencyMillis,
      queuedBytes: line.queuedBytes,
      openSeconds: Math.round((now - openedAt) / 1000),
    })),
  };
}
