import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aPlayer, aWorld } from '@realmwright/testkit/world-fixture';

test('weather comes and goes in steps, and everybody in the zone is told', () => {
  const fixture = aWorld({ seed: 3 }).with(aPlayer('Ann')).tick();
  for (let i = 0; i < 60 * 6; i++) fixture.tick(1, 10_000);
  const told = fixture.facts('Ann', 'weatherChanged');
  assert.ok(told.some(({ weather }) => weather === 'rain'));
  for (const [i, now] of told.entries()) {
    const before = told[i - 1];
    if (before === undefined || now.sudden) continue;
    assert.ok(Math.abs(now.intensity - before.intensity) <= 1 / 12 + 1e-6);
    if (now.weather !== before.weather)
      assert.ok(before.intensity === 0 || now.intensity === 0 || before.intensity <= 1 / 12 + 1e-6);
  }
});

test('who arrives is told the weather of the place', () => {
  const fixture = aWorld().with(aPlayer('Ann')).tick();
  assert.equal(fixture.facts('Ann', 'weatherChanged')[0]?.zone, 12);
});
