import { equals, f32, guid, packedGuid, packet, u8, u32, when } from '../../schema/wire.ts';
import { clientCastFlags } from '../item/client-cast-flags.ts';
import { clientMovementData } from '../item/client-movement-data.ts';
import { movementInfo_3_3 } from '../movement/movement-info.ts';
import { vector3d } from '../movement/vector.ts';
import { spellCastTargets_1_12, spellCastTargets_2_4, spellCastTargets_3_3 } from './spell-cast-targets.ts';

/** Casts a spell at targets. */
export const CMSG_CAST_SPELL_1_12 = packet('CMSG_CAST_SPELL', {
  spell: u32,
  targets: spellCastTargets_1_12,
});

/** The same as 2.4.3 has it. */
export const CMSG_CAST_SPELL_2_4 = packet('CMSG_CAST_SPELL', {
  spell: u32,
  targets: spellCastTargets_2_4,
});

/** The same as 3.3.5a has it. */
export const CMSG_CAST_SPELL_3_3 = packet('CMSG_CAST_SPELL', {
  castCount: u8,
  spell: u32,
  castFlags: clientCastFlags,
  targets: spellCastTargets_3_3,
  ...when(equals('castFlags', clientCastFlags.values.EXTRA), {
    elevation: f32,
    speed: f32,
    movementData: clientMovementData,
    ...when(equals('movementData', clientMovementData.values.PRESENT), {
      opcode: u32,
      guid: packedGuid,
      info: movementInfo_3_3,
    }),
  }),
});

/** Where a missile flies. */
export const CMSG_UPDATE_MISSILE_TRAJECTORY = packet('CMSG_UPDATE_MISSILE_TRAJECTORY', {
  guid: guid,
  spell: u32,
  elevation: f32,
  speed: f32,
  position: vector3d,
  target: vector3d,
});

/** Where a missile is. */
export const CMSG_UPDATE_PROJECTILE_POSITION = packet('CMSG_UPDATE_PROJECTILE_POSITION', {
  caster: guid,
  spell: u32,
  castCount: u8,
  position: vector3d,
});

/** Where a missile of somebody is. */
export const SMSG_SET_PROJECTILE_POSITION = packet('SMSG_SET_PROJECTILE_POSITION', {
  caster: guid,
  amountOfCasts: u8,
  position: vector3d,
});
