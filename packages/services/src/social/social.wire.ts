import type { KnownIdTables } from '@realmwright/gamedata/known-ids';
import { shownId } from '@realmwright/gamedata/known-ids';
import { cutText } from '@realmwright/kernel/cut-text';
import type { CharacterId, RealmId } from '@realmwright/kernel/ids';
import { isRefused, type Outcome } from '@realmwright/kernel/outcome';
import type { Codec } from '@realmwright/kernel/schema/codec';
import type { Status } from '@realmwright/kernel/status';
import { type Outgoing, outgoing } from '@realmwright/protocol/schema/outgoing';
import type { PacketValue } from '@realmwright/protocol/schema/wire';
import type { Build } from '@realmwright/protocol/versions/build';
import { SMSG_MOTD, SMSG_NOTIFICATION } from '@realmwright/protocol/world/chat/announcement.packet';
import {
  SMSG_MESSAGECHAT_1_12,
  SMSG_MESSAGECHAT_2_4,
  SMSG_MESSAGECHAT_3_3,
} from '@realmwright/protocol/world/chat/chat-message.packet';
import {
  chatRestrictionType,
  SMSG_CHAT_PLAYER_NOT_FOUND,
  SMSG_CHAT_RESTRICTED_1_12,
  SMSG_CHAT_RESTRICTED_2_4,
} from '@realmwright/protocol/world/chat/chat-refusal.packet';
import { chatType_1_12, chatType_2_4, chatType_3_3 } from '@realmwright/protocol/world/chat/chat-type';
import type { CMSG_WHO } from '@realmwright/protocol/world/social/who.packet';
import { SMSG_WHO_1_12, SMSG_WHO_2_4 } from '@realmwright/protocol/world/social/who-list.packet';
import { describeSeconds } from '../command-words.ts';
import type { whisper, whisperDelivered, who } from './social.contract.ts';

type ValueOfCodec<C> = C extends Codec<infer Value> ? Value : never;

/** Kinds of chat line that a client sends and that somebody here carries. */
export type TalkKind = 'say' | 'yell' | 'emote' | 'whisper' | 'away' | 'busy' | 'channel' | 'elsewhere';

/** What a client means by the number of a chat line's kind. `elsewhere`: party, guild and the like. */
export function talkKind(build: Build, chatType: number): TalkKind {
  const types = chatTypes[build];
  switch (chatType) {
    case types.SAY:
      return 'say';
    case types.YELL:
      return 'yell';
    case types.EMOTE:
      return 'emote';
    case types.WHISPER:
      return 'whisper';
    case types.AFK:
      return 'away';
    case types.DND:
      return 'busy';
    case types.CHANNEL:
      return 'channel';
    default:
      return 'elsewhere';
  }
}

/** Lines that the server itself writes into the chat window. Line breaks become lines, long lines are cut. */
export function systemLines(build: Build, lines: readonly string[]): readonly Outgoing[] {
  return lines
    .flatMap((line) => line.split('\n'))
    .map((message) => chatLine(build, { type: 'SYSTEM', speaker: 0n, language: 0, message }));
}

/** The message of the day; 1.12.1 has no packet for it and gets system lines. */
export function messageOfTheDayTold(build: Build, lines: readonly string[]): readonly Outgoing[] {
  if (build === 5875) return systemLines(build, lines);
  return [outgoing(SMSG_MOTD, { motds: [...lines] })];
}

/** A note in the middle of the screen, or a line in the chat window. */
export function announcementTold(build: Build, text: string, onScreen: boolean): readonly Outgoing[] {
  return onScreen ? [outgoing(SMSG_NOTIFICATION, { notification: text })] : systemLines(build, [text]);
}

/**
 * Who may not speak tries to. Clients say so in words of their own, of which 1.12.1 has but one for every reason; for how
 * long it is stands in a line of the server.
 */
export function muteTold(build: Build, seconds: number): readonly Outgoing[] {
  const notice =
    build === 5875
      ? outgoing(SMSG_CHAT_RESTRICTED_1_12, {})
      : outgoing(SMSG_CHAT_RESTRICTED_2_4, { restriction: chatRestrictionType.values.USER_SQUELCHED });
  return [notice, ...systemLines(build, [`You may speak again in ${describeSeconds(seconds)}.`])];
}

/** Somebody's right to speak was taken for some seconds, or is given back: `seconds` is not above 0 then. */
export function muteChangeTold(build: Build, seconds: number, reason: string): readonly Outgoing[] {
  if (seconds <= 0) return systemLines(build, ['You may speak again.']);
  return systemLines(build, [`You may not speak for ${describeSeconds(Math.ceil(seconds))}: ${reason}`]);
}

/** A whisper arrives. Languages that the build does not know become the one that everybody understands. */
export function whisperTold(
  build: Build,
  known: KnownIdTables,
  whispered: Pick<ValueOfCodec<(typeof whisperDelivered)['payload']>, 'from' | 'fromStatus' | 'language' | 'text'>,
): Outgoing {
  const { from, fromStatus, language, text } = whispered;
  const heard = shownId(known.languages, language);
  return chatLine(build, {
    type: 'WHISPER',
    speaker: BigInt(from),
    status: fromStatus,
    language: heard,
    message: text,
  });
}

