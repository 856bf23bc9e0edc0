import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { hitTable, outcomeAt } from './hit-table.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const chance = fc.record({ even: share, perLevel: fc.double({ min: -1, max: 1, noNaN: true }), most: share });
const rules = fc.record({
  miss: chance,
  dodge: chance,
  parry: chance,
  critical: chance,
  glancing: chance,
  glancingLeast: share,
  glancingMost: share,
});
const level = fc.integer({ min: 1, max: 83 });
const sides = fc.record({
  attackerLevel: level,
  victimLevel: level,
  isAgainstCreature: fc.boolean(),
  isFromFront: fc.boolean(),
});

test('the shares of a hit table are none below zero and sum to 1, whatever the rules', () => {
  fc.assert(
    fc.property(rules, sides, (given, between) => {
      const table = hitTable(given, between);
      assert.ok(table.every(({ share: part }) => part >= 0));
      const sum = table.reduce((total, { share: part }) => total + part, 0);
      assert.ok(Math.abs(sum - 1) < 1e-9, `${sum}`);
    }),
  );
});

test('every roll has an outcome that the table gives a share to, and from behind nothing is dodged or parried', () => {
  fc.assert(
    fc.property(rules, sides, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (given, between, roll) => {
      const table = hitTable(given, between);
      const outcome = outcomeAt(table, roll);
      const rolled = table.find((side) => side.outcome === outcome);
      // What is left of a table may be a rounding error; then a roll at its very end is an ordinary hit.
      assert.ok(rolled !== undefined && (rolled.share > 0 || outcome === 'hit'));
      if (!between.isFromFront) assert.ok(outcome !== 'dodge' && outcome !== 'parry');
    }),
  );
});
