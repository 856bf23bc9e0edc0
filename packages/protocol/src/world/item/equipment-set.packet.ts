import { array, countedBy, countOf, cstring, guid, packedGuid, packet, struct, u8, u32 } from '../../schema/wire.ts';

const equipmentSet = struct({
  item: guid,
  sourceBag: u8,
  sourceSlot: u8,
});

const equipmentSetListItem = struct({
  guid: guid,
  name: cstring({ maxBytes: 255 }),
  iconName: cstring({ maxBytes: 255 }),
  equipment: array(guid, 19),
});

/** Forgets a set of gear. */
export const CMSG_DELETEEQUIPMENT_SET = packet('CMSG_DELETEEQUIPMENT_SET', {
  set: packedGuid,
});

/** Keeps a set of gear under a name. */
export const CMSG_EQUIPMENT_SET_SAVE = packet('CMSG_EQUIPMENT_SET_SAVE', {
  guid: packedGuid,
  index: u32,
  name: cstring({ maxBytes: 48 }),
  iconName: cstring({ maxBytes: 48 }),
  equipment: array(guid, 19),
});

/** Puts a set of gear on. */
export const CMSG_EQUIPMENT_SET_USE = packet('CMSG_EQUIPMENT_SET_USE', {
  sets: array(equipmentSet, 19),
});

/** The kept sets of gear; sent at login. */
export const SMSG_EQUIPMENT_SET_LIST = packet('SMSG_EQUIPMENT_SET_LIST', {
  amountOfEquipmentSets: countOf('equipmentSets', u32),
  equipmentSets: countedBy(equipmentSetListItem, { field: 'amountOfEquipmentSets', max: 4096 }),
});

/** Whether the set of gear is on. */
export const SMSG_EQUIPMENT_SET_USE_RESULT = packet('SMSG_EQUIPMENT_SET_USE_RESULT', {
  result: u8,
});
