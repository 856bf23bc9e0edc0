import { includesRole } from '@realmwright/kernel/account-role';
import { isRefused } from '@realmwright/kernel/outcome';
import type { Room } from '@realmwright/kernel/room';
import type { ValueOf } from '@realmwright/kernel/schema/type';
import type { Deed } from '@realmwright/protocol/realtime/client-messages';
import { serverFrames } from '@realmwright/protocol/realtime/frame';
import type { DeedOutcome, ServerMessage } from '@realmwright/protocol/realtime/server-messages';
import { listRoster, type roomNewsType, tellRoom } from '@realmwright/services/social/roster.contract';
import { answered, done, refused, sayable } from '../company/deed-answers.ts';
import type { RealtimeCore } from '../realtime-core.ts';
import type { PlayedCharacter, RealtimeSession } from '../realtime-session.ts';
import { type PeopleTold, personTold } from './people-news.ts';
import type { LocalRoom } from './room-book.ts';
import { roomsOf } from './rooms-of.ts';

/** How often the people of a room are told of each other, milliseconds. */
export const peoplePeriodMillis = 500;

/** A session's character is somewhere else now, or in other company: its rooms follow. */
export function settleRooms(core: RealtimeCore, session: RealtimeSession): void {
  // On the way between two maps it stays in the rooms of the old one until it stands in the new one.
  if (session.state === 'entering') return;
  core.tell(session, core.rooms.move(session, roomsOf(core.config.realm, session)));
}

/** Something is said in a room. What concerns its people is told together with what else happens to them. */
export function hearRoom(room: LocalRoom<RealtimeSession>, news: ValueOf<typeof roomNewsType>): void {
  if (news.kind !== 'announced') return room.people.note(news);
  tellMembers(room, { kind: 'announced', room: room.room, by: news.by, text: news.text });
}

/** Tells everybody what has happened to the people in its rooms. */
export function tellPeople(core: RealtimeCore): void {
  for (const room of core.rooms.rooms) {
    const told = room.people.take();
    if (told === undefined) continue;
    tellMembers(room, { kind: 'people', room: room.room, ...told });
    for (const session of room.members) if (session.notifier.wants('area')) notePeople(session, told);
  }
}

function notePeople({ notifier, character }: RealtimeSession, { came, went }: PeopleTold): void {
  for (const { character: who, name } of came) {
    if (who !== character?.id) notifier.note({ about: 'area', source: name, text: 'came' });
  }
  for (const { character: who, name } of went) {
    if (who !== character?.id) notifier.note({ about: 'area', source: name, text: 'went' });
  }
}

/** A message of a room is encoded once. */
function tellMembers({ members }: LocalRoom<RealtimeSession>, message: ServerMessage): void {
  if (members.size === 0) return;
  const bytes = serverFrames.messages.encode(message);
  for (const { line } of members) line.tell(message, bytes);
}

/** A page of who is in a room. One sees those of one's own rooms; operators see those of all. */
export async function showRoster(
  core: RealtimeCore,
  session: RealtimeSession,
  { room, after }: Extract<Deed, { kind: 'roster' }>,
): Promise<DeedOutcome> {
  const isOperator = includesRole(session.account.roles, 'moderator');
  if (!isOperator && !core.rooms.isIn(session, room)) return refused('realtime.not-in-room');
  const scope = scopeOf(room, session);
  if (scope === undefined) return refused('realtime.not-in-room');
  const from = after && { name: after.name, characterId: after.character };
  const listed = await core.call(session, listRoster, { scope, showsHidden: isOperator, after: from });
  if (isRefused(listed)) return done;
  const { total, people, hasMore } = listed.value;
  session.line.tell({ kind: 'roster', room, total, people: people.map(personTold), hasMore });
  return done;
}

/** Of groups the session knows the members of its own. */
function scopeOf(
  room: Room,
  { company }: RealtimeSession,
): Parameters<typeof listRoster.input.encode>[0]['scope'] | undefined {
  switch (room.kind) {
    case 'global':
      return { kind: 'cluster' };
    case 'realm':
    case 'area':
    case 'instance':
      return room;
    case 'party':
    case 'raid': {
      const group = company?.group?.groupId === room.group ? company.group : undefined;
      return group && { kind: 'named', characterIds: group.members.map(({ characterId }) => characterId) };
    }
    case 'private':
      return { kind: 'named', characterIds: [room.character] };
    case 'team':
      return undefined;
  }
}

/** An operator speaks to everybody in a room, on whichever edge. */
export async function speakToRoom(
  core: RealtimeCore,
  session: RealtimeSession,
  { name: by }: PlayedCharacter,
  { room, text: typed }: Extract<Deed, { kind: 'tellRoom' }>,
): Promise<DeedOutcome> {
  if (!includesRole(session.account.roles, 'moderator')) return refused('realtime.not-permitted');
  const said = sayable(core, session, typed);
  if ('refusal' in said) return said.refusal;
  return answered(await core.call(session, tellRoom, { room, by, text: said.text }));
}
