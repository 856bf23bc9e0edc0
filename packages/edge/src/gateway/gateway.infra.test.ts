import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { everyBuild } from '@realmwright/protocol/versions/build';
import { characterResults, createCharacter, listCharacters } from '@realmwright/testkit/client/character-screen';
import { type InlineRealm, startInlineRealm } from '@realmwright/testkit/inline-realm';

let realm: InlineRealm;

before(async () => {
  realm = await startInlineRealm();
});

after(async () => {
  await realm[Symbol.asyncDispose]();
});

for (const build of everyBuild) {
  test(`a client of build ${build} creates a character, enters the world, walks, and comes back where it left`, async () => {
    const name = { 5875: 'Anna', 8606: 'Bertha', 12340: 'Clara' }[build];
    // Who works for the realm logs out at once; the twenty seconds of everybody else are the world's to prove.
    await realm.createAccount(name, ['player', 'operator']);
    const connection = await realm.connect(name, build);
    assert.equal(await createCharacter(connection, { name }), characterResults[build].created);
    const [listed] = await listCharacters(connection);
    assert.equal(listed?.name, name);
    connection.destroy();
    const client = await realm.enter(name, build, { name });
    await client.walk({ x: 4 });
    const place = client.place;
    await client.logOut(30_000);
    const [after] = await listCharacters(client.connection);
    assert.ok(Math.abs((after?.position.x ?? 0) - place.x) < 0.5);
    assert.deepEqual(client.connection.complaints, []);
    client.connection.destroy();
  });
}
