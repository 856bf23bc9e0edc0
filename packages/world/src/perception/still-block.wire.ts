import { type KnownIdTables, shownId } from '@realmwright/gamedata/known-ids';
import type { ByteWriter } from '@realmwright/kernel/schema/bytes';
import { codecOf } from '@realmwright/kernel/schema/codec';
import { writePackedGuid } from '@realmwright/protocol/schema/wire';
import type { Build } from '@realmwright/protocol/versions/build';
import {
  movementBlock_1_12,
  movementBlock_2_4,
  movementBlock_3_3,
} from '@realmwright/protocol/world/update/movement-block';
import { updateFields5875 } from '@realmwright/protocol/world/update/update-fields-5875';
import { updateFields8606 } from '@realmwright/protocol/world/update/update-fields-8606';
import { updateFields12340 } from '@realmwright/protocol/world/update/update-fields-12340';
import {
  objectTypeBits,
  objectTypes,
  updateFlags_1_12,
  updateFlags_3_3,
  updateTypes,
} from '@realmwright/protocol/world/update/update-kinds';
import { type FieldName, fieldNumbers, VISIBLE_ITEM_SLOTS, visibleItemField } from '../actor/entity-fields.ts';
import { guidOf } from '../entity-key.wire.ts';
import type { Movement } from '../movement/movement.ts';
import type { FieldMask } from './field-mask.wire.ts';
import { type EntityDescription, fieldValue } from './perception-batch.ts';

/** Creation blocks of what does not move of itself: corpses and game objects. Source: what public servers write. */

/** A corpse comes into view. Its place stands in its fields too, but for 3.3.5a. */
export function writeCorpse(
  writer: ByteWriter,
  build: Build,
  mask: FieldMask,
  ids: KnownIdTables,
  description: EntityDescription,
): void {
  const { key, fields, movement } = description;
  const { CORPSE, OBJECT } = objectTypeBits;
  begin(writer, build, mask, description, objectTypes.CORPSE, OBJECT | CORPSE);
  const value = (name: FieldName): number => fieldValue(fields, fieldNumbers[name]);
  const table = updateFieldsOf[build];
  mask.putBig(table.CORPSE_OWNER.index, BigInt(key.counter));
  mask.put(table.CORPSE_DISPLAY_ID.index, shownId(ids.displays, value('displayId')));
  const looks = [shownId(ids.races, value('race')), value('gender'), value('skin')];
  for (const [at, look] of looks.entries()) mask.putByte(table.CORPSE_BYTES_1.index, at + 1, look);
  const face = [value('face'), value('hairStyle'), value('hairColor'), value('facialHair')];
  for (const [at, look] of face.entries()) mask.putByte(table.CORPSE_BYTES_2.index, at, look);
  mask.put(table.CORPSE_FLAGS.index, CORPSE_FLAG);
  for (let slot = 0; slot < VISIBLE_ITEM_SLOTS; slot++) {
    const worn = fieldValue(fields, visibleItemField(slot));
    if (worn === 0) continue;
    const display = shownId(ids.itemDisplays, worn & DISPLAY_MASK);
    mask.put(table.CORPSE_ITEM.index + slot, (display | (worn & ~DISPLAY_MASK)) >>> 0);
  }
  if (build !== 12340) {
    const places = build === 5875 ? updateFields5875 : updateFields8606;
    mask.putFloat(places.CORPSE_FACING.index, movement.orientation);
    mask.putFloat(places.CORPSE_POS_X.index, movement.x);
    mask.putFloat(places.CORPSE_POS_Y.index, movement.y);
    mask.putFloat(places.CORPSE_POS_Z.index, movement.z);
  }
  mask.write(writer);
}

