import { characterNameType } from '@realmwright/kernel/character-sheet';
import { event, request } from '@realmwright/kernel/contract';
import { operationIdType } from '@realmwright/kernel/operation-id';
import { receiversType } from '@realmwright/kernel/receivers';
import { characterIdType, edgeIdType, realmIdType, sessionIdType } from '@realmwright/kernel/schema/domain';
import { bool, list, literals, optional, struct, u32, union, utf8 } from '@realmwright/kernel/schema/types';
import { statusType } from '@realmwright/kernel/status';

/** Channels: talk among those who have joined one, wherever they are in the realm. Every request is about one channel. */

/** Longest channel name, bytes. */
export const channelNameType = utf8({ maxBytes: 96 });
const passwordType = utf8({ maxBytes: 128 });
const textType = utf8({ maxBytes: 255 });

/** Who asks, as its edge knows it. `hasAuthority`: somebody with a role of its own, who needs no rights in a channel. */
export const actorType = struct({
  realm: realmIdType,
  characterId: characterIdType,
  name: characterNameType,
  edge: edgeIdType,
  session: sessionIdType,
  hasAuthority: bool,
});

/** What a member may do. */
export const rightsType = struct({ isOwner: bool, isModerator: bool, isMuted: bool });

/** What members are told of their channel. `player` is whom it is about, `by` who did it. */
export const noticeType = union({
  youJoined: struct({}),
  youLeft: struct({}),
  joined: struct({ player: characterIdType }),
  left: struct({ player: characterIdType }),
  passwordChanged: struct({ player: characterIdType }),
  ownerChanged: struct({ player: characterIdType }),
  rightsChanged: struct({ player: characterIdType, before: rightsType, after: rightsType }),
  announcementsSwitched: struct({ player: characterIdType, isOn: bool }),
  moderationSwitched: struct({ player: characterIdType, isOn: bool }),
  kicked: struct({ player: characterIdType, by: characterIdType }),
  banned: struct({ player: characterIdType, by: characterIdType }),
  unbanned: struct({ player: characterIdType, by: characterIdType }),
  /** To the one who is invited. */
  invited: struct({ by: characterIdType }),
  /** To the one who has invited. */
  playerInvited: struct({ name: characterNameType }),
});

/** The name in the spelling of whoever opened the channel, and what the one who asked is told, in this order. */
const toldType = struct({
  channel: channelNameType,
  /** `number`: as `social.keep-talk` gives it. */
  notices: list(struct({ notice: noticeType, number: u32 }), { max: 8 }),
});

/** Something happened in a channel; the one who did it learns it from the answer. Scoped by EdgeId. */
export const channelNoticed = event(
  'channels.noticed',
  struct({
    receivers: receiversType,
    channel: channelNameType,
    notice: noticeType,
    /** As `social.keep-talk` gives it. */
    number: u32,
  }),
);

/** Joins a channel, and opens it where there is none of that name. */
export const joinChannel = request('channels.join', {
  input: struct({ actor: actorType, channel: channelNameType, password: passwordType }),
  output: toldType,
  refusals: [
    'channels.invalid-name',
    'channels.already-member',
    'channels.banned',
    'channels.wrong-password',
    'channels.too-many',
  ],
  timeout: 2_000,
});

/** Leaves a channel; with the last member it is gone. */
export const leaveChannel = request('channels.leave', {
  input: struct({ actor: actorType, channel: channelNameType }),
  output: toldType,
  refusals: ['channels.not-member'],
  timeout: 2_000,
});

/** Says something to everybody in a channel; the speaker hears it like everybody else. */
export const sayInChannel = request('channels.say', {
  input: struct({
    actor: actorType,
    channel: channelNameType,
    status: statusType,
    text: textType,
    /** Asked again under the same one, it is said once. */
    operation: optional(operationIdType),
  }),
  output: struct({}),
  refusals: ['channels.not-member', 'channels.muted', 'channels.not-moderator', 'channels.empty-text'],
  timeout: 2_000,
});

/** Somebody speaks in a channel. Scoped by EdgeId; in the order in which one service instance took it. */
export const channelHeard = event(
  'channels.heard',
  struct({
    receivers: receiversType,
    channel: channelNameType,
    from: characterIdType,
    fromStatus: statusType,
    text: textType,
    /** As `social.keep-talk` gives it. */
    number: u32,
  }),
);

/**
 * A character goes on with another session, as that of a client whose line moved to another edge: its memberships go with
 * it. Nobody is told, because nobody came or went.
 */
export const moveMemberships = request('channels.move-memberships', {
  input: struct({
    characterId: characterIdType,
    former: struct({ edge: edgeIdType, session: sessionIdType }),
    edge: edgeIdType,
    session: sessionIdType,
  }),
  output: struct({}),
  timeout: 2_000,
});

/** Most members of one list; a client shows fewer. */
export const mostListedMembers = 1_000;

/** Who is in a channel, in the order of joining, and how many they are. */
export const listMembers = request('channels.list-members', {
  input: struct({ actor: actorType, channel: channelNameType }),
  output: struct({
    channel: channelNameType,
    memberCount: u32,
    members: list(struct({ characterId: characterIdType, rights: rightsType }), { max: mostListedMembers }),
    /** Empty while nobody owns the channel. */
    ownerName: characterNameType,
  }),
  refusals: ['channels.not-member'],
  timeout: 2_000,
});

/** What owner and moderators do to a channel and its members. Others are named as the player typed. */
export const deedType = union({
  setPassword: struct({ password: passwordType }),
  setOwner: struct({ target: characterNameType }),
  setRight: struct({ target: characterNameType, right: literals('moderator', 'muted'), isGiven: bool }),
  expel: struct({ target: characterNameType, isBan: bool }),
  unban: struct({ target: characterNameType }),
  /** Announcements of coming and going, or that only moderators speak: on when it was off, and off when it was on. */
  toggle: struct({ what: literals('announcements', 'moderation') }),
  /** `target` is undefined when nobody of that name is in the world. Any member may invite. */
  invite: struct({
    name: characterNameType,
    target: optional(struct({ characterId: characterIdType, edge: edgeIdType, session: sessionIdType })),
  }),
});

export const moderateChannel = request('channels.moderate', {
  input: struct({ actor: actorType, channel: channelNameType, deed: deedType }),
  output: toldType,
  refusals: [
    'channels.not-member',
    'channels.not-moderator',
    'channels.not-owner',
    'channels.player-not-found',
    'channels.not-banned',
    'channels.already-member',
    'channels.invite-banned',
  ],
  timeout: 2_000,
});
