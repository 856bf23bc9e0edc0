import type { CharacterId, RealmId } from '@realmwright/kernel/ids';
import type { Queries } from '@realmwright/platform/database/database';
import { isListedSql } from './listed.store.ts';
import { type PresenceRow, presenceRow, type SelectedPresence } from './presence.store.ts';
import type { WhoFilter } from './who.rules.ts';

/** Those who match, by name; at most `limit`, with the number of all. Hidden ones are found by operators only. */
export async function searchPresences(
  db: Queries,
  realm: RealmId,
  asker: CharacterId,
  filter: WhoFilter,
  limit: number,
): Promise<{ readonly matchCount: number; readonly rows: readonly PresenceRow[] }> {
  const rows = await db.rows<SelectedPresence & { match_count: number }>(
    `select p.*, count(*) over ()::int as match_count from characters.presences p
      where realm_id = $1 and level between $2 and $3 and strpos(name_key, $4) > 0
        and (($5::bigint >> (race - 1)) & 1) = 1 and (($6::bigint >> (class - 1)) & 1) = 1
        and (cardinality($7::bigint[]) = 0 or zone = any($7::bigint[]))
        and (cardinality($8::text[]) = 0 or zone = any($9::bigint[])
             or exists (select from unnest($8::text[]) as w (word) where strpos(name_key, w.word) > 0))
        and (${isListedSql} or exists (select from characters.presences a where a.character_id = $11
                                         and a.roles && array['moderator', 'gamemaster', 'operator']))
      order by name_key limit $10`,
    [
      realm,
      filter.minLevel,
      filter.maxLevel,
      filter.namePart,
      filter.raceMask,
      filter.classMask,
      filter.zones,
      filter.words,
      filter.zonesOfWords,
      limit,
      asker,
    ],
  );
  return { matchCount: rows[0]?.match_count ?? 0, rows: rows.map(presenceRow) };
}
