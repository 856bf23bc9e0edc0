import type { AccountId, RealmId } from '@realmwright/kernel/ids';
import {
  mostNotifications,
  type Notification,
  type NotificationChoices,
  type NotificationKind,
  notificationKinds,
} from '@realmwright/kernel/notification';
import type { Queries } from '@realmwright/platform/database/database';

/** Whose notifications they are. */
interface Owner {
  readonly accountId: AccountId;
  readonly realm: RealmId;
}

/** Everything unread, newest first. */
export async function listUnread(db: Queries, { accountId, realm }: Owner): Promise<readonly Notification[]> {
  const rows = await db.rows<SelectedNotification>(
    `select about, source, text, count, extract(epoch from at)::float8 as seconds from characters.notifications
      where account_id = $1 and realm_id = $2 order by at desc, about, source limit $3`,
    [accountId, realm, mostNotifications],
  );
  return rows.flatMap(({ about, ...row }) => {
    const kind = kindOf(about);
    return kind === undefined ? [] : [{ about: kind, ...row }];
  });
}

/** Adds up what is of the same kind and source, whether it comes at once or one after the other. */
export async function addUnread(
  db: Queries,
  { accountId, realm }: Owner,
  added: readonly Notification[],
): Promise<void> {
  await db.execute(
    `insert into characters.notifications as n (account_id, realm_id, about, source, text, count, at)
     select $1, $2, a.about, a.source, (array_agg(a.text order by a.seconds desc, a.text))[1],
            least(sum(a.count), ${largestCount}), to_timestamp(max(a.seconds))
       from unnest($3::text[], $4::text[], $5::text[], $6::int[], $7::bigint[]) as a (about, source, text, count, seconds)
      where a.count > 0 group by a.about, a.source
     on conflict (account_id, realm_id, about, source) do update
       set text = excluded.text, count = least(n.count + excluded.count, ${largestCount}), at = excluded.at`,
    [
      accountId,
      realm,
      added.map(({ about }) => about),
      added.map(({ source }) => source),
      added.map(({ text }) => text),
      added.map(({ count }) => Math.min(count, largestCount)),
      added.map(({ seconds }) => seconds),
    ],
  );
  await db.execute(
    `delete from characters.notifications where account_id = $1 and realm_id = $2 and (about, source) in
       (select about, source from characters.notifications where account_id = $1 and realm_id = $2
         order by at desc, about, source offset $3)`,
    [accountId, realm, mostNotifications],
  );
}

/** Deletes what has been read. */
export async function deleteRead(
  db: Queries,
  { accountId, realm }: Owner,
  about: NotificationKind | undefined,
  source: string | undefined,
): Promise<void> {
  await db.execute(
    `delete from characters.notifications
      where account_id = $1 and realm_id = $2 and about = coalesce($3, about) and source = coalesce($4, source)`,
    [accountId, realm, about ?? null, source ?? null],
  );
}

export async function listChoices(db: Queries, accountId: AccountId): Promise<NotificationChoices> {
  const rows = await db.rows<{ about: string; is_on: boolean }>(
    'select about, is_on from characters.notification_choices where account_id = $1 order by about',
    [accountId],
  );
  return rows.flatMap(({ about, is_on: isOn }) => {
    const kind = kindOf(about);
    return kind === undefined ? [] : [{ about: kind, isOn }];
  });
}

export async function storeChoice(
  db: Queries,
  accountId: AccountId,
  about: NotificationKind,
  isOn: boolean,
): Promise<void> {
  await db.execute(
    `insert into characters.notification_choices (account_id, about, is_on) values ($1, $2, $3)
     on conflict (account_id, about) do update set is_on = excluded.is_on`,
    [accountId, about, isOn],
  );
}

interface SelectedNotification {
  readonly about: string;
  readonly source: string;
  readonly text: string;
  readonly count: number;
  readonly seconds: number;
}

/** A kind as the database has it; undefined for one that this version does not know. */
function kindOf(about: string): NotificationKind | undefined {
  return notificationKinds.find((kind) => kind === about);
}

const largestCount = 9_999;
