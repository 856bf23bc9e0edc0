import type { AccountId, RealmId } from '@realmwright/kernel/ids';
import type { Queries } from '@realmwright/platform/database/database';

/** Most announcements that a realm keeps, and how long somebody who was away is still shown one. */
const mostKept = 20;
const shownFor = '7 days';

/** Keeps an announcement, and lets the oldest go. */
export async function storeAnnouncement(db: Queries, realm: RealmId, text: string): Promise<void> {
  await db.execute('insert into characters.announcements (realm_id, text) values ($1, $2)', [realm, text]);
  await db.execute(
    `delete from characters.announcements where realm_id = $1 and announcement_id <=
       (select announcement_id from characters.announcements where realm_id = $1
         order by announcement_id desc offset $2 limit 1)`,
    [realm, mostKept],
  );
}

/** Announcements of these days that an account has not read. Whoever comes for the first time has missed nothing. */
export function listUnreadAnnouncements(
  db: Queries,
  accountId: AccountId,
  realm: RealmId,
): Promise<readonly { readonly text: string; readonly seconds: number }[]> {
  return db.rows<{ text: string; seconds: number }>(
    `with mark as (select read_to from characters.announcements_read where account_id = $1 and realm_id = $2),
          first as (insert into characters.announcements_read (account_id, realm_id, read_to)
                    select $1, $2, ${newest} where not exists (select from mark) on conflict do nothing)
     select a.text, extract(epoch from a.at)::float8 as seconds from characters.announcements a, mark
      where a.realm_id = $2 and a.announcement_id > mark.read_to and a.at > now() - interval '${shownFor}'
      order by a.announcement_id desc`,
    [accountId, realm],
  );
}

/** The account has read all of them. */
export async function readAnnouncements(db: Queries, accountId: AccountId, realm: RealmId): Promise<void> {
  await db.execute(
    `insert into characters.announcements_read as r (account_id, realm_id, read_to) values ($1, $2, ${newest})
     on conflict (account_id, realm_id) do update set read_to = greatest(r.read_to, excluded.read_to)`,
    [accountId, realm],
  );
}

const newest = `coalesce((select max(announcement_id) from characters.announcements where realm_id = $2), 0)`;
