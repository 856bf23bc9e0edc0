import { includesRole } from '@realmwright/kernel/account-role';
import { isRefused } from '@realmwright/kernel/outcome';
import type { ValueOf } from '@realmwright/kernel/schema/type';
import type { Deed } from '@realmwright/protocol/realtime/client-messages';
import type { DeedOutcome } from '@realmwright/protocol/realtime/server-messages';
import { MOST_CHANNEL_MEMBERS } from '@realmwright/protocol/realtime/social-messages';
import {
  joinChannel,
  leaveChannel,
  listMembers,
  type noticeType,
  sayInChannel,
} from '@realmwright/services/channels/channels.contract';
import { operationOf } from '../deed-operation.ts';
import type { RealtimeCore } from '../realtime-core.ts';
import type { PlayedCharacter, RealtimeSession } from '../realtime-session.ts';
import { type Turn, tellOnce } from '../talk-telling.ts';
import { answered, done, refused, sayable } from './deed-answers.ts';

/** Channels: opt-in rooms, whose service says who may join, and in how many at once. */

export async function joinChannelAs(
  core: RealtimeCore,
  session: RealtimeSession,
  self: PlayedCharacter,
  { channel, password }: Extract<Deed, { kind: 'joinChannel' }>,
): Promise<DeedOutcome> {
  const outcome = await core.call(session, joinChannel, { actor: actorOf(core, session, self), channel, password });
  if (isRefused(outcome)) return refused(outcome.refused);
  for (const told of outcome.value.notices) await tellNotice(core, session, outcome.value.channel, told, 'atOnce');
  return done;
}

export async function leaveChannelAs(
  core: RealtimeCore,
  session: RealtimeSession,
  self: PlayedCharacter,
  channel: string,
): Promise<DeedOutcome> {
  const outcome = await core.call(session, leaveChannel, { actor: actorOf(core, session, self), channel });
  if (isRefused(outcome)) return refused(outcome.refused);
  for (const told of outcome.value.notices) await tellNotice(core, session, outcome.value.channel, told, 'atOnce');
  return done;
}

export async function speakInChannelAs(
  core: RealtimeCore,
  session: RealtimeSession,
  self: PlayedCharacter,
  { channel, text: typed }: Extract<Deed, { kind: 'speakInChannel' }>,
  action: number,
): Promise<DeedOutcome> {
  const said = sayable(core, session, typed);
  if ('refusal' in said) return said.refusal;
  const line = { actor: actorOf(core, session, self), channel, status: self.status, text: said.text };
  const operation = operationOf(session, action);
  return answered(await core.call(session, sayInChannel, { ...line, operation }));
}

export async function listChannelFor(
  core: RealtimeCore,
  session: RealtimeSession,
  self: PlayedCharacter,
  name: string,
): Promise<DeedOutcome> {
  const outcome = await core.call(session, listMembers, { actor: actorOf(core, session, self), channel: name });
  if (isRefused(outcome)) return refused(outcome.refused);
  const { channel, memberCount, ownerName: owner } = outcome.value;
  const members = await Promise.all(
    outcome.value.members.slice(0, MOST_CHANNEL_MEMBERS).map(async ({ characterId: character, rights }) => ({
      character,
      name: await core.names.find(character),
      ...rights,
    })),
  );
  session.line.tell({ kind: 'channelMembers', channel, memberCount, owner, members });
  return done;
}

/** Tells what has happened in a channel, once; invitations of whom its player ignores are not told. */
export async function tellNotice(
  core: RealtimeCore,
  session: RealtimeSession,
  channel: string,
  { notice, number }: { readonly notice: ValueOf<typeof noticeType>; readonly number: number },
  turn?: Turn,
): Promise<void> {
  const name = 'player' in notice ? await core.names.find(notice.player) : 'name' in notice ? notice.name : '';
  const by = 'by' in notice ? await core.names.find(notice.by) : '';
  const isOn = 'isOn' in notice && notice.isOn;
  const tell = (): void => {
    if (notice.kind === 'invited' && session.company?.ignored.has(notice.by) === true) return;
    session.line.tell({ kind: 'channelNews', channel, news: notice.kind, name, by, isOn, number });
  };
  tellOnce(session, { number, tell }, turn);
}

/** Operators need no rights in channels. */
function actorOf({ config }: RealtimeCore, { id, account }: RealtimeSession, self: PlayedCharacter) {
  const { realm, edge } = config;
  const hasAuthority = includesRole(account.roles, 'moderator');
  return { realm, characterId: self.id, name: self.name, edge, session: id, hasAuthority };
}
