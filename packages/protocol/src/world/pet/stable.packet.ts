import { countedBy, countOf, cstring, enumeration, guid, packet, struct, u8, u32 } from '../../schema/wire.ts';

const stableResult = enumeration(u8, {
  ERR_MONEY: 1,
  ERR_STABLE: 6,
  SUCCESS_STABLE: 8,
  SUCCESS_UNSTABLE: 9,
  SUCCESS_BUY_SLOT: 10,
  ERR_EXOTIC: 12,
});

const stabledPet = struct({
  petNumber: u32,
  entry: u32,
  level: u32,
  name: cstring({ maxBytes: 255 }),
  loyalty: u32,
  slot: u8,
});

/** Buys a place in the stable. */
export const CMSG_BUY_STABLE_SLOT = packet('CMSG_BUY_STABLE_SLOT', {
  npc: guid,
});

/** Puts the pet into the stable. */
export const CMSG_STABLE_PET = packet('CMSG_STABLE_PET', {
  stableMaster: guid,
});

/** Swaps the pet for one in the stable. */
export const CMSG_STABLE_SWAP_PET = packet('CMSG_STABLE_SWAP_PET', {
  npc: guid,
  petSlot: u32,
});

/** Takes a pet out of the stable. */
export const CMSG_UNSTABLE_PET = packet('CMSG_UNSTABLE_PET', {
  stableMaster: guid,
  petNumber: u32,
});

/** Asks which pets are in the stable. */
export const MSG_LIST_STABLED_PETS_Client = packet('MSG_LIST_STABLED_PETS_Client', {
  npc: guid,
});

/** Which pets are in the stable. */
export const MSG_LIST_STABLED_PETS_Server = packet('MSG_LIST_STABLED_PETS_Server', {
  npc: guid,
  amountOfPets: countOf('pets', u8),
  stableSlots: u8,
  pets: countedBy(stabledPet, { field: 'amountOfPets', max: 255 }),
});

/** What came of a request about the stable. */
export const SMSG_STABLE_RESULT = packet('SMSG_STABLE_RESULT', {
  result: stableResult,
});
