import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { angleOf, cosine, FULL_TURN, normalised, sine } from './angles.ts';

const angle = fc.double({ min: -30, max: 30, noNaN: true });
const coordinate = fc.double({ min: -20_000, max: 20_000, noNaN: true });

test('sine and cosine agree with the true ones', () => {
  fc.assert(
    fc.property(angle, (a) => {
      assert.ok(Math.abs(sine(a) - Math.sin(a)) < 1e-11, `sine of ${a}`);
      assert.ok(Math.abs(cosine(a) - Math.cos(a)) < 1e-11, `cosine of ${a}`);
    }),
  );
});

test('the angle of a vector agrees with the true one and lies in one turn', () => {
  fc.assert(
    fc.property(coordinate, coordinate, (y, x) => {
      const own = angleOf(y, x);
      assert.ok(own >= 0 && own < FULL_TURN);
      const difference = Math.abs(own - normalised(Math.atan2(y, x)));
      assert.ok(Math.min(difference, FULL_TURN - difference) < 1e-10, `${y} ${x}`);
    }),
  );
});
