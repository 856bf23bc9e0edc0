import {
  bool,
  counted,
  countedBy,
  countOf,
  deflatedFields,
  equals,
  guid,
  packedGuid,
  packet,
  struct,
  type Type,
  u8,
  u32,
  when,
} from '../../schema/wire.ts';
import {
  movementBlock_1_12,
  movementBlock_2_4,
  movementBlock_3_3,
  movementBlockOfNotes_2_4,
} from './movement-block.ts';
import { objectType, updateType, updateTypes } from './update-kinds.ts';
import { updateMask } from './update-mask.ts';

/** Most blocks in one packet; a block takes three bytes at least, a packet 32 KB at most. */
const BLOCK_LIMIT = 0x2aaa;
/** Most guids in one block that only lists them. */
const GUID_LIMIT = 0x4000;
/** Largest inflated body that is accepted. Public servers stay far below. */
const INFLATED_LIMIT = 1 << 20;

/** One thing that the client is told about one object (or, out of range and near, about several). */
function updateBlock<Movement>(movement: Type<Movement>) {
  return struct({
    updateType,
    ...when(equals('updateType', updateTypes.VALUES), { guid1: packedGuid, mask1: updateMask }),
    ...when(equals('updateType', updateTypes.MOVEMENT), { guid2: packedGuid, movement1: movement }),
    ...when(equals('updateType', updateTypes.CREATE_OBJECT, updateTypes.CREATE_OBJECT2), {
      guid3: packedGuid,
      objectType,
      movement2: movement,
      mask2: updateMask,
    }),
    ...when(equals('updateType', updateTypes.OUT_OF_RANGE_OBJECTS, updateTypes.NEAR_OBJECTS), {
      guids: counted(packedGuid, { count: u32, max: GUID_LIMIT }),
    }),
  });
}

/** A packet that goes on after its count with a byte which says whether one of the objects is a transport. */
function withTransportByte<Movement>(movement: Type<Movement>) {
  return {
    amountOfObjects: countOf('objects', u32),
    hasTransport: u8,
    objects: countedBy(updateBlock(movement), { field: 'amountOfObjects', max: BLOCK_LIMIT }),
  };
}

function plain<Movement>(movement: Type<Movement>) {
  return {
    amountOfObjects: countOf('objects', u32),
    objects: countedBy(updateBlock(movement), { field: 'amountOfObjects', max: BLOCK_LIMIT }),
  };
}

/** What the client sees appear, change, move and disappear. */
export const updateObject_1_12 = packet('SMSG_UPDATE_OBJECT', withTransportByte(movementBlock_1_12));
export const updateObject_2_4 = packet('SMSG_UPDATE_OBJECT', withTransportByte(movementBlock_2_4));
export const updateObject_3_3 = packet('SMSG_UPDATE_OBJECT', plain(movementBlock_3_3));

/** The same, deflated. */
const inflated = { maxBytes: INFLATED_LIMIT };
export const compressedUpdateObject_1_12 = packet(
  'SMSG_COMPRESSED_UPDATE_OBJECT',
  deflatedFields(withTransportByte(movementBlock_1_12), inflated),
);
export const compressedUpdateObject_2_4 = packet(
  'SMSG_COMPRESSED_UPDATE_OBJECT',
  deflatedFields(withTransportByte(movementBlock_2_4), inflated),
);
export const compressedUpdateObject_3_3 = packet(
  'SMSG_COMPRESSED_UPDATE_OBJECT',
  deflatedFields(plain(movementBlock_3_3), inflated),
);

/** 2.4.3 as the public notes describe it. */
export const updateObjectOfNotes_2_4 = packet('SMSG_UPDATE_OBJECT', withTransportByte(movementBlockOfNotes_2_4));
export const compressedUpdateObjectOfNotes_2_4 = packet(
  'SMSG_COMPRESSED_UPDATE_OBJECT',
  deflatedFields(withTransportByte(movementBlockOfNotes_2_4), inflated),
);

/** An object ceased to exist. From 3.3.5a on the client may let a unit fall dead first. */
export const destroyObject_1_12 = packet('SMSG_DESTROY_OBJECT', { guid });
export const destroyObject_3_3 = packet('SMSG_DESTROY_OBJECT', { guid, targetDied: bool });
