import { literals, optional, struct, u32, utf8 } from '@realmwright/kernel/schema/types';
import { entityKeyType } from '../entity-key.ts';

/** Longest text of one chat line, bytes; the supported clients let their users type 255. */
export const CHAT_TEXT_BYTES = 255;

/** Talk that is heard as far as its kind carries. */
export const chatIntents = {
  say: struct({ how: literals('say', 'yell', 'emote'), language: u32, text: utf8({ maxBytes: CHAT_TEXT_BYTES }) }),
  /** A gesture with a line of text that each client words itself; `animation` as the client asks for. */
  textEmote: struct({ emote: u32, animation: u32, target: optional(entityKeyType) }),
  /** A gesture without words. */
  emote: struct({ animation: u32 }),
};
