import { includesRole } from '@realmwright/kernel/account-role';
import { isRefused, type Outcome } from '@realmwright/kernel/outcome';
import type { PacketLayout } from '@realmwright/protocol/schema/outgoing';
import {
  CMSG_GET_CHANNEL_MEMBER_COUNT,
  CMSG_JOIN_CHANNEL_1_12,
  CMSG_JOIN_CHANNEL_2_4,
  CMSG_LEAVE_CHANNEL_1_12,
  CMSG_LEAVE_CHANNEL_2_4,
} from '@realmwright/protocol/world/chat/channel.packet';
import {
  CMSG_CHANNEL_ANNOUNCEMENTS,
  CMSG_CHANNEL_BAN,
  CMSG_CHANNEL_DISPLAY_LIST,
  CMSG_CHANNEL_INVITE,
  CMSG_CHANNEL_KICK,
  CMSG_CHANNEL_LIST,
  CMSG_CHANNEL_MODERATE,
  CMSG_CHANNEL_MODERATOR,
  CMSG_CHANNEL_MUTE,
  CMSG_CHANNEL_OWNER,
  CMSG_CHANNEL_PASSWORD,
  CMSG_CHANNEL_SET_OWNER,
  CMSG_CHANNEL_UNBAN,
  CMSG_CHANNEL_UNMODERATOR,
  CMSG_CHANNEL_UNMUTE,
} from '@realmwright/protocol/world/chat/channel-member.packet';
import {
  channelHeard,
  channelNoticed,
  joinChannel,
  leaveChannel,
  listMembers,
  moderateChannel,
  sayInChannel,
} from '@realmwright/services/channels/channels.contract';
import {
  channelAsked,
  channelTyped,
  lineTold,
  memberCountTold,
  membersTold,
  noticeTold,
  ownerTold,
  passwordTyped,
  personTyped,
  refusalTold,
} from '@realmwright/services/channels/channels.wire';
import { findPresence } from '@realmwright/services/social/social.contract';
import { systemLines } from '@realmwright/services/social/social.wire';
import {
  type ConnectionState,
  converse,
  forms,
  type GatewayPort,
  type NewsRow,
  type Row,
  tellReceivers,
} from '../opcode-table.ts';

/** Clients join their channels again as soon as they are in the world, and keep them behind loading screens. */
const inWorld: readonly ConnectionState[] = ['world', 'transferring'];

type Deed = Parameters<typeof moderateChannel.input.encode>[0]['deed'];
type Refusal = Parameters<typeof refusalTold>[2];
type Asked = Parameters<typeof refusalTold>[1];

/** Joining and leaving channels, and what members do with them. What is said in one comes with the rows of talk. */
export const channelRows: readonly Row[] = [
  forms(
    converse({ layouts: [CMSG_JOIN_CHANNEL_1_12], states: inWorld, talk: join }),
    converse({ layouts: [CMSG_JOIN_CHANNEL_2_4], states: inWorld, talk: join }),
  ),
  forms(
    converse({ layouts: [CMSG_LEAVE_CHANNEL_1_12], states: inWorld, talk: leave }),
    converse({ layouts: [CMSG_LEAVE_CHANNEL_2_4], states: inWorld, talk: leave }),
  ),
  converse({
    layouts: [CMSG_CHANNEL_LIST],
    states: inWorld,
    talk: ({ channelName }, session) =>
      list(session, channelName, (listed) => membersTold(session.build, listed, false)),
  }),
  converse({
    layouts: [CMSG_CHANNEL_DISPLAY_LIST],
    states: inWorld,
    talk: ({ channel }, session) => list(session, channel, (listed) => membersTold(session.build, listed, true)),
  }),
  converse({
    layouts: [CMSG_GET_CHANNEL_MEMBER_COUNT],
    states: inWorld,
    talk: ({ channel }, session) => list(session, channel, memberCountTold),
  }),
  converse({
    layouts: [CMSG_CHANNEL_OWNER],
    states: inWorld,
    talk: ({ channelName }, session) =>
      list(session, channelName, (listed) => ownerTold(session.build, listed.channel, listed.ownerName)),
  }),
  converse({
    layouts: [CMSG_CHANNEL_PASSWORD],
    states: inWorld,
    talk: ({ channelName, channelPassword }, session) =>
      moderate(session, channelName, { kind: 'setPassword', password: passwordTyped(channelPassword) }),
  }),
  converse({
    layouts: [CMSG_CHANNEL_SET_OWNER],
    states: inWorld,
    talk: ({ channelName, newOwner }, session) =>
      moderate(session, channelName, { kind: 'setOwner', target: personTyped(newOwner) }),
  }),
  right(CMSG_CHANNEL_MODERATOR, { right: 'moderator', isGiven: true }),
  right(CMSG_CHANNEL_UNMODERATOR, { right: 'moderator', isGiven: false }),
  right(CMSG_CHANNEL_MUTE, { right: 'muted', isGiven: true }),
  right(CMSG_CHANNEL_UNMUTE, { right: 'muted', isGiven: false }),
  person(CMSG_CHANNEL_KICK, (target) => ({ kind: 'expel', target, isBan: false })),
  person(CMSG_CHANNEL_BAN, (target) => ({ kind: 'expel', target, isBan: true })),
  person(CMSG_CHANNEL_UNBAN, (target) => ({ kind: 'unban', target })),
  converse({
    layouts: [CMSG_CHANNEL_ANNOUNCEMENTS],
    states: inWorld,
    talk: ({ channelName }, session) => moderate(session, channelName, { kind: 'toggle', what: 'announcements' }),
  }),
  converse({
    layouts: [CMSG_CHANNEL_MODERATE],
    states: inWorld,
    talk: ({ channelName }, session) => moderate(session, channelName, { kind: 'toggle', what: 'moderation' }),
  }),
  converse({ layouts: [CMSG_CHANNEL_INVITE], states: inWorld, talk: invite }),
];

