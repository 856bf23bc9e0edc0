import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultNames, judgeName } from './name.rules.ts';

const verdict = (typed: string): string => {
  const judged = judgeName(typed, defaultNames);
  return 'refused' in judged ? judged.refused : `${judged.name} ${judged.key}`;
};

test('a name gets a capital letter in front and small ones behind', () => {
  assert.equal(verdict('aNNABEL'), 'Annabel annabel');
  assert.equal(verdict('zoë'), 'Zoë zoë');
  assert.equal(verdict('ИВАН'), 'Иван иван');
});

test('each kind of ugly name has its own refusal', () => {
  assert.equal(verdict(''), 'character.name-empty');
  assert.equal(verdict('a'), 'character.name-too-short');
  assert.equal(verdict('abcdefghijklm'), 'character.name-too-long');
  assert.equal(verdict('ann1'), 'character.name-invalid-letter');
  assert.equal(verdict('an n'), 'character.name-invalid-letter');
  assert.equal(verdict('aнn'), 'character.name-invalid-letter');
  assert.equal(verdict('an\0n'), 'character.name-invalid-letter');
  assert.equal(verdict('annna'), 'character.name-repeats');
  assert.equal(verdict('AaAb'), 'character.name-repeats');
  assert.equal(verdict('OPERATOR'), 'character.name-reserved');
});

test('composed and decomposed spellings are one name', () => {
  assert.equal(verdict('zoe\u0308'), verdict('zo\u00eb'));
});

test('marks and directions that readers do not see are no letters', () => {
  for (const sign of ['\u202e', '\u200b', '\u0301\u0301', '\ufeff', '\u00ad']) {
    assert.equal(verdict(`ann${sign}b`).startsWith('character.name-invalid'), true, JSON.stringify(sign));
  }
});

test('letters that game clients cannot show are refused', () => {
  assert.equal(verdict('你野'), '你野 你野');
  for (const name of ['𠮷野', '𠮷𠮷']) assert.equal(verdict(name), 'character.name-invalid-letter', name);
});

test('letters that share their capital with another letter are refused', () => {
  for (const name of ['\u017faa', '\u0131aa', '\u0130aa']) {
    assert.equal(verdict(name), 'character.name-invalid-letter', name);
  }
});
