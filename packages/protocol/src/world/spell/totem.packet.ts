import { guid, packet, u8, u32 } from '../../schema/wire.ts';

/** Takes a totem down. */
export const CMSG_TOTEM_DESTROYED = packet('CMSG_TOTEM_DESTROYED', {
  slot: u8,
});

/** A totem stands, and for how long, milliseconds. */
export const SMSG_TOTEM_CREATED = packet('SMSG_TOTEM_CREATED', {
  slot: u8,
  totem: guid,
  duration: u32,
  spell: u32,
});
