import { entityIdType } from '@realmwright/kernel/schema/domain';
import { literals, struct, u32, utf8 } from '@realmwright/kernel/schema/types';
import { statusType } from '@realmwright/kernel/status';
import { CHAT_TEXT_BYTES } from './chat.intents.ts';

/** Longest name of a player or creature, bytes of UTF-8. */
export const NAME_BYTES = 100;

/** What anybody in earshot hears or sees. */
export const chatFacts = {
  spoke: struct({
    entity: entityIdType,
    speakerName: utf8({ maxBytes: NAME_BYTES }),
    how: literals('say', 'yell', 'emote'),
    /** How the speaker is marked; clients show it in front of the name. */
    status: statusType,
    language: u32,
    text: utf8({ maxBytes: CHAT_TEXT_BYTES }),
  }),
  /** `targetName` is empty when the gesture was meant for nobody. */
  textEmotePlayed: struct({
    entity: entityIdType,
    emote: u32,
    animation: u32,
    targetName: utf8({ maxBytes: NAME_BYTES }),
  }),
  emotePlayed: struct({ entity: entityIdType, animation: u32 }),
};
