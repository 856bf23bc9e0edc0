import { guid, packet, sizedCstring, u32 } from '../../schema/wire.ts';

export const CMSG_EMOTE = packet('CMSG_EMOTE', {
  emote: u32,
});

export const CMSG_TEXT_EMOTE = packet('CMSG_TEXT_EMOTE', {
  textEmote: u32,
  emote: u32,
  target: guid,
});

export const SMSG_EMOTE = packet('SMSG_EMOTE', {
  emote: u32,
  guid: guid,
});

export const SMSG_TEXT_EMOTE = packet('SMSG_TEXT_EMOTE', {
  guid: guid,
  textEmote: u32,
  emote: u32,
  name: sizedCstring({ maxBytes: 255 }),
});