/** A game object comes into view. Its display and faction are numbers of the clients' own. */
export function writeGameObject(
  writer: ByteWriter,
  build: Build,
  mask: FieldMask,
  description: EntityDescription,
): void {
  const { key, fields, movement } = description;
  const { GAME_OBJECT, OBJECT } = objectTypeBits;
  begin(writer, build, mask, description, objectTypes.GAME_OBJECT, OBJECT | GAME_OBJECT);
  const table = updateFieldsOf[build];
  mask.put(table.OBJECT_ENTRY.index, key.entry);
  mask.put(table.GAMEOBJECT_DISPLAYID.index, fieldValue(fields, fieldNumbers.displayId));
  mask.put(table.GAMEOBJECT_FACTION.index, fieldValue(fields, fieldNumbers.faction));
  mask.put(table.GAMEOBJECT_LEVEL.index, fieldValue(fields, fieldNumbers.level));
  const kind = fieldValue(fields, fieldNumbers.objectKind);
  if (build === 12340) {
    const { index } = updateFields12340.GAMEOBJECT_BYTES_1;
    mask.putByte(index, 0, READY);
    mask.putByte(index, 1, kind);
    mask.putByte(index, 3, WHOLE);
  } else {
    const places = build === 5875 ? updateFields5875 : updateFields8606;
    mask.put(places.GAMEOBJECT_STATE.index, READY);
    mask.put(places.GAMEOBJECT_TYPE_ID.index, kind);
    mask.put(places.GAMEOBJECT_ANIMPROGRESS.index, WHOLE);
    mask.putFloat(places.GAMEOBJECT_POS_X.index, movement.x);
    mask.putFloat(places.GAMEOBJECT_POS_Y.index, movement.y);
    mask.putFloat(places.GAMEOBJECT_POS_Z.index, movement.z);
    mask.putFloat(places.GAMEOBJECT_FACING.index, movement.orientation);
  }
  mask.write(writer);
}

function begin(
  writer: ByteWriter,
  build: Build,
  mask: FieldMask,
  { key, fields, movement }: EntityDescription,
  objectType: number,
  typeBits: number,
): void {
  const guid = guidOf(key);
  const table = updateFieldsOf[build];
  writer.u8(updateTypes.CREATE_OBJECT2);
  writePackedGuid(writer, guid);
  writer.u8(objectType);
  writePlace(writer, build, guid, movement);
  mask.begin(Number.MAX_SAFE_INTEGER);
  mask.putBig(table.OBJECT_GUID.index, guid);
  mask.put(table.OBJECT_TYPE.index, typeBits);
  mask.putFloat(table.OBJECT_SCALE_X.index, fieldValue(fields, fieldNumbers.scale) || 1);
}

/** Where it is; older builds go on with words that are always the same. */
function writePlace(writer: ByteWriter, build: Build, guid: bigint, { x, y, z, orientation }: Movement): void {
  const position = { x, y, z };
  const low = Number(guid & 0xffff_ffffn);
  switch (build) {
    case 5875: {
      const { ALL, HAS_POSITION } = updateFlags_1_12;
      return codec5875.write(writer, { updateFlag: ALL | HAS_POSITION, position, orientation, unknown1: 1 });
    }
    case 8606: {
      const { ALL, HIGH_GUID, HAS_POSITION } = updateFlags_1_12;
      return codec8606.write(writer, {
        updateFlag: ALL | HIGH_GUID | HAS_POSITION,
        position,
        orientation,
        unknown0: low,
        unknown2: Number(guid >> 48n),
      });
    }
    case 12340: {
      const { LOW_GUID, HAS_POSITION, POSITION } = updateFlags_3_3;
      return codec12340.write(writer, {
        updateFlag: LOW_GUID | HAS_POSITION | POSITION,
        transportGuid: 0n,
        position1: position,
        transportOffset: position,
        orientation1: orientation,
        corpseOrientation: orientation,
        unknown1: low,
      });
    }
  }
}

const codec5875 = codecOf(movementBlock_1_12, 'movement block');
const codec8606 = codecOf(movementBlock_2_4, 'movement block');
const codec12340 = codecOf(movementBlock_3_3, 'movement block');
const updateFieldsOf = { 5875: updateFields5875, 8606: updateFields8606, 12340: updateFields12340 } as const;

/** What public servers set of every corpse that its owner can come back to. */
const CORPSE_FLAG = 0x4;
/** The display below, the inventory type above. */
const DISPLAY_MASK = 0xff_ffff;
/** State of an object that waits to be used; and an animation that is through. */
const READY = 1;
const WHOLE = 100;
