import type { KnownIdTables } from '@realmwright/gamedata/known-ids';
import { shownId } from '@realmwright/gamedata/known-ids';
import type { Build } from '@realmwright/protocol/versions/build';
import {
  SMSG_MESSAGECHAT_1_12,
  SMSG_MESSAGECHAT_2_4,
  SMSG_MESSAGECHAT_3_3,
} from '@realmwright/protocol/world/chat/chat-message.packet';
import { chatType_1_12, chatType_2_4, chatType_3_3 } from '@realmwright/protocol/world/chat/chat-type';
import { SMSG_EMOTE, SMSG_TEXT_EMOTE } from '@realmwright/protocol/world/chat/emote.packet';
import { keyOf } from '../entity-key.wire.ts';
import type { Intent } from '../intents/intent-batch.ts';
import { frameClass } from '../perception/deliveries.ts';
import type { FrameWriter } from '../perception/frame-writer.wire.ts';
import type { Fact } from '../perception/perceived.ts';

type Spoken = Extract<Fact, { kind: 'spoke' }>;
type TextEmote = Extract<Fact, { kind: 'textEmotePlayed' }>;

/** Whose packets carry it; creatures speak in packets of their own, which carry their name. */
interface Speaker {
  readonly guid: bigint;
  readonly isPlayer: boolean;
}

/** Whether a chat line is an operator's command: one dot, then something that is neither dot nor space. */
export function isCommand(message: string): boolean {
  return /^\.[^.\s]/.test(message);
}

/** The intent of a text emote; the target may be nobody. */
export function textEmoteIntent(packet: {
  readonly textEmote: number;
  readonly emote: number;
  readonly target: bigint;
}): Intent {
  return { kind: 'textEmote', emote: packet.textEmote, animation: packet.emote, target: keyOf(packet.target) };
}

/** Somebody near speaks. */
export function writeSpoken(frames: FrameWriter, build: Build, ids: KnownIdTables, by: Speaker, fact: Spoken): void {
  // Emotes have no language; a client would show one that its player does not speak as gibberish.
  const language = fact.how === 'emote' ? 0 : shownId(ids.languages, fact.language);
  const line = { language, message: fact.text, tag: tags[fact.status] };
  const frame = frameClass.social;
  const name = fact.speakerName;
  if (build === 5875) {
    const chatType = chatTypeOf(chatType_1_12.values, by.isPlayer, fact.how);
    const speaker = by.isPlayer
      ? { speechBubbleCredit: by.guid, chatCredit: by.guid, sender2: by.guid }
      : { sender1: by.guid, senderName: name, target: 0n, monsterName: name, monster: by.guid };
    return frames.packet(SMSG_MESSAGECHAT_1_12, frame, { chatType, ...line, ...speaker });
  }
  const nobody = { guid: 0n };
  const sender = { sender: by.guid, flags: 0, sender1: name, target1: nobody, target6: 0n };
  if (build === 8606) {
    const chatType = chatTypeOf(chatType_2_4.values, by.isPlayer, fact.how);
    return frames.packet(SMSG_MESSAGECHAT_2_4, frame, { chatType, ...line, ...sender });
  }
  const chatType = chatTypeOf(chatType_3_3.values, by.isPlayer, fact.how);
  frames.packet(SMSG_MESSAGECHAT_3_3, frame, { chatType, ...line, ...sender });
}

/** The server itself writes into the chat window; one packet per line, because clients show line breaks badly. */
export function writeSystemMessage(frames: FrameWriter, build: Build, text: string): void {
  for (const message of text.split('\n')) {
    const line = { language: 0, message, tag: 0 };
    const sender = { sender: 0n, flags: 0, target6: 0n };
    const frame = frameClass.social;
    if (build === 5875) {
      frames.packet(SMSG_MESSAGECHAT_1_12, frame, { chatType: chatType_1_12.values.SYSTEM, ...line, sender2: 0n });
    } else if (build === 8606) {
      frames.packet(SMSG_MESSAGECHAT_2_4, frame, { chatType: chatType_2_4.values.SYSTEM, ...line, ...sender });
    } else {
      frames.packet(SMSG_MESSAGECHAT_3_3, frame, { chatType: chatType_3_3.values.SYSTEM, ...line, ...sender });
    }
  }
}

/** Somebody near makes a gesture that clients put into words. */
export function writeTextEmote(frames: FrameWriter, ids: KnownIdTables, guid: bigint, fact: TextEmote): void {
  const textEmote = shownId(ids.textEmotes, fact.emote);
  const emote = shownId(ids.emotes, fact.animation);
  frames.packet(SMSG_TEXT_EMOTE, frameClass.social, { guid, textEmote, emote, name: fact.targetName });
}

/** Somebody near moves in a gesture. */
export function writeEmote(frames: FrameWriter, ids: KnownIdTables, guid: bigint, animation: number): void {
  frames.packet(SMSG_EMOTE, frameClass.social, { emote: shownId(ids.emotes, animation), guid });
}

/** What stands in front of a speaker's name. Source: public protocol notes; the same in all supported builds. */
const tags: Readonly<Record<Spoken['status'], number>> = { here: 0, away: 1, busy: 2 };

type TalkTypes = Readonly<Record<'SAY' | 'YELL' | 'EMOTE' | 'MONSTER_SAY' | 'MONSTER_YELL' | 'MONSTER_EMOTE', number>>;

function chatTypeOf(types: TalkTypes, isPlayer: boolean, how: Spoken['how']): number {
  switch (how) {
    case 'say':
      return isPlayer ? types.SAY : types.MONSTER_SAY;
    case 'yell':
      return isPlayer ? types.YELL : types.MONSTER_YELL;
    case 'emote':
      return isPlayer ? types.EMOTE : types.MONSTER_EMOTE;
  }
}
