import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hollowmere } from '@realmwright/testkit/world-fixture';
import { hitTable, outcomeAt } from './hit-table.ts';

const { hitTable: rules } = hollowmere.combat;
const even = { attackerLevel: 10, victimLevel: 10, isAgainstCreature: true, isFromFront: true };
const shareOf = (sides: Parameters<typeof hitTable>[1], outcome: string) =>
  hitTable(rules, sides).find((side) => side.outcome === outcome)?.share ?? 0;

test('only a player who strikes at a creature above its level glances off', () => {
  assert.equal(shareOf(even, 'glancing'), 0);
  assert.ok(Math.abs(shareOf({ ...even, victimLevel: 13 }, 'glancing') - 0.3) < 1e-9);
  assert.equal(shareOf({ ...even, victimLevel: 13, isAgainstCreature: false }, 'glancing'), 0);
});

test('who is above is missed more often and hit critically less', () => {
  const above = { ...even, victimLevel: 14 };
  assert.ok(shareOf(above, 'miss') > shareOf(even, 'miss'));
  assert.ok(shareOf(above, 'critical') < shareOf(even, 'critical'));
});

test('a greater chance to miss crowds out what comes later, the ordinary hit last', () => {
  const clumsy = { ...rules, miss: { even: 0.9, perLevel: 0, most: 1 } };
  const table = hitTable(clumsy, even);
  assert.equal(outcomeAt(table, 0.89), 'miss');
  assert.equal(outcomeAt(table, 0.92), 'dodge');
  assert.equal(outcomeAt(table, 0.97), 'parry');
  assert.ok(shareOf(even, 'hit') > 0.7);
  assert.ok(table.at(-1)?.outcome === 'hit' && (table.at(-1)?.share ?? 1) < 1e-9);
});
