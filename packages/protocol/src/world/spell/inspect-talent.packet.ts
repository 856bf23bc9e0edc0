import { masked } from '../../schema/masks.ts';
import { countedBy, countOf, packedGuid, packet, restBytes, struct, u8, u16, u32 } from '../../schema/wire.ts';

const talents = struct({
  amountOfTalents: countOf('talents', u8),
  talents: countedBy(struct({ talent: u32, maxRank: u8 }), { field: 'amountOfTalents', max: 255 }),
});

/** Enchants of one worn item, by slot of the enchant. */
const enchantMask = masked(16, u16);
const gear = struct({ item: u32, enchantMask, unknown1: u16, creator: packedGuid, unknown2: u32 });

/** The talents of an inspected character: two bits for each rank of each talent. */
export const SMSG_INSPECT_TALENT_2_4 = packet('SMSG_INSPECT_TALENT', {
  player: packedGuid,
  talentData: restBytes({ maxBytes: 255 }),
});
/** The talents, glyphs and enchanted gear of an inspected character. */
export const SMSG_INSPECT_TALENT_3_3 = packet('SMSG_INSPECT_TALENT', {
  player: packedGuid,
  unspentTalentPoints: u32,
  amountOfSpecs: countOf('specs', u8),
  activeSpec: u8,
  specs: countedBy(talents, { field: 'amountOfSpecs', max: 8 }),
  amountOfGlyphs: countOf('glyphs', u8),
  glyphs: countedBy(u16, { field: 'amountOfGlyphs', max: 32 }),
  talentGearMask: masked(32, gear),
});