type WhisperRefusal = (typeof whisper.refusals)[number];

/** What the sender of a whisper is told: its own line, and what an absent receiver left behind; or that nobody is there. */
export function whisperAnswered(
  build: Build,
  asked: { readonly toName: string; readonly text: string },
  outcome: Outcome<ValueOfCodec<(typeof whisper)['output']>, WhisperRefusal>,
): readonly Outgoing[] {
  if (isRefused(outcome)) {
    return outcome.refused === 'social.empty-text'
      ? []
      : [outgoing(SMSG_CHAT_PLAYER_NOT_FOUND, { name: asked.toName })];
  }
  const { end, to, toName, status, statusText } = outcome.value;
  if (end === 'ignored') return [ignoringTold(build, to, toName)];
  const speaker = BigInt(to);
  const own = chatLine(build, { type: 'WHISPER_INFORM', speaker, language: 0, message: asked.text });
  if (status === 'here') return [own];
  const type = status === 'away' ? 'AFK' : 'DND';
  const reply = chatLine(build, { type, speaker, language: 0, message: statusText });
  // Whoever is busy has not heard it, so there is no line of one's own to confirm.
  return end === 'busy' ? [reply] : [own, reply];
}

/**
 * What a client means by its line about being away or busy: the same once more without words takes the mark away, words
 * are what others get as an answer. Genuine clients send no words when their player comes back, or gave none.
 */
export function statusAsked(
  marked: Status,
  kind: 'away' | 'busy',
  text: string,
): { readonly status: Status; readonly statusText: string } {
  if (text !== '') return { status: kind, statusText: text };
  return marked === kind ? { status: 'here', statusText: '' } : { status: kind, statusText: wordlessReplies[kind] };
}

/** What others get from somebody who gave no words. */
const wordlessReplies = { away: 'Away from the keyboard.', busy: 'Does not want to be disturbed.' } as const;

/** Somebody ignores what the client's player says to it. */
export function ignoringTold(build: Build, by: CharacterId, byName: string): Outgoing {
  return chatLine(build, { type: 'IGNORED', speaker: BigInt(by), language: 0, message: byName });
}

/** The request for who is online, in the service's words. Clients number races and classes in their masks from 0. */
export function whoAsked(
  packet: PacketValue<typeof CMSG_WHO>,
  realm: RealmId,
  asker: CharacterId,
): ValueOfCodec<(typeof who)['input']> {
  const level = (value: number): number => Math.min(value, 255);
  return {
    realm,
    asker,
    minLevel: level(packet.minimumLevel),
    maxLevel: level(packet.maximumLevel),
    name: packet.playerName,
    guild: packet.guildName,
    raceMask: packet.raceMask >>> 1,
    classMask: packet.classMask >>> 1,
    zones: packet.zones.slice(0, 10),
    words: packet.searchStrings.slice(0, 4).map((word) => cutText(word, 96)),
  };
}

/** Who is online, and how many match. */
export function whoTold(build: Build, known: KnownIdTables, found: ValueOfCodec<(typeof who)['output']>): Outgoing {
  const players = found.rows.map((row) => ({
    name: row.name,
    guild: row.guild,
    level: row.level,
    class: shownId(known.classes, row.class),
    race: shownId(known.races, row.race),
    gender: row.gender,
    area: shownId(known.areas, row.zone),
  }));
  const listed = { onlinePlayers: found.matchCount, players };
  return build === 5875 ? outgoing(SMSG_WHO_1_12, listed) : outgoing(SMSG_WHO_2_4, listed);
}

interface Line {
  readonly type: 'SYSTEM' | 'WHISPER' | 'WHISPER_INFORM' | 'AFK' | 'DND' | 'IGNORED';
  /** Who speaks, or to whom one's own line went. */
  readonly speaker: bigint;
  /** How the speaker is marked. */
  readonly status?: Status;
  readonly language: number;
  readonly message: string;
}

function chatLine(build: Build, { type, speaker, status = 'here', language, message }: Line): Outgoing {
  const chatType = chatTypes[build][type];
  const line = { chatType, language, message: cut(message), tag: tags[status] };
  switch (build) {
    case 5875:
      return outgoing(SMSG_MESSAGECHAT_1_12, { ...line, sender2: speaker });
    case 8606:
      return outgoing(SMSG_MESSAGECHAT_2_4, { ...line, sender: speaker, flags: 0, target6: speaker });
    case 12340:
      return outgoing(SMSG_MESSAGECHAT_3_3, { ...line, sender: speaker, flags: 0, target6: speaker });
  }
}

/** What stands in front of a speaker's name. Source: public protocol notes; the same in all supported builds. */
const tags: Readonly<Record<Status, number>> = { here: 0, away: 1, busy: 2 };

/** Longest line that is sent, characters: at four bytes each it stays below what the packet may carry. */
function cut(message: string): string {
  return message.length <= 700 ? message : `${cutText(message, 2_788)}...`;
}

const chatTypes = { 5875: chatType_1_12.values, 8606: chatType_2_4.values, 12340: chatType_3_3.values } as const;
