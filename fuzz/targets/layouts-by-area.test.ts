import assert from 'node:assert/strict';
import { test } from 'node:test';
import { everyLayout } from '@realmwright/protocol/versions/layouts';
import { layoutsByArea } from './layouts-by-area.ts';
import { opcodeGroups } from './opcode-groups.ts';

test('every layout of every area is in exactly one group', () => {
  const areas = Object.values(opcodeGroups).flat();
  assert.equal(new Set(areas).size, areas.length);
  const grouped = areas.flatMap((area) => layoutsByArea[area]);
  assert.equal(grouped.length, everyLayout.length);
  assert.deepEqual(new Set(grouped), new Set(everyLayout));
});
