import { isRefused } from '@realmwright/kernel/outcome';
import type { Status } from '@realmwright/kernel/status';
import type { PresenceState } from '@realmwright/protocol/realtime/social-messages';
import { attendGroup } from '@realmwright/services/group/group.contract';
import { listContacts } from '@realmwright/services/social/friends.contract';
import { findMessageOfTheDay } from '@realmwright/services/social/social.contract';
import type { RealtimeCore } from '../realtime-core.ts';
import type { PlayedCharacter, RealtimeSession } from '../realtime-session.ts';
import { settleRooms } from '../rooms/room-life.ts';
import { tellLine } from '../system-line.ts';
import { partyTold } from './company.ts';

/** What a session is told of its company when its character has come into the world: its list, and the words of the day. */
export async function meetCompany(core: RealtimeCore, session: RealtimeSession, self: PlayedCharacter): Promise<void> {
  await tellContacts(core, session, self);
  const found = await core.call(session, findMessageOfTheDay, { realm: core.config.realm });
  if (!isRefused(found)) for (const text of found.value.lines) tellLine(session, text);
}

/** The group service learns that a character is in the world, and the session in which group it is. */
export async function attend(core: RealtimeCore, session: RealtimeSession, self: PlayedCharacter): Promise<void> {
  const attendance = { characterId: self.id, edge: core.config.edge, session: session.id };
  const attended = await core.call(session, attendGroup, attendance);
  const group = isRefused(attended) ? undefined : attended.value.group;
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
