import { InvariantError } from '@realmwright/kernel/errors';
import { type CharacterId, characterId, edgeId, type RealmId, sessionId } from '@realmwright/kernel/ids';
import type { Receiver } from '@realmwright/kernel/receivers';
import type { Queries } from '@realmwright/platform/database/database';
import type { Ban, Channel, Member } from './channel.ts';

/** A channel and the number of its rows. */
export interface StoredChannel {
  readonly id: bigint;
  readonly realm: RealmId;
  readonly channel: Channel;
}

/**
 * The channel of that name, its row locked until the transaction ends; made where there is none. Changes of one channel
 * happen one after the other, whichever instance of the service makes them.
 */
export async function openChannel(
  db: Queries,
  realm: RealmId,
  { name, key }: { readonly name: string; readonly key: string },
): Promise<StoredChannel> {
  await db.execute(
    `insert into characters.channels (realm_id, name, name_key) values ($1, $2, $3)
     on conflict (realm_id, name_key) do update set name = channels.name`,
    [realm, name, key],
  );
  const row = await db.findRow<SelectedChannel>(selectChannel, [realm, key]);
  if (row === undefined) throw new InvariantError('a channel vanished under its own lock', { realm, key });
  return wholeChannel(db, realm, row);
}

/** The channel of that name, its row locked until the transaction ends. */
export async function lockChannel(db: Queries, realm: RealmId, key: string): Promise<StoredChannel | undefined> {
  const row = await db.findRow<SelectedChannel>(`${selectChannel} for update`, [realm, key]);
  return row && wholeChannel(db, realm, row);
}

/** The channel of that name with its members, as it is at this moment, without its bans. */
export async function findChannel(db: Queries, realm: RealmId, key: string): Promise<Channel | undefined> {
  const row = await db.findRow<SelectedChannel>(selectChannel, [realm, key]);
  return row && channelOf(row, await listMembers(db, row.channel_id), []);
}

/** Keys of the channels that a character is in by this session. */
export async function listChannelKeys(db: Queries, of: Receiver): Promise<readonly Key[]> {
  return db.rows<Key>(
    `select c.realm_id as realm, c.name_key as key
       from characters.channel_members m join characters.channels c using (channel_id)
      where m.character_id = $1 and m.edge = $2 and m.session = $3 order by c.channel_id`,
    [of.characterId, of.edge, of.session],
  );
}

/** The memberships of one session become those of another; they count as new for whoever looks for strays. */
export async function moveMembers(db: Queries, of: Receiver, to: Omit<Receiver, 'characterId'>): Promise<void> {
  await db.execute(
    `update characters.channel_members set edge = $4, session = $5, joined_at = now()
      where character_id = $1 and edge = $2 and session = $3`,
    [of.characterId, of.edge, of.session, to.edge, to.session],
  );
}

/** In how many channels a character is by this session. */
export async function countChannels(db: Queries, of: Receiver): Promise<number> {
  const row = await db.findRow<{ count: number }>(
    `select count(*)::int as count from characters.channel_members
      where character_id = $1 and edge = $2 and session = $3`,
    [of.characterId, of.edge, of.session],
  );
  return row?.count ?? 0;
}

/** Memberships older than a minute, one for each character and session, by character: some of them for the asking. */
export async function listSettledMembers(db: Queries, after: number, limit: number): Promise<readonly Receiver[]> {
  const rows = await db.rows<SelectedReceiver>(
    `select distinct character_id, edge, session from characters.channel_members
      where character_id > $1 and joined_at < now() - interval '1 minute' order by character_id limit $2`,
    [after, limit],
  );
  return rows.map(receiverOf);
}

/** Writes what differs between a channel as it was and as it is; one without members goes, with all that is about it. */
export async function saveChannel(db: Queries, { id, realm, channel: was }: StoredChannel, is: Channel): Promise<void> {
  if (is.members.length === 0) {
    await db.execute('delete from characters.channels where channel_id = $1', [id]);
    return;
  }
  const isSameRow =
    was.password === is.password &&
    was.owner === is.owner &&
    was.announces === is.announces &&
    was.isModerated === is.isModerated;
  if (!isSameRow) {
    await db.execute(
      `update characters.channels set password = $2, owner_id = $3, announces = $4, is_moderated = $5
        where channel_id = $1`,
      [id, is.password, is.owner ?? null, is.announces, is.isModerated],
    );
  }
  await deleteMembers(db, id, missing(was.members, is.members));
  for (const member of is.members) if (!was.members.includes(member)) await storeMember(db, id, realm, member);
  await deleteBans(db, id, missing(was.bans, is.bans));
  for (const ban of is.bans) if (!was.bans.includes(ban)) await storeBan(db, id, realm, ban);
}