/** What happens in channels, and what is said there by those whom the session's player does not ignore. */
export const channelNews: readonly NewsRow[] = [
  tellReceivers(channelNoticed, {
    packets: ({ channel, notice }, { build, presence }) =>
      notice.kind === 'invited' && presence?.ignored.has(notice.by) ? [] : [noticeTold(build, channel, notice)],
  }),
  tellReceivers(channelHeard, {
    packets: (line, { build, presence }) => (presence?.ignored.has(line.from) ? [] : [lineTold(build, line)]),
  }),
];

/** Says something in a channel. */
export async function speakInChannel(session: GatewayPort, typed: string, text: string): Promise<void> {
  const actor = actorOf(session);
  if (actor === undefined) return;
  const channel = channelTyped(typed);
  const status = session.presence?.status ?? 'here';
  const outcome = await session.call(sayInChannel, { actor, channel, status, text, operation: undefined });
  if (isRefused(outcome)) refused(session, { channel }, outcome.refused);
}

/** What operators see of channels is what players see, but they need no rights in them. */
function actorOf({ character, presence, realm, edge, session, roles }: GatewayPort) {
  if (character === undefined || presence === undefined) return undefined;
  const hasAuthority = includesRole(roles, 'moderator');
  return { realm, characterId: character, name: presence.name, edge, session, hasAuthority };
}

async function join(
  packet: { readonly channelName: string; readonly channelId?: number; readonly channelPassword: string },
  session: GatewayPort,
): Promise<void> {
  const actor = actorOf(session);
  const channel = channelAsked(packet);
  if (actor === undefined || channel === undefined) return;
  const password = passwordTyped(packet.channelPassword);
  const outcome = await session.call(joinChannel, { actor, channel, password });
  told(session, { channel, player: actor.characterId }, outcome);
}

async function leave(
  packet: { readonly channelName: string; readonly channelId?: number },
  session: GatewayPort,
): Promise<void> {
  const actor = actorOf(session);
  const channel = channelAsked(packet);
  if (actor === undefined || channel === undefined) return;
  told(session, { channel }, await session.call(leaveChannel, { actor, channel }));
}

type Listed = Parameters<typeof memberCountTold>[0];

async function list(
  session: GatewayPort,
  typed: string,
  packet: (listed: Listed) => ReturnType<typeof memberCountTold>,
): Promise<void> {
  const actor = actorOf(session);
  if (actor === undefined) return;
  const channel = channelTyped(typed);
  const outcome = await session.call(listMembers, { actor, channel });
  if (isRefused(outcome)) refused(session, { channel }, outcome.refused);
  else session.send([packet(outcome.value)]);
}

interface AboutPerson {
  readonly channelName: string;
  readonly playerName: string;
}

function right(
  layout: PacketLayout<AboutPerson>,
  change: { readonly right: 'moderator' | 'muted'; readonly isGiven: boolean },
): Row {
  return person(layout, (target) => ({ kind: 'setRight', target, ...change }));
}

function person(layout: PacketLayout<AboutPerson>, deed: (target: string) => Deed): Row {
  return converse({
    layouts: [layout],
    states: inWorld,
    talk: ({ channelName, playerName }, session) => moderate(session, channelName, deed(personTyped(playerName))),
  });
}

async function invite({ channelName, playerName }: AboutPerson, session: GatewayPort): Promise<void> {
  const typed = personTyped(playerName);
  const found = await session.call(findPresence, { realm: session.realm, name: typed });
  // Whoever hides is not there for players, whatever they know of it.
  const isThere = !isRefused(found) && (!found.value.isHidden || includesRole(session.roles, 'moderator'));
  const target = isThere ? found.value : undefined;
  const name = target?.name ?? typed;
  await moderate(session, channelName, { kind: 'invite', name, target }, { person: name, player: target?.characterId });
}

async function moderate(
  session: GatewayPort,
  typed: string,
  deed: Deed,
  about: Omit<Asked, 'channel'> = { person: personOf(deed) },
): Promise<void> {
  const actor = actorOf(session);
  if (actor === undefined) return;
  const channel = channelTyped(typed);
  told(session, { channel, ...about }, await session.call(moderateChannel, { actor, channel, deed }));
}

/** The name that the player typed; empty for deeds that are about nobody. */
function personOf(deed: Deed): string {
  switch (deed.kind) {
    case 'setOwner':
    case 'setRight':
    case 'expel':
    case 'unban':
      return deed.target;
    case 'invite':
      return deed.name;
    case 'setPassword':
    case 'toggle':
      return '';
  }
}

type Told = Parameters<typeof joinChannel.output.encode>[0];

function told(session: GatewayPort, asked: Asked, outcome: Outcome<Told, Refusal>): void {
  if (isRefused(outcome)) return refused(session, asked, outcome.refused);
  const { channel, notices } = outcome.value;
  session.send(notices.map(({ notice }) => noticeTold(session.build, channel, notice)));
}

function refused(session: GatewayPort, asked: Asked, refusal: Refusal): void {
  const notice = refusalTold(session.build, asked, refusal);
  if (notice !== undefined) session.send([notice]);
  else if (refusal === 'channels.too-many') session.send(systemLines(session.build, [tooMany]));
}

/** The protocol has no notice for it: genuine clients do not ask for more channels than they can show. */
const tooMany = 'You are in as many channels as you can be.';
