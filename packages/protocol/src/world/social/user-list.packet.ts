import { cstring, guid, packet, u8, u32 } from '../../schema/wire.ts';

/** Somebody joined a channel that is shown. */
export const SMSG_USERLIST_ADD = packet('SMSG_USERLIST_ADD', {
  player: guid,
  playerFlags: u8,
  flags: u8,
  amountOfPlayers: u32,
  name: cstring({ maxBytes: 255 }),
});

/** Somebody left a channel that is shown. */
export const SMSG_USERLIST_REMOVE = packet('SMSG_USERLIST_REMOVE', {
  player: guid,
  flags: u8,
  amountOfPlayers: u32,
  name: cstring({ maxBytes: 255 }),
});

/** Somebody's rights in a channel that is shown changed. */
export const SMSG_USERLIST_UPDATE = packet('SMSG_USERLIST_UPDATE', {
  player: guid,
  playerFlags: u8,
  flags: u8,
  amountOfPlayers: u32,
  name: cstring({ maxBytes: 255 }),
});
