import { enumeration, f32, guid, packet, u8, u32 } from '../../schema/wire.ts';

const environmentalDamageType = enumeration(u8, {
  EXHAUSTED: 0,
  DROWNING: 1,
  FALL: 2,
  LAVA: 3,
  SLIME: 4,
  FIRE: 5,
});

const logFormat = enumeration(u8, {
  DEFAULT: 0,
  DEBUG: 1,
});

/** Falling, fire, water or fatigue hurt somebody. */
export const SMSG_ENVIRONMENTAL_DAMAGE_LOG = packet('SMSG_ENVIRONMENTAL_DAMAGE_LOG', {
  guid: guid,
  damageType: environmentalDamageType,
  damage: u32,
  absorb: u32,
  resist: u32,
});

/** An effect was resisted. */
export const SMSG_PROCRESIST = packet('SMSG_PROCRESIST', {
  caster: guid,
  target: guid,
  id: u32,
  logFormat: logFormat,
});

/** A spell was resisted. */
export const SMSG_RESISTLOG = packet('SMSG_RESISTLOG', {
  guid1: guid,
  guid2: guid,
  unknown1: u32,
  unknown2: f32,
  unknown3: f32,
  unknown4: u32,
  unknown5: u32,
});
