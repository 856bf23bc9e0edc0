import type { CharacterId, EdgeId, RealmId, SessionId } from '@realmwright/kernel/ids';
import { REALTIME_BUILD } from '@realmwright/kernel/realtime-build';
import { codecOf } from '@realmwright/kernel/schema/codec';
import type { ValueOf } from '@realmwright/kernel/schema/type';
import type { Queries } from '@realmwright/platform/database/database';
import { mostHeardTalk, mostRecalledBytes, mostRecalledTalk, talkType } from './talk.contract.ts';

export type Talk = ValueOf<typeof talkType>;

const codec = codecOf(talkType, 'kept talk');

/** For whom a line is: characters, or everybody of a realm. */
export type Listeners =
  | { readonly characters: readonly CharacterId[] }
  | { readonly realm: RealmId; readonly areStaff: boolean };

/**
 * Keeps a line for the sessions of realtime edges among its listeners. Gives its number; 0 when there is none of them and
 * no operation, nothing when a line of that operation is kept already.
 */
export async function storeTalk(
  db: Queries,
  listeners: Listeners,
  line: { readonly talk: Talk; readonly operation: Uint8Array | undefined },
  at: Date,
): Promise<number | undefined> {
  const [of, values] = 'characters' in listeners ? ofCharacters(listeners.characters) : ofRealm(listeners);
  const row = await db.findRow<{ is_due: boolean; number: bigint | null }>(
    `with listeners as (select edge, session from characters.presences where build = $4 and ${of}),
       line as (
         insert into characters.talk (operation, talk, said_at)
         select $1::bytea, $2, $3 where $1::bytea is not null or exists (select from listeners)
         on conflict (operation) do nothing returning number),
       told as (
         insert into characters.talk_listeners (edge, number, sessions)
         select edge, number, array_agg(session) from line, listeners group by edge, number)
     select $1::bytea is not null or exists (select from listeners) as is_due, (select number from line) as number`,
    [line.operation ?? null, codec.encode(line.talk), at, REALTIME_BUILD, ...values],
  );
  if (row === undefined || !row.is_due) return 0;
  return row.number === null ? undefined : Number(row.number);
}

function ofCharacters(characters: readonly CharacterId[]): Condition {
  return ['character_id = any($5::integer[])', [characters]];
}

function ofRealm({ realm, areStaff }: { readonly realm: RealmId; readonly areStaff: boolean }): Condition {
  return [`realm_id = $5 and (not $6 or cardinality(array_remove(roles, 'player')) > 0)`, [realm, areStaff]];
}

type Condition = readonly [sql: string, values: readonly unknown[]];

/** Lines for a session by any of its seats that are none of those heard, oldest first; of too many the newest. */
export async function findTalk(
  db: Queries,
  seats: readonly { readonly edge: EdgeId; readonly session: SessionId }[],
  heard: readonly number[],
): Promise<{ readonly number: number; readonly talk: Talk }[]> {
  // Lines that were said at the same moment may have come in another order than that of their numbers.
  const after = heard.length < mostHeardTalk ? 0 : Math.min(...heard);
  const rows = await db.rows<{ number: bigint; talk: Uint8Array }>(
    `with missed as (
       select distinct number, talk
         from unnest($1::text[], $2::bigint[]) as seat (edge, session)
         join characters.talk_listeners l on l.edge = seat.edge and seat.session = any (l.sessions)
         join characters.talk using (number)
        where number > $3 and number <> all ($4::bigint[]) order by number desc limit $5),
       measured as (select number, talk, sum(length(talk)) over (order by number desc) as bytes from missed)
     select number, talk from measured where bytes <= $6 order by number desc`,
    [
      seats.map(({ edge }) => edge),
      seats.map(({ session }) => session),
      after,
      heard,
      mostRecalledTalk,
      mostRecalledBytes,
    ],
  );
  return rows.map((row) => ({ number: Number(row.number), talk: codec.decode(row.talk) })).reverse();
}

export async function deleteTalkBefore(db: Queries, before: Date): Promise<void> {
  await db.execute('delete from characters.talk where said_at < $1', [before]);
}
