import { countedBy, countOf, packedGuid, packet, struct, u8, u32 } from '../../schema/wire.ts';
import { power } from '../character/power.ts';

const resyncRune = struct({
  currentRune: u8,
  runeCooldown: u8,
});

/** Runes may be used again. */
export const SMSG_ADD_RUNE_POWER = packet('SMSG_ADD_RUNE_POWER', {
  rune: u32,
});

/** A rune became one of another kind. */
export const SMSG_CONVERT_RUNE = packet('SMSG_CONVERT_RUNE', {
  index: u8,
  newType: u8,
});

/** A power of a unit changed. */
export const SMSG_POWER_UPDATE = packet('SMSG_POWER_UPDATE', {
  unit: packedGuid,
  power: power,
  amount: u32,
});

/** The state of all runes. */
export const SMSG_RESYNC_RUNES = packet('SMSG_RESYNC_RUNES', {
  amountOfRunes: countOf('runes', u32),
  runes: countedBy(resyncRune, { field: 'amountOfRunes', max: 4096 }),
});
