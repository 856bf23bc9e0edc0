import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Zone } from './places.ts';
import type { Spot } from './terrain/land.ts';
import { findZone, isInZone, skyOf } from './zones.ts';

const nothing = { map: 0, within: undefined, weather: undefined, restAreas: [] };

function outlined(id: number, corners: readonly (readonly [x: number, y: number])[]): Zone {
  const outline = corners.map(([x, y]): Spot => ({ x, y }));
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  const box = { minX: Math.min(...xs), maxX: Math.max(...xs), minY: Math.min(...ys), maxY: Math.max(...ys) };
  return { ...nothing, id, name: `zone ${id}`, ...box, outline };
}

test('a zone with an outline has the shape of it, dents included', () => {
  const bay = outlined(1, [
    [0, 0],
    [10, 0],
    [10, 10],
    [5, 4],
    [0, 10],
  ]);
  for (const [x, y] of [
    [5, 1],
    [1, 5],
    [9, 5],
  ] as const)
    assert.ok(isInZone(bay, x, y), `${x}, ${y}`);
  for (const [x, y] of [
    [5, 6],
    [-1, 1],
    [11, 1],
    [5, 11],
  ] as const)
    assert.ok(!isInZone(bay, x, y), `${x}, ${y}`);
});

test('where zones meet, exactly one of them has each point of the border, whichever way their corners go round', () => {
  const middle = [3.5, 4.25] as const;
  const corners = [
    [0, 0],
    [0, 8],
    [8, 8],
    [8, 0],
  ] as const;
  const parts = corners.map((from, i) => {
    const around = [from, corners[(i + 1) % 4] ?? from, middle];
    return outlined(i + 1, i % 2 === 0 ? around : around.toReversed());
  });
  for (let x = 0; x < 8; x += 0.25) {
    for (let y = 0; y < 8; y += 0.25) {
      const count = parts.filter((zone) => isInZone(zone, x, y)).length;
      assert.equal(count, 1, `${x}, ${y} is in ${count} zones`);
    }
  }
});

test('the first zone of the right map is found, and none where there is none', () => {
  const part = {
    ...outlined(24, [
      [1, 1],
      [1, 2],
      [2, 2],
      [2, 1],
    ]),
    within: 12,
  };
  const whole: Zone = { ...nothing, id: 12, name: 'whole', minX: 0, maxX: 9, minY: 0, maxY: 9, outline: undefined };
  const elsewhere = { ...whole, id: 14, map: 1 };
  const zones = [elsewhere, part, whole];
  assert.equal(findZone(zones, 0, 1.5, 1.5), part);
  assert.equal(findZone(zones, 0, 3, 3), whole);
  assert.equal(findZone(zones, 1, 1.5, 1.5), elsewhere);
  assert.equal(findZone(zones, 0, 9, 3), undefined, 'the far sides belong to whatever comes behind');
  assert.deepEqual(zones.map(skyOf), [14, 12, 12]);
});
