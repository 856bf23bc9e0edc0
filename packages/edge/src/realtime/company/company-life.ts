import type { CharacterId, EdgeId, SessionId } from '@realmwright/kernel/ids';
import { isRefused } from '@realmwright/kernel/outcome';
import type { Status } from '@realmwright/kernel/status';
import type { PresenceState } from '@realmwright/protocol/realtime/social-messages';
import { moveMemberships } from '@realmwright/services/channels/channels.contract';
import { attendGroup } from '@realmwright/services/group/group.contract';
import { listContacts } from '@realmwright/services/social/friends.contract';
import { listRoster } from '@realmwright/services/social/roster.contract';
import { findMessageOfTheDay, findPresenceById } from '@realmwright/services/social/social.contract';
import type { RealtimeCore } from '../realtime-core.ts';
import type { PlayedCharacter, RealtimeSession } from '../realtime-session.ts';
import { settleRooms } from '../rooms/room-life.ts';
import { tellLine } from '../system-line.ts';
import { partyTold } from './company.ts';

/** What a session is told of its company when its character has come into the world: its list, and the words of the day. */
export async function meetCompany(
  core: RealtimeCore,
  session: RealtimeSession,
  self: PlayedCharacter,
  arrival: Exclude<Arrival, 'transfer'>,
): Promise<void> {
  await tellContacts(core, session, self);
  if (arrival === 'resumption') return;
  const found = await core.call(session, findMessageOfTheDay, { realm: core.config.realm });
  if (!isRefused(found)) for (const text of found.value.lines) tellLine(session, text);
}

/**
 * A session goes on with a character that another one had: its channels come along, and how its player has marked it. The
 * words that it had left behind do not.
 */
export async function bringCompany(
  core: RealtimeCore,
  session: RealtimeSession,
  characterId: CharacterId,
  former: { readonly edge: EdgeId; readonly session: SessionId },
): Promise<{ readonly status: Status; readonly isInvisible: boolean; readonly ignored: readonly CharacterId[] }> {
  const seat = { characterId, former, edge: core.config.edge, session: session.id };
  const scope = { kind: 'named', characterIds: [characterId] } as const;
  const [, listed, known, ignored] = await Promise.all([
    core.call(session, moveMemberships, seat),
    core.call(session, listRoster, { scope, showsHidden: true, after: undefined }),
    core.call(session, findPresenceById, { characterId }),
    whomItIgnores(core, session, characterId),
  ]);
  const status = isRefused(listed) ? 'here' : (listed.value.people[0]?.status ?? 'here');
  return { status, isInvisible: !isRefused(known) && known.value.isInvisible, ignored };
}

/** Whose talk the player of a character does not want to hear: known before anything is heard. */
export async function whomItIgnores(
  core: RealtimeCore,
  session: RealtimeSession,
  owner: CharacterId,
): Promise<readonly CharacterId[]> {
  const listed = await core.call(session, listContacts, { owner });
  if (isRefused(listed)) return [];
  return listed.value.contacts.flatMap(({ characterId, isIgnored }) => (isIgnored ? [characterId] : []));
}

/** How a character comes into an instance. */
export type Arrival = 'login' | 'transfer' | 'resumption';

/** The group service learns that a character is in the world, and the session in which group it is. */
export async function attend(
  core: RealtimeCore,
  session: RealtimeSession,
  self: PlayedCharacter,
  arrival: Arrival,
): Promise<void> {
  const attendance = { characterId: self.id, edge: core.config.edge, session: session.id };
  const attended = await core.call(session, attendGroup, attendance);
  if (isRefused(attended)) return;
  const { group } = attended.value;
  // It may have lost its party while its former edge was dead.
  if (group === undefined && arrival === 'resumption') session.line.tell({ kind: 'party', party: undefined });
  if (group === undefined || session.company?.noteGroup(group.revision, group) !== true) return;
  session.line.tell({ kind: 'party', party: partyTold(group) });
  settleRooms(core, session);
}

/** Tells the list of friends and ignored people; whom its player ignores is not heard from then on. */
export async function tellContacts(core: RealtimeCore, session: RealtimeSession, self: PlayedCharacter): Promise<void> {
  const listed = await core.call(session, listContacts, { owner: self.id });
  const { company } = session;
  if (isRefused(listed) || company?.character !== self.id) return;
  company.ignored.clear();
  company.friendsHere.clear();
  for (const { characterId, isIgnored, isFriend, presence } of listed.value.contacts) {
    if (isIgnored) company.ignored.add(characterId);
    if (isFriend && presence !== undefined) company.friendsHere.add(characterId);
  }
  const contacts = await Promise.all(
    listed.value.contacts.map(async ({ characterId: character, isFriend, isIgnored, note, presence }) => {
      const name = await core.names.find(character);
      return { character, name, isFriend, isIgnored, note, presence: presence && whereaboutsTold(presence) };
    }),
  );
  session.line.tell({ kind: 'contacts', contacts });
}

interface Whereabouts {
  readonly status: Status;
  readonly zone: number;
  readonly level: number;
  readonly class: number;
}

/** Where a friend is and whether it can be spoken to. */
export function whereaboutsTold({ status, zone, level, class: class_ }: Whereabouts) {
  return { state: stateOf(status), zone, level, class: class_ };
}

/** A mark as clients are told of it. */
function stateOf(status: Status): PresenceState {
  return status === 'here' ? 'online' : status;
}
