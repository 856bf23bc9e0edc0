import assert from 'node:assert/strict';
import { test } from 'node:test';
import { characterId, mapId } from '@realmwright/kernel/ids';
import { everyBuild } from '@realmwright/protocol/versions/build';
import { characterResults } from '@realmwright/protocol/world/character/character-result';
import { everythingKnown } from '@realmwright/testkit/known-ids';
import { createCharacter, customiseCharacter, deleteCharacter, renameCharacter } from './character.contract.ts';
import {
  characterCreated,
  characterDeleted,
  characterRenamed,
  charactersListed,
  screenResult,
} from './character.wire.ts';

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

test('no more than ten characters are listed, because clients cannot show more', () => {
  const row = {
    characterId: characterId(7),
    name: 'Quill',
    race: 1,
    class: 1,
    gender: 0,
    appearance: { skin: 0, face: 0, hairStyle: 0, hairColor: 0, facialHair: 0 },
    level: 1,
    place: { map: mapId(0), x: 0, y: 0, z: 0, orientation: 0 },
    zone: 0,
    guildId: 0,
    mustRename: false,
    mustCustomise: false,
    isFirstEntry: true,
    equipment: [],
  };
  for (const build of everyBuild) {
    const listed = charactersListed(build, everythingKnown, new Array(12).fill(row));
    assert.equal(listed.encode()[0], 10);
  }
});
