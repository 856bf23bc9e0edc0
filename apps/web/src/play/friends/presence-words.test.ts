import assert from 'node:assert/strict';
import { test } from 'node:test';
import { presenceWords } from './presence-words.ts';

const zoneName = (zone: number): string => (zone === 12 ? 'Hollowmere' : '');

test('somebody on the list is said to be about, away, busy, in a fight, or not there', () => {
  const words = (['online', 'away', 'busy', 'fighting'] as const).map((state) =>
    presenceWords({ state, zone: 12, level: 3, class: 1 }, zoneName),
  );
  assert.deepEqual(words, [
    'about, Hollowmere, level 3',
    'away, Hollowmere, level 3',
    'busy, Hollowmere, level 3',
    'in a fight, Hollowmere, level 3',
  ]);
  assert.equal(presenceWords({ state: 'online', zone: 9, level: 1, class: 1 }, zoneName), 'about, level 1');
  assert.equal(presenceWords(undefined, zoneName), 'not in the world');
});
