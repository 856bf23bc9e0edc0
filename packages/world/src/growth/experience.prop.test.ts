import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hollowmere } from '@realmwright/testkit/world-fixture';
import fc from 'fast-check';
import { grown, killExperience } from './experience.ts';

const { experience: rules, experienceSteps: steps, ruleset } = hollowmere;
const level = fc.integer({ min: 1, max: ruleset.maxLevel });

test('a kill is worth a whole number, never less for a higher creature, and nothing far below', () => {
  fc.assert(
    fc.property(level, level, (own, creature) => {
      const worth = killExperience(rules, own, creature);
      assert.ok(Number.isInteger(worth) && worth >= 0);
      assert.ok(killExperience(rules, own, creature + 1) >= worth);
      if (creature <= own - 20) assert.equal(worth, 0);
    }),
  );
});

test('experience is never lost below the last level: what was had and gained is in the levels and the rest', () => {
  fc.assert(
    fc.property(level, fc.nat(100_000), fc.nat(5_000_000), (at, xp, gained) => {
      const after = grown({ level: at, xp }, gained, steps, ruleset.maxLevel);
      assert.ok(after.level >= at && after.level <= ruleset.maxLevel);
      if (after.level === ruleset.maxLevel) {
        assert.equal(after.xp, 0);
        return;
      }
      const spent = steps.slice(at - 1, after.level - 1).reduce((sum, step) => sum + step, 0);
      assert.equal(spent + after.xp, xp + gained);
      assert.ok(after.xp < (steps[after.level - 1] ?? 0));
    }),
  );
});
