import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pauseBefore } from './comeback.ts';

test('the first try to come back is made at once, later ones after growing pauses with jitter, none after too long', () => {
  assert.ok(pauseBefore(0, () => 0.999) < 200);
  for (let attempt = 1; attempt < 30; attempt++) {
    const least = pauseBefore(attempt, () => 0);
    const most = pauseBefore(attempt, () => 1);
    assert.equal(most, 2 * least);
    assert.ok(most <= 8_000);
    assert.ok(attempt === 1 || least >= pauseBefore(attempt - 1, () => 0));
  }
});
