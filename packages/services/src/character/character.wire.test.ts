import assert from 'node:assert/strict';
import { test } from 'node:test';
import { everyBuild } from '@realmwright/protocol/versions/build';
import { characterResults } from '@realmwright/protocol/world/character/character-result';
import { createCharacter, customiseCharacter, deleteCharacter, renameCharacter } from './character.contract.ts';
import { characterCreated, characterDeleted, characterRenamed, screenResult } from './character.wire.ts';

test('every refusal of the character screen has a result code in every build, and none of them says success', () => {
  const refusals = new Set([
    ...createCharacter.refusals,
    ...deleteCharacter.refusals,
    ...renameCharacter.refusals,
    ...customiseCharacter.refusals,
  ]);
  for (const build of everyBuild) {
    for (const refusal of refusals) {
      const code = characterResults[build][screenResult(refusal)];
      assert.equal(typeof code, 'number', `${build} ${refusal}`);
      assert.ok(!/SUCCESS/.test(screenResult(refusal)), refusal);
    }
  }
});

test('a created character is answered with the code of the build', () => {
  const codes = everyBuild.map((build) => [...characterCreated(build, { value: undefined }).encode()]);
  assert.deepEqual(codes, [[46], [47], [47]]);
});

test('a name that is taken is answered with the code of the build', () => {
  const codes = everyBuild.map((build) => [...characterCreated(build, { refused: 'character.name-taken' }).encode()]);
  assert.deepEqual(codes, [[49], [50], [50]]);
});

test('a deleted character is answered with the code of the build', () => {
  const codes = everyBuild.map((build) => [...characterDeleted(build, { value: undefined }).encode()]);
  assert.deepEqual(codes, [[57], [59], [71]]);
});

test('a refused new name is answered with a code and nothing behind it', () => {
  const answer = characterRenamed(12340, 7n, { refused: 'character.name-too-short' });
  assert.deepEqual([...answer.encode()], [90]);
});
