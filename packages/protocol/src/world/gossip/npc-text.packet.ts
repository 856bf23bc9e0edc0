import { array, cstring, f32, guid, packet, struct, u32 } from '../../schema/wire.ts';
import { language_1_12, language_2_4 } from '../chat/language.ts';
import { npcTextUpdateEmote } from './npc-text-update-emote.ts';

const npcTextUpdate_1_12 = struct({
  probability: f32,
  texts: array(cstring({ maxBytes: 8000 }), 2),
  language: language_1_12,
  emotes: array(npcTextUpdateEmote, 3),
});

const npcTextUpdate_2_4 = struct({
  probability: f32,
  texts: array(cstring({ maxBytes: 8000 }), 2),
  language: language_2_4,
  emotes: array(npcTextUpdateEmote, 3),
});

/** Asks for the text of a conversation. */
export const CMSG_NPC_TEXT_QUERY = packet('CMSG_NPC_TEXT_QUERY', {
  textId: u32,
  guid: guid,
});

/** Asks for the page of a book. */
export const CMSG_PAGE_TEXT_QUERY_1_12 = packet('CMSG_PAGE_TEXT_QUERY', {
  pageId: u32,
});

/** The same as 2.4.3 has it. */
export const CMSG_PAGE_TEXT_QUERY_2_4 = packet('CMSG_PAGE_TEXT_QUERY', {
  pageId: u32,
  guid: guid,
});

/** The texts of a conversation, with their chances and gestures. */
export const SMSG_NPC_TEXT_UPDATE_1_12 = packet('SMSG_NPC_TEXT_UPDATE', {
  textId: u32,
  texts: array(npcTextUpdate_1_12, 8),
});

/** The same as 2.4.3 has it. */
export const SMSG_NPC_TEXT_UPDATE_2_4 = packet('SMSG_NPC_TEXT_UPDATE', {
  textId: u32,
  texts: array(npcTextUpdate_2_4, 8),
});

/** The page of a book, and which one follows. */
export const SMSG_PAGE_TEXT_QUERY_RESPONSE = packet('SMSG_PAGE_TEXT_QUERY_RESPONSE', {
  pageId: u32,
  text: cstring({ maxBytes: 8000 }),
  nextPageId: u32,
});
