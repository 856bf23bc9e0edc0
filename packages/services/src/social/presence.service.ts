import type { Zone } from '@realmwright/gamedata/places';
import type { RealmId } from '@realmwright/kernel/ids';
import { accept, refuse } from '@realmwright/kernel/outcome';
import { sessionClosed } from '../account/account.contract.ts';
import type { FeaturePorts, Serving } from '../serving.ts';
import { tellFriendsOfChange, tellOfGoing } from './friend-news.ts';
import {
  changePresence,
  deletePresence,
  deletePresenceOfSession,
  findPresenceRow,
  findPresenceRowByName,
  listPresenceRows,
  listReceivers,
  storePresence,
  storeStatus,
} from './presence.store.ts';
import { tellOfPresence } from './room-news.ts';
import { countPresences } from './roster.store.ts';
import {
  announcePresence,
  findPresence,
  findPresenceById,
  listPresences,
  locatePresences,
  mostWhoRows,
  setStatus,
  updatePresence,
  who,
  withdrawPresence,
} from './social.contract.ts';
import { removeStrayPresences } from './stray-presences.ts';
import { presenceKey, whoFilterOf } from './who.rules.ts';
import { searchPresences } from './who.store.ts';

/** How often it is looked for presences whose session is over, milliseconds. */
const strayPeriod = 60_000;
/** How often the number of characters in the world is written to the metrics. */
const countPeriod = 10_000;

/** Answers what concerns the registry of who is in the world. */
export function servePresence(
  serving: Serving,
  ports: FeaturePorts,
  zonesOf: (realm: RealmId) => readonly Zone[],
): void {
  const { bus, database, metrics } = ports;
  const population = metrics.gauge('social_characters_in_world', 'Characters in the world by realm.', ['realm']);

  serving.answer(announcePresence, async (presence) => {
    const key = presenceKey(presence.name);
    const stored = await storePresence(database, presence, key);
    tellOfPresence(bus, stored.before, stored.after);
    // Whoever goes on with another session before it was missed is no news.
    await tellFriendsOfChange(ports, stored);
    return accept();
  });

  serving.answer(updatePresence, async ({ characterId, ...change }) => {
    const changed = await changePresence(database, characterId, change);
    if (changed === undefined) return accept();
    tellOfPresence(bus, changed.before, changed.after);
    await tellFriendsOfChange(ports, changed);
    return accept();
  });

  serving.answer(withdrawPresence, async ({ characterId, edge, session }) => {
    const gone = await deletePresence(database, characterId, { edge, session });
    if (gone !== undefined) await tellOfGoing(ports, gone);
    return accept();
  });

  serving.answer(setStatus, async ({ characterId, ...marked }) => {
    const changed = await storeStatus(database, characterId, marked);
    if (changed === undefined) return accept();
    tellOfPresence(bus, changed.before, changed.after);
    await tellFriendsOfChange(ports, changed);
    return accept();
  });

  serving.answer(who, async (input) => {
    // Guilds do not exist yet, so nobody is in the guild that a filter names.
    if (input.guild !== '') return accept({ matchCount: 0, rows: [] });
    const found = await searchPresences(
      database.reads,
      input.realm,
      input.asker,
      whoFilterOf(input, zonesOf(input.realm)),
      mostWhoRows,
    );
    return accept({ matchCount: found.matchCount, rows: found.rows.map((row) => ({ ...row, guild: '' })) });
  });

  serving.answer(findPresence, async ({ realm, name }) => {
    const row = await findPresenceRowByName(database.reads, realm, presenceKey(name));
    return row === undefined ? refuse('social.player-not-found') : accept(row);
  });

  serving.answer(findPresenceById, async ({ characterId }) => {
    const row = await findPresenceRow(database.reads, characterId);
    return row === undefined ? refuse('social.player-not-found') : accept(row);
  });

  serving.answer(locatePresences, async ({ characterIds }) =>
    accept({ presences: await listReceivers(database.reads, characterIds) }),
  );

  serving.answer(listPresences, async ({ realm, limit }) => {
    const counts = await countPresences(database.reads);
    return accept({
      totalCount: counts.find((count) => count.realm === realm)?.count ?? 0,
      presences: await listPresenceRows(database.reads, realm, Math.min(limit, 500)),
    });
  });

  serving.listen(sessionClosed, 'one-replica', async (at) => {
    for (const gone of await deletePresenceOfSession(database, at)) await tellOfGoing(ports, gone);
  });

  serving.every(strayPeriod, 'stray-presences', () => removeStrayPresences(ports));

  serving.every(countPeriod, 'count-presences', async () => {
    for (const { realm, count } of await countPresences(database)) population.set(count, String(realm));
  });
}
