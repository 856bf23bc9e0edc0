import { equals, f32, guid, packedGuid, packet, u8, u32, when } from '../../schema/wire.ts';
import { movementInfo_3_3 } from '../movement/movement-info.ts';
import { spellCastTargets_1_12, spellCastTargets_2_4, spellCastTargets_3_3 } from '../spell/spell-cast-targets.ts';
import { clientCastFlags } from './client-cast-flags.ts';
import { clientMovementData } from './client-movement-data.ts';

/** Opens an item. */
export const CMSG_OPEN_ITEM = packet('CMSG_OPEN_ITEM', {
  bagIndex: u8,
  slot: u8,
});

/** Uses an item, on a target where it needs one. */
export const CMSG_USE_ITEM_1_12 = packet('CMSG_USE_ITEM', {
  bagIndex: u8,
  bagSlot: u8,
  spellIndex: u8,
  targets: spellCastTargets_1_12,
});

/** The same as 2.4.3 has it. */
export const CMSG_USE_ITEM_2_4 = packet('CMSG_USE_ITEM', {
  bagIndex: u8,
  bagSlot: u8,
  spellIndex: u8,
  castCount: u8,
  item: guid,
  targets: spellCastTargets_2_4,
});

/** The same as 3.3.5a has it. */
export const CMSG_USE_ITEM_3_3 = packet('CMSG_USE_ITEM', {
  bagIndex: u8,
  bagSlot: u8,
  spellIndex: u8,
  castCount: u8,
  spell: u32,
  item: guid,
  glyphIndex: u32,
  castFlags: clientCastFlags,
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
  targets: spellCastTargets_3_3,
});
