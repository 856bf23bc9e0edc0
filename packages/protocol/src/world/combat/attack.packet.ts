import {
  countedBy,
  countOf,
  enumeration,
  f32,
  flags,
  guid,
  hasFlag,
  packedGuid,
  packet,
  struct,
  u8,
  u32,
  when,
} from '../../schema/wire.ts';
import { hitInfo_1_12, hitInfo_3_3 } from './hit-info.ts';

const aiReaction = enumeration(u32, {
  ALERT: 0,
  FRIENDLY: 1,
  HOSTILE: 2,
  AFRAID: 3,
  DESTROY: 4,
});

const victimState = flags(u8, {
  INTACT: 0x0,
  HIT: 0x1,
  DODGE: 0x2,
  PARRY: 0x3,
  INTERRUPT: 0x4,
  BLOCKS: 0x5,
  EVADES: 0x6,
  IS_IMMUNE: 0x7,
  DEFLECTS: 0x8,
});

const damageInfo_1_12 = struct({
  spellSchoolMask: u32,
  damageFloat: f32,
  damageUint: u32,
  absorb: u32,
  resist: u32,
});

const damageInfo_3_3 = struct({
  spellSchoolMask: u32,
  damageFloat: f32,
  damageUint: u32,
});

/** Stops striking. */
export const CMSG_ATTACKSTOP = packet('CMSG_ATTACKSTOP', {});

/** Begins to strike at a unit. */
export const CMSG_ATTACKSWING = packet('CMSG_ATTACKSWING', {
  guid: guid,
});

/** A creature notices somebody. */
export const SMSG_AI_REACTION = packet('SMSG_AI_REACTION', {
  guid: guid,
  reaction: aiReaction,
});

/** One stroke of somebody: how it hit and what it did. */
export const SMSG_ATTACKERSTATEUPDATE_1_12 = packet('SMSG_ATTACKERSTATEUPDATE', {
  hitInfo: hitInfo_1_12,
  attacker: packedGuid,
  target: packedGuid,
  totalDamage: u32,
  amountOfDamages: countOf('damages', u8),
  damages: countedBy(damageInfo_1_12, { field: 'amountOfDamages', max: 255 }),
  damageState: u32,
  unknown1: u32,
  spellId: u32,
  blockedAmount: u32,
});

/** The same as 3.3.5a has it. */
export const SMSG_ATTACKERSTATEUPDATE_3_3 = packet('SMSG_ATTACKERSTATEUPDATE', {
  hitInfo: hitInfo_3_3,
  attacker: packedGuid,
  target: packedGuid,
  totalDamage: u32,
  overkill: u32,
  amountOfDamages: countOf('damageInfos', u8),
  damageInfos: countedBy(damageInfo_3_3, { field: 'amountOfDamages', max: 255 }),
  ...when(hasFlag('hitInfo', hitInfo_3_3.values.ALL_ABSORB), {
    absorb: u32,
  }),
  ...when(hasFlag('hitInfo', hitInfo_3_3.values.ALL_RESIST), {
    resist: u32,
  }),
  victimState: victimState,
  unknown1: u32,
  unknown2: u32,
  ...when(hasFlag('hitInfo', hitInfo_3_3.values.BLOCK), {
    blockedAmount: u32,
  }),
  ...when(hasFlag('hitInfo', hitInfo_3_3.values.UNK19), {
    unknown3: u32,
  }),
  ...when(hasFlag('hitInfo', hitInfo_3_3.values.UNK1), {
    unknown4: u32,
    unknown5: f32,
    unknown6: f32,
    unknown7: f32,
    unknown8: f32,
    unknown9: f32,
    unknown10: f32,
    unknown11: f32,
    unknown12: f32,
    unknown13: f32,
    unknown14: f32,
    unknown15: u32,
  }),
});

/** Somebody begins to strike at somebody. */
export const SMSG_ATTACKSTART = packet('SMSG_ATTACKSTART', {
  attacker: guid,
  victim: guid,
});

/** Somebody stops striking. */
export const SMSG_ATTACKSTOP = packet('SMSG_ATTACKSTOP', {
  player: packedGuid,
  enemy: packedGuid,
  unknown1: u32,
});

/** The target is not in front. */
export const SMSG_ATTACKSWING_BADFACING = packet('SMSG_ATTACKSWING_BADFACING', {});

/** The target cannot be struck. */
export const SMSG_ATTACKSWING_CANT_ATTACK = packet('SMSG_ATTACKSWING_CANT_ATTACK', {});

/** The target is dead. */
export const SMSG_ATTACKSWING_DEADTARGET = packet('SMSG_ATTACKSWING_DEADTARGET', {});

/** The target is too far away. */
export const SMSG_ATTACKSWING_NOTINRANGE = packet('SMSG_ATTACKSWING_NOTINRANGE', {});

/** One must stand to strike. */
export const SMSG_ATTACKSWING_NOTSTANDING = packet('SMSG_ATTACKSWING_NOTSTANDING', {});

/** The fight is over at once. */
export const SMSG_CANCEL_COMBAT = packet('SMSG_CANCEL_COMBAT', {});

/** Gear was worn by a death. */
export const SMSG_DURABILITY_DAMAGE_DEATH = packet('SMSG_DURABILITY_DAMAGE_DEATH', {});
