import type { KnownIdTables } from '@realmwright/gamedata/known-ids';
import type { ByteWriter } from '@realmwright/kernel/schema/bytes';
import { writePackedGuid } from '@realmwright/protocol/schema/wire';
import type { Build } from '@realmwright/protocol/versions/build';
import { updateFields5875 } from '@realmwright/protocol/world/update/update-fields-5875';
import { updateFields8606 } from '@realmwright/protocol/world/update/update-fields-8606';
import { updateFields12340 } from '@realmwright/protocol/world/update/update-fields-12340';
import { objectTypeBits, objectTypes, updateTypes } from '@realmwright/protocol/world/update/update-kinds';
import { fieldNumbers } from '../actor/entity-fields.ts';
import { fieldTables } from '../actor/entity-fields.wire.ts';
import { guidOf } from '../entity-key.wire.ts';
import { FieldMask } from './field-mask.wire.ts';
import { languageSkills } from './language-skills.wire.ts';
import { writeMovementBlock } from './movement-block.wire.ts';
import { type EntityChange, type EntityDescription, fieldValue } from './perception-batch.ts';
import { writeCorpse, writeGameObject } from './still-block.wire.ts';

/** Writes the blocks of `SMSG_UPDATE_OBJECT` for one build. One writer serves any number of sessions. */
export class ObjectBlocks {
  readonly #build: Build;
  readonly #ids: KnownIdTables;
  readonly #fields: (typeof updateFieldsOf)[Build];
  readonly #mask: FieldMask;

  /** `guidOfEntity` names the entities of the batch at hand; zero for unknown ones. */
  constructor(build: Build, ids: KnownIdTables, guidOfEntity: (entity: number) => bigint) {
    this.#build = build;
    this.#ids = ids;
    this.#fields = updateFieldsOf[build];
    const size = Math.max(...Object.values(this.#fields).map((field) => field.index + field.size));
    this.#mask = new FieldMask(size, guidOfEntity);
  }

  /** An entity comes into view, or (disclosure `owner`) the client's own character into the world. */
  writeCreation(writer: ByteWriter, description: EntityDescription): void {
    switch (description.key.kind) {
      case 'player':
      case 'creature':
        return this.#writeUnit(writer, description);
      case 'object':
        return writeGameObject(writer, this.#build, this.#mask, description);
      case 'corpse':
        return writeCorpse(writer, this.#build, this.#mask, this.#ids, description);
    }
  }

  #writeUnit(writer: ByteWriter, description: EntityDescription): void {
    const { key, disclosure } = description;
    const isPlayer = key.kind === 'player';
    const isSelf = isPlayer && disclosure === 'owner';
    const guid = guidOf(key);
    writer.u8(isSelf ? updateTypes.CREATE_OBJECT2 : updateTypes.CREATE_OBJECT);
    writePackedGuid(writer, guid);
    writer.u8(isPlayer ? objectTypes.PLAYER : objectTypes.UNIT);
    writeMovementBlock(writer, this.#build, description, isSelf);
    const mask = this.#begin(isPlayer);
    mask.putBig(this.#fields.OBJECT_GUID.index, guid);
    const { OBJECT, UNIT, PLAYER } = objectTypeBits;
    mask.put(this.#fields.OBJECT_TYPE.index, isPlayer ? OBJECT | UNIT | PLAYER : OBJECT | UNIT);
    if (!isPlayer) mask.put(this.#fields.OBJECT_ENTRY.index, key.entry);
    // Fields of 0 are left out of descriptions; a scale or a byte group of 0 would hide a unit or break its portrait.
    mask.putFloat(this.#fields.OBJECT_SCALE_X.index, 1);
    mask.putByte(this.#fields.UNIT_BYTES_0.index, 0, 0);
    mask.put(this.#fields.UNIT_HEALTH.index, 0);
    if (this.#build === 12340) {
      mask.putFloat(updateFields12340.UNIT_MOD_CAST_SPEED.index, 1);
      mask.putFloat(updateFields12340.UNIT_HOVERHEIGHT.index, 1);
    }
    mask.putFields(description.fields, fieldTables[this.#build], this.#ids);
    this.#blurHealth(description);
    if (isSelf) this.#putLanguages(description);
    mask.write(writer);
  }

  /** Fields of an entity changed. Returns false, with nothing written, if the build shows none of them. */
  writeValues(writer: ByteWriter, change: EntityChange, guid: bigint, isPlayer: boolean): boolean {
    const { entity, fields } = change;
    if (entity === 0) return false;
    const mask = this.#begin(isPlayer);
    mask.putFields(fields, fieldTables[this.#build], this.#ids);
    this.#blurHealth(change);
    if (mask.isEmpty) return false;
    writer.u8(updateTypes.VALUES);
    writePackedGuid(writer, guid);
    mask.write(writer);
    return true;
  }

  /** These entities are out of view; the client forgets them. */
  writeOutOfRange(writer: ByteWriter, guids: readonly bigint[]): void {
    writer.u8(updateTypes.OUT_OF_RANGE_OBJECTS).u32(guids.length);
    for (const guid of guids) writePackedGuid(writer, guid);
  }

  #begin(isPlayer: boolean): FieldMask {
    // What a creature has ends where a player's own fields begin.
    this.#mask.begin(isPlayer ? Number.MAX_SAFE_INTEGER : this.#fields.PLAYER_DUEL_ARBITER.index);
    return this.#mask;
  }

  /**
   * Whoever is not of one's party is shown to 1.12.1 and 2.4.3 with a health of so many percent, rounded up; 3.3.5a is told
   * everybody's. So public servers have it: the older clients make no secret of numbers that they were told.
   */
  #blurHealth({ disclosure, fields }: Pick<EntityDescription, 'disclosure' | 'fields'>): void {
    if (this.#build === 12340 || disclosure !== 'public') return;
    const most = fieldValue(fields, fieldNumbers.maxHealth);
    if (most === 0) return;
    this.#mask.put(this.#fields.UNIT_HEALTH.index, Math.ceil((100 * fieldValue(fields, fieldNumbers.health)) / most));
    this.#mask.put(this.#fields.UNIT_MAXHEALTH.index, 100);
  }

  /** The languages of a people, as skills: without them a client shows what others say as gibberish. */
  #putLanguages({ fields }: EntityDescription): void {
    const race = fieldValue(fields, fieldNumbers.race);
    const start = this.#fields.PLAYER_SKILL_INFO.index;
    languageSkills(race).forEach((skill, slot) => {
      this.#mask.put(start + 3 * slot, skill);
      this.#mask.put(start + 3 * slot + 1, LANGUAGE_SKILL | (LANGUAGE_SKILL << 16));
    });
  }
}

const updateFieldsOf = { 5875: updateFields5875, 8606: updateFields8606, 12340: updateFields12340 } as const;

/** A language is known fully: value and maximum as public servers give them. */
const LANGUAGE_SKILL = 300;
