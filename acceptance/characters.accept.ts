import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import {
  characterResults,
  createCharacter,
  deleteCharacter,
  listCharacters,
  renameCharacter,
} from '@realmwright/testkit/client/character-screen';
import { everyBuild, startRealm } from '@realmwright/testkit/realm';

const realm = await startRealm();
after(() => realm[Symbol.asyncDispose]());

/** Names that are free in this realm, one per build. */
const names = { 5875: 'Anselm', 8606: 'Brunhild', 12340: 'Cuthbert' } as const;

for (const build of everyBuild) {
  const codes = characterResults[build];

  test(`build ${build}: a character is created, listed, deleted and gone`, async () => {
    const connection = await realm.connect(build, await realm.account());
    assert.deepEqual(await listCharacters(connection), []);
    assert.equal(await createCharacter(connection, { name: names[build] }), codes.created);
    const [listed] = await listCharacters(connection);
    assert.equal(listed?.name, names[build]);
    assert.equal(listed.level, 1);
    assert.equal(listed.map, 0);
    assert.equal(await deleteCharacter(connection, listed.guid), codes.deleted);
    assert.deepEqual(await listCharacters(connection), []);
  });

  test(`build ${build}: names that are taken, too short, or not a name are refused and nothing is created`, async () => {
    const taken = `Taken${names[build].slice(0, 3).toLowerCase()}`;
    const owner = await realm.connect(build, await realm.account());
    assert.equal(await createCharacter(owner, { name: taken }), codes.created);
    const connection = await realm.connect(build, await realm.account());
    assert.equal(await createCharacter(connection, { name: taken.toUpperCase() }), codes.nameTaken);
    for (const name of ['A', 'Ann Smith', 'Xyz123', 'Aaaabcd', 'Waytoolongforaname', '']) {
      assert.notEqual(await createCharacter(connection, { name }), codes.created, `${JSON.stringify(name)} is no name`);
    }
    assert.deepEqual(await listCharacters(connection), []);
  });

  test(`build ${build}: another account’s character cannot be deleted`, async () => {
    const name = `Owner${names[build].slice(0, 3).toLowerCase()}`;
    const owner = await realm.connect(build, await realm.account());
    await createCharacter(owner, { name });
    const [character] = await listCharacters(owner);
    assert.ok(character);
    const thief = await realm.connect(build, await realm.account());
    assert.notEqual(await deleteCharacter(thief, character.guid), codes.deleted);
    assert.equal((await listCharacters(owner)).length, 1);
  });

  test(`build ${build}: a people that does not exist is refused`, async () => {
    const connection = await realm.connect(build, await realm.account());
    assert.notEqual(await createCharacter(connection, { name: 'Strange', race: 200 }), codes.created);
    assert.notEqual(await createCharacter(connection, { name: 'Strange', class: 77 }), codes.created);
    assert.deepEqual(await listCharacters(connection), []);
  });
}

test('a deleted character can be restored by an operator', async () => {
  const { client: operator } = await realm.player(12340, { name: 'Restorer' }, { role: 'operator' });
  const who = await realm.account();
  const connection = await realm.connect(12340, who);
  await createCharacter(connection, { name: 'Lazarus' });
  const [listed] = await listCharacters(connection);
  assert.ok(listed);
  await deleteCharacter(connection, listed.guid);
  await operator.command('.character deleted restore Lazarus');
  const [again] = await listCharacters(connection);
  assert.equal(again?.guid, listed.guid);
});

test('a character that has to choose a new name does so at the character screen, on every build', async () => {
  const { client: operator } = await realm.player(12340, { name: 'Registrar' }, { role: 'operator' });
  const renamed = { 5875: 'Gundula', 8606: 'Heribert', 12340: 'Irmgard' } as const;
  for (const build of everyBuild) {
    const connection = await realm.connect(build, await realm.account());
    const name = `Old${renamed[build].slice(0, 4).toLowerCase()}`;
    await createCharacter(connection, { name });
    const [character] = await listCharacters(connection);
    assert.ok(character);
    assert.notEqual(await renameCharacter(connection, character.guid, 'Uninvited'), 0, 'nobody asked for it');
    await operator.command(`.character rename ${name}`);
    assert.notEqual(await renameCharacter(connection, character.guid, '12'), 0, 'not a name');
    assert.equal(await renameCharacter(connection, character.guid, renamed[build]), 0);
    assert.equal((await listCharacters(connection))[0]?.name, renamed[build]);
  }
});

test('a character that may be customised gets new looks and a new name', async () => {
  const { client: operator } = await realm.player(12340, { name: 'Barber' }, { role: 'operator' });
  const connection = await realm.connect(12340, await realm.account());
  await createCharacter(connection, { name: 'Shaggy' });
  const [character] = await listCharacters(connection);
  assert.ok(character);
  await operator.command('.character customize Shaggy');
  const looks = { gender: 1, skinColor: 1, face: 1, hairStyle: 2, hairColor: 1, facialHair: 0 };
  const wish = { player: character.guid, newName: 'Shorn', ...looks };
  const answer = await connection.ask('CMSG_CHAR_CUSTOMIZE', wish, 'SMSG_CHAR_CUSTOMIZE');
  assert.equal(answer.number('result'), 0);
  assert.equal((await listCharacters(connection))[0]?.name, 'Shorn');
});
