import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hollowmere } from '@realmwright/testkit/world-fixture';
import fc from 'fast-check';
import { damageOf, damageRange } from './blow.ts';
import { outcomes } from './hit-table.ts';

const roll = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const blow = fc.record({
  outcome: fc.constantFrom(...outcomes),
  range: fc.record({
    least: fc.double({ min: -100, max: 10_000, noNaN: true }),
    greatest: fc.double({ min: -100, max: 10_000, noNaN: true }),
  }),
  attackerLevel: fc.integer({ min: 1, max: 83 }),
  victimArmor: fc.integer({ min: -500, max: 100_000 }),
  damageRoll: roll,
  glanceRoll: roll,
});

test('damage is a whole number and never below zero', () => {
  fc.assert(
    fc.property(blow, (given) => {
      const damage = damageOf(given, hollowmere.combat);
      assert.ok(Number.isInteger(damage) && damage >= 0);
    }),
  );
});

test('what does not land does nothing, and a critical blow does no less than the same hit', () => {
  fc.assert(
    fc.property(blow, (given) => {
      for (const outcome of ['miss', 'dodge', 'parry', 'evade'] as const) {
        assert.equal(damageOf({ ...given, outcome }, hollowmere.combat), 0);
      }
      const hit = damageOf({ ...given, outcome: 'hit' }, hollowmere.combat);
      assert.ok(damageOf({ ...given, outcome: 'critical' }, hollowmere.combat) >= hit);
      assert.ok(damageOf({ ...given, outcome: 'glancing' }, hollowmere.combat) <= hit);
    }),
  );
});

test('attack power is worth the same damage a second at any speed', () => {
  const weapon = { least: 1, greatest: 3 };
  const slow = damageRange(weapon, 28, 4000, 14);
  const fast = damageRange(weapon, 28, 1000, 14);
  assert.deepEqual([slow.least, fast.least], [1 + 8, 1 + 2]);
});
