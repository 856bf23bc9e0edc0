import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aPlayer, aWorld, type WorldFixture } from '@realmwright/testkit/world-fixture';
import fc from 'fast-check';

const names = ['Ann', 'Bert', 'Cleo', 'Dirk', 'Edda'];
const home = aPlayer('Ann').place;

const distance = (fixture: WorldFixture, a: string, b: string): number => {
  const from = fixture.position(a);
  const to = fixture.position(b);
  return Math.sqrt((from.x - to.x) ** 2 + (from.y - to.y) ** 2);
};

const anyStep = fc.record({
  who: fc.constantFrom(...names),
  x: fc.integer({ min: -300, max: 300 }),
  y: fc.integer({ min: -300, max: 300 }),
});

test('whoever is nearer than 100 yards is in view, whoever is farther than 110 is not, and between nothing changes', () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 25 }), (steps) => {
      const fixture = aWorld();
      for (const name of names) fixture.with(aPlayer(name, { roles: ['operator'] }));
      fixture.tick();
      const views = new Map(names.map((name) => [name, new Set(fixture.sees(name))]));
      for (const { who, x, y } of steps) {
        fixture.does(who, { kind: 'runCommand', text: `go xyz ${home.x + x} ${home.y + y}` }).tick(2);
        for (const viewer of names) {
          const seen = new Set(fixture.sees(viewer));
          const before = views.get(viewer);
          for (const other of names) {
            const yards = distance(fixture, viewer, other);
            if (yards <= 100) assert.ok(seen.has(other), `${viewer} does not see ${other} at ${yards}`);
            else if (yards > 110) assert.ok(!seen.has(other), `${viewer} sees ${other} at ${yards}`);
            else assert.equal(seen.has(other), before?.has(other), `${viewer} and ${other} at ${yards}`);
          }
          views.set(viewer, seen);
        }
      }
    }),
    { numRuns: 25 },
  );
});