/** No channel outlives the processes that hold its members' sessions. */
export async function deleteAllChannels(db: Queries): Promise<void> {
  await db.execute('delete from characters.channels');
}

interface Key {
  readonly realm: number;
  readonly key: string;
}

interface SelectedChannel {
  readonly channel_id: bigint;
  readonly name: string;
  readonly password: string;
  readonly owner_id: number | null;
  readonly announces: boolean;
  readonly is_moderated: boolean;
}

interface SelectedReceiver {
  readonly character_id: number;
  readonly edge: string;
  readonly session: bigint;
}

interface SelectedMember extends SelectedReceiver {
  readonly name: string;
  readonly is_moderator: boolean;
  readonly is_muted: boolean;
}

const selectChannel = `
  select channel_id, name, password, owner_id, announces, is_moderated
    from characters.channels where realm_id = $1 and name_key = $2`;

async function wholeChannel(db: Queries, realm: RealmId, row: SelectedChannel): Promise<StoredChannel> {
  const members = await listMembers(db, row.channel_id);
  return { id: row.channel_id, realm, channel: channelOf(row, members, await listBans(db, row.channel_id)) };
}

function channelOf(row: SelectedChannel, members: readonly Member[], bans: readonly Ban[]): Channel {
  const { name, password, announces, is_moderated: isModerated, owner_id: owner } = row;
  return {
    name,
    password,
    announces,
    isModerated,
    owner: owner === null ? undefined : characterId(owner),
    members,
    bans,
  };
}

async function listMembers(db: Queries, id: bigint): Promise<readonly Member[]> {
  const rows = await db.rows<SelectedMember>(
    `select character_id, edge, session, name, is_moderator, is_muted
       from characters.channel_members where channel_id = $1 order by position`,
    [id],
  );
  return rows.map((row) => ({
    ...receiverOf(row),
    name: row.name,
    isModerator: row.is_moderator,
    isMuted: row.is_muted,
  }));
}

async function listBans(db: Queries, id: bigint): Promise<readonly Ban[]> {
  const rows = await db.rows<{ character_id: number; name: string }>(
    'select character_id, name from characters.channel_bans where channel_id = $1 order by position',
    [id],
  );
  return rows.map((row) => ({ characterId: characterId(row.character_id), name: row.name }));
}

async function storeMember(db: Queries, id: bigint, realm: RealmId, member: Member): Promise<void> {
  await db.execute(
    `insert into characters.channel_members
       (channel_id, realm_id, character_id, name, edge, session, is_moderator, is_muted)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (channel_id, character_id) do update set
       joined_at = case when channel_members.edge = excluded.edge and channel_members.session = excluded.session
                        then channel_members.joined_at else now() end,
       name = excluded.name, edge = excluded.edge, session = excluded.session,
       is_moderator = excluded.is_moderator, is_muted = excluded.is_muted`,
    [id, realm, member.characterId, member.name, member.edge, member.session, member.isModerator, member.isMuted],
  );
}

async function deleteMembers(db: Queries, id: bigint, gone: readonly CharacterId[]): Promise<void> {
  if (gone.length === 0) return;
  await db.execute(
    'delete from characters.channel_members where channel_id = $1 and character_id = any($2::integer[])',
    [id, gone],
  );
}

async function storeBan(db: Queries, id: bigint, realm: RealmId, ban: Ban): Promise<void> {
  await db.execute(
    `insert into characters.channel_bans (channel_id, realm_id, character_id, name) values ($1, $2, $3, $4)
     on conflict (channel_id, character_id) do nothing`,
    [id, realm, ban.characterId, ban.name],
  );
}

async function deleteBans(db: Queries, id: bigint, gone: readonly CharacterId[]): Promise<void> {
  if (gone.length === 0) return;
  await db.execute('delete from characters.channel_bans where channel_id = $1 and character_id = any($2::integer[])', [
    id,
    gone,
  ]);
}

/** Who was there and is not there any more. */
function missing(
  was: readonly { readonly characterId: CharacterId }[],
  is: readonly { readonly characterId: CharacterId }[],
): readonly CharacterId[] {
  const kept = new Set(is.map((one) => one.characterId));
  return was.map((one) => one.characterId).filter((id) => !kept.has(id));
}

function receiverOf(row: SelectedReceiver): Receiver {
  return {
    edge: edgeId(row.edge),
    session: sessionId(Number(row.session)),
    characterId: characterId(row.character_id),
  };
}
