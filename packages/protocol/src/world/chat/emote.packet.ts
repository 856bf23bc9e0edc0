import { guid, packet, sizedCstring, u32 } from '../../schema/wire.ts';

/** Makes a gesture without words. */
export const CMSG_EMOTE = packet('CMSG_EMOTE', {
  emote: u32,
});

/** Makes a gesture that clients put into words, towards somebody or nobody. */
export const CMSG_TEXT_EMOTE = packet('CMSG_TEXT_EMOTE', {
  textEmote: u32,
  emote: u32,
  target: guid,
});

/** Somebody makes a gesture without words. */
export const SMSG_EMOTE = packet('SMSG_EMOTE', {
  emote: u32,
  guid: guid,
});

/** Somebody makes a gesture that clients put into words. */
export const SMSG_TEXT_EMOTE = packet('SMSG_TEXT_EMOTE', {
  guid: guid,
  textEmote: u32,
  emote: u32,
  name: sizedCstring({ maxBytes: 255 }),
});
