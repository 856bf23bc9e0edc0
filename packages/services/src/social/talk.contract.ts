import { characterNameType } from '@realmwright/kernel/character-sheet';
import { request } from '@realmwright/kernel/contract';
import { operationIdType } from '@realmwright/kernel/operation-id';
import { characterIdType, edgeIdType, sessionIdType } from '@realmwright/kernel/schema/domain';
import { list, literals, optional, struct, u32, union, utf8 } from '@realmwright/kernel/schema/types';
import { statusType } from '@realmwright/kernel/status';
import { channelNameType, noticeType } from '../channels/channels.contract.ts';
import { groupTalkType } from '../group/group-signals.contract.ts';

/**
 * Talk, and other news that come once, kept for some minutes: what an edge was told of them is lost with the edge, and its
 * sessions go on elsewhere.
 */

const textType = utf8({ maxBytes: 255 });

/** Most lines of the answer to one command, as operators' commands give them. */
export const mostReplyLines = 200;

/** Something that was said or happened and needs no nearness, as a session is told of it. */
export const talkType = union({
  whispered: struct({ from: characterIdType, fromName: characterNameType, fromStatus: statusType, text: textType }),
  saidInChannel: struct({
    channel: utf8({ maxBytes: 96 }),
    from: characterIdType,
    fromName: characterNameType,
    fromStatus: statusType,
    text: textType,
  }),
  saidToGroup: struct({ how: groupTalkType, from: characterIdType, fromName: characterNameType, text: textType }),
  announced: struct({ text: textType }),
  noticedInChannel: struct({ channel: channelNameType, notice: noticeType }),
  signalledToGroup: struct({
    signal: literals('invited', 'invitedInVain', 'declined', 'readyAsked', 'ready', 'notReady', 'readyOver'),
    /** Whose signal it is; empty where that is nobody's matter. */
    byName: characterNameType,
  }),
  rolledInGroup: struct({ byName: characterNameType, least: u32, greatest: u32, rolled: u32 }),
  /** What a command answers to the one who typed it. */
  replied: struct({ lines: list(utf8({ maxBytes: 1_024 }), { max: mostReplyLines }) }),
});

/** Most listeners of one line. */
export const mostListeners = 65_535;

/**
 * Keeps a line before it is said, for those of its listeners who are in the world by a realtime edge. `number` grows with
 * each line; 0 when nobody could ask for it, none when a line of that operation is kept already and so has been said.
 */
export const keepTalk = request('social.keep-talk', {
  input: struct({
    listeners: list(characterIdType, { max: mostListeners }),
    talk: talkType,
    operation: optional(operationIdType),
  }),
  output: struct({ number: optional(u32) }),
  timeout: 2_000,
});

/** Most lines that a session names as heard, and that one answer recalls: of too many the newest. */
export const mostHeardTalk = 16;
export const mostRecalledTalk = 128;
/** Most bytes of these lines: a message of the bus has at most 1 MiB, and the longest line has less than a third of this. */
export const mostRecalledBytes = 786_432;

/** A session as an edge knows it. */
const seatType = struct({ edge: edgeIdType, session: sessionIdType });

/**
 * The lines for a session that it has not heard, oldest first. `seats`: by which sessions of edges it was and is in the
 * world. `heard`: the numbers of the last lines that its client was told; fewer than the most are all of them.
 */
export const recallTalk = request('social.recall-talk', {
  input: struct({ seats: list(seatType, { max: 4 }), heard: list(u32, { max: mostHeardTalk }) }),
  output: struct({ lines: list(struct({ number: u32, talk: talkType }), { max: mostRecalledTalk }) }),
  timeout: 2_000,
});
