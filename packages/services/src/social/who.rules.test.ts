import assert from 'node:assert/strict';
import { test } from 'node:test';
import { whoFilterOf } from './who.rules.ts';

const nothing = { minLevel: 0, maxLevel: 0, name: '', raceMask: 0, classMask: 0, zones: [], words: [] };
const zones = [
  { id: 12, name: 'Hollowmere', within: undefined },
  { id: 14, name: 'Far Shore', within: undefined },
  { id: 24, name: 'Merewick', within: 12 },
];

test('what a client leaves open matches everybody', () => {
  const open = whoFilterOf(nothing, zones);
  assert.deepEqual([open.minLevel, open.maxLevel, open.raceMask, open.classMask], [0, 255, 0xffff_ffff, 0xffff_ffff]);
  assert.deepEqual([open.namePart, open.zones, open.words, open.zonesOfWords], ['', [], [], []]);
  assert.equal(whoFilterOf({ ...nothing, maxLevel: 100 }, zones).maxLevel, 255);
  assert.equal(whoFilterOf({ ...nothing, maxLevel: 99 }, zones).maxLevel, 99);
});

test('names and words are compared without regard to capitals, and empty words say nothing', () => {
  const filter = whoFilterOf({ ...nothing, name: 'ZOË', words: ['', 'Bel'] }, zones);
  assert.deepEqual([filter.namePart, filter.words], ['zoë', ['bel']]);
});

test('words also mean the zones whose names hold them', () => {
  assert.deepEqual(whoFilterOf({ ...nothing, words: ['SHORE', 'x'] }, zones).zonesOfWords, [14]);
  assert.deepEqual(whoFilterOf({ ...nothing, words: ['o'] }, zones).zonesOfWords, [12, 14, 24]);
});

test('whoever is in a part of a zone is in the zone, and not the other way round', () => {
  assert.deepEqual(whoFilterOf({ ...nothing, zones: [12] }, zones).zones, [12, 24]);
  assert.deepEqual(whoFilterOf({ ...nothing, zones: [24, 12] }, zones).zones, [24, 12]);
  assert.deepEqual(whoFilterOf({ ...nothing, zones: [24] }, zones).zones, [24]);
  assert.deepEqual(whoFilterOf({ ...nothing, words: ['hollow'] }, zones).zonesOfWords, [12, 24]);
  assert.deepEqual(whoFilterOf({ ...nothing, words: ['wick'] }, zones).zonesOfWords, [24]);
});
