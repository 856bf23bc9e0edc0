import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type GameBuild, gameBuilds } from '@realmwright/gamedata/known-ids';
import { entityId } from '@realmwright/kernel/ids';
import { ByteWriter } from '@realmwright/kernel/schema/bytes';
import { versionOf } from '@realmwright/protocol/versions/versions';
import { updateFields5875 } from '@realmwright/protocol/world/update/update-fields-5875';
import { updateFields8606 } from '@realmwright/protocol/world/update/update-fields-8606';
import { updateFields12340 } from '@realmwright/protocol/world/update/update-fields-12340';
import { everythingKnown } from '@realmwright/testkit/known-ids';
import type { Disclosure, FieldName } from '../actor/entity-fields.ts';
import { fieldNumbers } from '../actor/entity-fields.ts';
import type { EntityKey } from '../entity-key.ts';
import { ObjectBlocks } from './object-block.wire.ts';
import type { FieldValues } from './perception-batch.ts';

const fieldsOf = { 5875: updateFields5875, 8606: updateFields8606, 12340: updateFields12340 } as const;
const movement = {
  time: 1,
  x: 10.5,
  y: -20.25,
  z: 3,
  orientation: 1.5,
  flags: 0,
  fallTime: 0,
  pitch: undefined,
  jump: undefined,
};

function values(given: Partial<Record<FieldName, number>>): FieldValues {
  const pairs = Object.entries(fieldNumbers)
    .flatMap(([name, number]): [number, number][] => {
      const value = Object.entries(given).find(([known]) => known === name)?.[1];
      return value === undefined ? [] : [[number, value]];
    })
    .sort(([one], [other]) => one - other);
  return { numbers: pairs.map(([number]) => number), values: pairs.map(([, value]) => value) };
}

/** The block that a client reads when the entity comes into view. */
function created(
  build: GameBuild,
  key: EntityKey,
  fields: Partial<Record<FieldName, number>>,
  disclosure: Disclosure = 'public',
): unknown {
  const writer = new ByteWriter(512);
  writer.u32(1);
  if (build !== 12340) writer.u8(0);
  const description = { entity: entityId(9), key, disclosure, fields: values(fields), movement, path: undefined };
  new ObjectBlocks(build, everythingKnown, () => 0n).writeCreation(writer, description);
  const packet = versionOf(build).packet('SMSG_UPDATE_OBJECT', 'server');
  assert.ok(packet?.layout !== undefined);
  return get(packet.layout.codec.decode(writer.take()), 'objects', 0);
}

function get(value: unknown, ...path: (string | number)[]): unknown {
  return path.reduce<unknown>((inner, step) => {
    if (inner instanceof Map) return inner.get(step);
    return typeof inner === 'object' && inner !== null ? Reflect.get(inner, step) : undefined;
  }, value);
}

test('a corpse is created where it lies, with its owner, its looks and what it wore', () => {
  const key = { kind: 'corpse', entry: 0, counter: 77 } as const;
  const worn = { visibleItem4: 501 | (20 << 24) };
  for (const build of gameBuilds) {
    const block = created(build, key, { race: 4, gender: 1, skin: 3, face: 2, displayId: 55, scale: 1, ...worn });
    const fields = fieldsOf[build];
    const value = (index: number): unknown => get(block, 'mask2', 'values', index);
    assert.equal(get(block, 'objectType'), 7);
    assert.equal(get(block, 'guid3'), (0xf101n << 48n) | 77n);
    assert.equal(value(fields.OBJECT_TYPE.index), 0x81);
    assert.equal(value(fields.CORPSE_OWNER.index), 77);
    assert.equal(value(fields.CORPSE_DISPLAY_ID.index), 55);
    assert.equal(value(fields.CORPSE_BYTES_1.index), (4 << 8) | (1 << 16) | (3 << 24));
    assert.equal(Number(value(fields.CORPSE_BYTES_2.index)) & 0xff, 2);
    assert.equal(value(fields.CORPSE_ITEM.index + 4), 501 | (20 << 24));
    const place = get(block, 'movement2', build === 12340 ? 'position1' : 'position');
    assert.deepEqual(place, { x: 10.5, y: -20.25, z: 3 });
  }
});

test('the flag of a duel is created as a game object of the clients’ own kind', () => {
  const key = { kind: 'object', entry: 21_680, counter: 5 } as const;
  for (const build of gameBuilds) {
    const block = created(build, key, { displayId: 787, faction: 1, level: 6, scale: 1, objectKind: 16 });
    const fields = fieldsOf[build];
    const value = (index: number): unknown => get(block, 'mask2', 'values', index);
    assert.equal(get(block, 'objectType'), 5);
    assert.equal(get(block, 'guid3'), (0xf110n << 48n) | (21_680n << 24n) | 5n);
    assert.equal(value(fields.OBJECT_ENTRY.index), 21_680);
    assert.equal(value(fields.GAMEOBJECT_DISPLAYID.index), 787);
    const kind =
      build === 12340
        ? (Number(value(updateFields12340.GAMEOBJECT_BYTES_1.index)) >> 8) & 0xff
        : value((build === 5875 ? updateFields5875 : updateFields8606).GAMEOBJECT_TYPE_ID.index);
    assert.equal(kind, 16);
  }
});

test('others are shown health in percent to the older builds, exactly to 3.3.5a, and one’s own exactly to all', () => {
  const key = { kind: 'player', entry: 0, counter: 5 } as const;
  for (const build of gameBuilds) {
    const { UNIT_HEALTH, UNIT_MAXHEALTH } = fieldsOf[build];
    const seen = (disclosure: Disclosure, health: number): unknown[] => {
      const block = created(build, key, { health, maxHealth: 300, runSpeed: 7 }, disclosure);
      return [UNIT_HEALTH, UNIT_MAXHEALTH].map(({ index }) => get(block, 'mask2', 'values', index));
    };
    assert.deepEqual(seen('public', 100), build === 12340 ? [100, 300] : [34, 100]);
    assert.deepEqual(seen('public', 1), build === 12340 ? [1, 300] : [1, 100]);
    assert.deepEqual(seen('public', 0), build === 12340 ? [0, 300] : [0, 100]);
    assert.deepEqual(seen('party', 100), [100, 300]);
    assert.deepEqual(seen('owner', 100), [100, 300]);
  }
});
