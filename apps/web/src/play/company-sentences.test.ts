import assert from 'node:assert/strict';
import { test } from 'node:test';
import { characterId } from '@realmwright/kernel/ids';
import { companySentence } from './company-sentences.ts';

const zones = () => 'Mere Meadows';
const nobodyWas = () => false;

test('whoever is found is told with level and place', () => {
  const person = { character: characterId(1), name: 'Ann', level: 3, race: 1, class: 1, gender: 1, zone: 12 } as const;
  const people = [{ ...person, state: 'online' } as const];
  assert.deepEqual(companySentence({ kind: 'found', total: 1, people }, zones, nobodyWas), [
    'One person is about.',
    'Ann, level 3, Mere Meadows',
  ]);
});

test('news of a party are sentences, and what is seen elsewhere is none', () => {
  assert.deepEqual(companySentence({ kind: 'partyNews', news: 'invited', name: 'Ann', number: 0 }, zones, nobodyWas), [
    'Ann asks you into their party.',
  ]);
  assert.deepEqual(companySentence({ kind: 'partyNews', news: 'ready', name: 'Ann', number: 0 }, zones, nobodyWas), []);
});

test('friends are told of as they come and go, and not for whatever else becomes of them', () => {
  const presence = { state: 'online', zone: 12, level: 3, class: 1 } as const;
  const came = { kind: 'friend', character: characterId(1), name: 'Ann', presence } as const;
  assert.deepEqual(companySentence(came, zones, nobodyWas), ['Ann has come into the world.']);
  assert.deepEqual(
    companySentence(came, zones, () => true),
    [],
  );
  const gone = { ...came, presence: undefined };
  assert.deepEqual(
    companySentence(gone, zones, () => true),
    ['Ann has left the world.'],
  );
});

test('coming into channels and leaving them is told, of oneself and of others', () => {
  const news = { kind: 'channelNews', channel: 'Ferrymen', by: '', isOn: false, number: 0 } as const;
  const told = (what: 'youJoined' | 'left' | 'ownerChanged', name: string): readonly string[] =>
    companySentence({ ...news, news: what, name }, zones, () => true);
  assert.deepEqual(told('youJoined', ''), ['You are in the channel Ferrymen.']);
  assert.deepEqual(told('left', 'Ann'), ['Ann has left the channel Ferrymen.']);
  assert.deepEqual(told('ownerChanged', 'Ann'), []);
});
