import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aPlayer, aWorld } from '@realmwright/testkit/world-fixture';
import fc from 'fast-check';

const start = aPlayer('Ann').place;
const master = { entry: 910_031, counter: 1 };
const spawn = { ...start, ...master, x: start.x + 3, behaviour: { kind: 'stand', turnsEveryMillis: 0 } } as const;
const SWING_MILLIS = 2000;

test('no unit strikes faster than its weapon, whatever it is asked to do in between', () => {
  const deed = fc.constantFrom('attack', 'stopAttack', 'nothing');
  const deeds = fc.array(fc.tuple(deed, fc.integer({ min: 1, max: 30 })), { minLength: 5, maxLength: 40 });
  fc.assert(
    fc.property(deeds, fc.nat(1_000_000), (asked, seed) => {
      const fixture = aWorld({ seed, content: { creatureSpawns: [spawn] } })
        .with(aPlayer('Ann', { level: 30 }))
        .tick(2);
      for (const [what, ticks] of asked) {
        if (what === 'attack') fixture.does('Ann', { kind: 'attack', target: { kind: 'creature', ...master } });
        if (what === 'stopAttack') fixture.does('Ann', { kind: 'stopAttack' });
        fixture.tick(ticks);
      }
      const lastBlow = new Map<number, number>();
      for (const { batch, perceived } of fixture.perceptions('Ann')) {
        for (const index of perceived.facts) {
          const fact = batch.facts[index];
          if (fact?.kind !== 'blowStruck') continue;
          const before = lastBlow.get(fact.entity);
          if (before !== undefined) assert.ok(batch.time - before >= SWING_MILLIS, `${batch.time - before} ms`);
          lastBlow.set(fact.entity, batch.time);
        }
      }
    }),
    { numRuns: 25 },
  );
});
