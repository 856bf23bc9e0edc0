import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mapId } from '@realmwright/kernel/ids';
import { choosePlace, mergePlaces, normalizePlaceName } from './places.rules.ts';

const spot = { x: 1, y: 2, z: 3, orientation: 0 };
const ofBundle = ['meadow', 'mill', 'oldmill'].map((name) => ({ name, map: 0, ...spot }));
const place = { map: mapId(1), ...spot };

function meant(typed: string): string | undefined {
  return choosePlace(mergePlaces(ofBundle, []), typed)?.name;
}

test('an exact name goes before a beginning, and a beginning before a part', () => {
  assert.equal(meant('mill'), 'mill');
  assert.equal(meant('m'), 'meadow');
  assert.equal(meant('MIL'), 'mill');
  assert.equal(meant('dmill'), 'oldmill');
  assert.equal(meant('nowhere'), undefined);
  assert.equal(meant(''), undefined);
});

test('changes lie over the bundle: they add, replace and hide', () => {
  const changes = [
    { name: 'mill', place, isRemoved: true },
    { name: 'meadow', place, isRemoved: false },
    { name: 'camp', place, isRemoved: false },
  ];
  assert.deepEqual(
    mergePlaces(ofBundle, changes).map(({ name, place: { map }, isAdded }) => [name, map, isAdded]),
    [
      ['camp', 1, true],
      ['meadow', 1, true],
      ['oldmill', 0, false],
    ],
  );
});

test('names are one word in lower case that no number can be', () => {
  assert.equal(normalizePlaceName('Old-Mill_2'), 'old-mill_2');
  for (const wrong of ['', 'a', '2nd', 'two words', 'mühle', 'x'.repeat(33)])
    assert.equal(normalizePlaceName(wrong), undefined, wrong);
});
