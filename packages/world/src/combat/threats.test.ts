import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Threats } from './threats.ts';

const anybody = (): boolean => true;

test('a creature stays with its enemy until another is hated by a tenth more', () => {
  const threats = new Threats();
  threats.add(1, 7, 100);
  threats.add(1, 8, 109);
  assert.equal(threats.choose(1, 7, anybody), 7);
  threats.add(1, 8, 2);
  assert.equal(threats.choose(1, 7, anybody), 8);
});

test('whoever does not qualify any more is passed over, and without anybody there is nobody', () => {
  const threats = new Threats();
  threats.add(1, 7, 100);
  threats.add(1, 8, 1);
  assert.equal(
    threats.choose(1, 7, (enemy) => enemy !== 7),
    8,
  );
  assert.equal(
    threats.choose(1, 7, () => false),
    0,
  );
  assert.equal(threats.choose(2, 7, anybody), 0);
});

test('who struck first is remembered until it is forgotten', () => {
  const threats = new Threats();
  threats.add(1, 7, 0);
  threats.add(1, 8, 50);
  assert.equal(threats.first(1), 7);
  threats.forget(7);
  assert.equal(threats.first(1), 8);
  assert.equal(threats.isHated(8), true);
  threats.clear(1);
  assert.equal(threats.isHated(8), false);
});

test('one creature keeps no more than a hundred enemies in mind', () => {
  const threats = new Threats();
  for (let enemy = 1; enemy <= 150; enemy++) threats.add(1, enemy, 1);
  assert.equal(threats.isHated(100), true);
  assert.equal(threats.isHated(101), false);
});
