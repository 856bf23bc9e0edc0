import assert from 'node:assert/strict';
import { test } from 'node:test';
import { characterId } from '@realmwright/kernel/ids';
import { MOST_PEOPLE } from '@realmwright/protocol/realtime/social-messages';
import { PeopleNews } from './people-news.ts';

function person(id: number, change: { readonly isFighting?: boolean; readonly status?: 'away' } = {}) {
  const self = { characterId: characterId(id), name: `P${id}`, race: 1, class: 1, gender: 0, level: 1, zone: 12 };
  return { ...self, status: 'here' as const, isFighting: false, ...change };
}

test('of each person the newest is told, once', () => {
  const news = new PeopleNews();
  news.note({ kind: 'came', person: person(1) });
  news.note({ kind: 'changed', person: person(1, { isFighting: true }) });
  news.note({ kind: 'changed', person: person(2, { status: 'away' }) });
  news.note({ kind: 'came', person: person(3) });
  news.note({ kind: 'went', character: characterId(3), name: 'P3' });
  const told = news.take();
  assert.deepEqual(
    told?.came.map(({ name, state }) => [name, state]),
    [['P1', 'fighting']],
  );
  assert.deepEqual(
    told?.changed.map(({ name, state }) => [name, state]),
    [['P2', 'away']],
  );
  assert.deepEqual(told?.went, [{ character: 3, name: 'P3' }]);
  assert.equal(told?.isCrowded, false);
  assert.equal(news.take(), undefined);
});

test('more people than one message holds are left out, and that is said', () => {
  const news = new PeopleNews();
  for (let id = 1; id <= MOST_PEOPLE + 5; id++) news.note({ kind: 'came', person: person(id) });
  news.note({ kind: 'went', character: characterId(1), name: 'P1' });
  const told = news.take();
  assert.equal(told?.came.length, MOST_PEOPLE - 1);
  assert.deepEqual([told?.went.length, told?.isCrowded], [1, true]);
  news.note({ kind: 'came', person: person(1) });
  assert.equal(news.take()?.isCrowded, false);
});
