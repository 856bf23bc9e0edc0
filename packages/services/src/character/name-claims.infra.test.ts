import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accountId, mapId, realmId } from '@realmwright/kernel/ids';
import { newOperationId } from '@realmwright/kernel/operation-id';
import { systemRandom } from '@realmwright/platform/random/system-random';
import { openTestDatabase } from '@realmwright/testkit/test-database';
import fc from 'fast-check';
import { findCharacterRowByName, insertCharacter } from './character.store.ts';
import { defaultNames, judgeName, nameKey } from './name.rules.ts';

const appearance = { skin: 0, face: 0, hairStyle: 0, hairColor: 0, facialHair: 0 };
const place = { map: mapId(0), x: 0, y: 0, z: 0, orientation: 0 };
const realm = realmId(1);

test('the store takes every name that the rules accept, once per key', async () => {
  await using fixture = await openTestDatabase();
  const { database } = fixture;
  const taken = new Set<string>();
  const letters = fc.constantFrom('a', 'A', 'é', 'É', 'e\u0301', 'ß', 'ſ', 's', 'ı', 'i', 'I', 'İ', 'Ж', 'ж');
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: letters, minLength: 1, maxLength: 4 }), async (typed) => {
      const judged = judgeName(typed, defaultNames);
      if ('refused' in judged) return;
      const outcome = await insertCharacter(database, {
        operation: newOperationId(systemRandom),
        accountId: accountId(1),
        realm,
        name: judged.name,
        nameKey: judged.key,
        race: 1,
        class: 1,
        gender: 0,
        appearance,
        level: 1,
        place,
        zone: 0,
        startingMoney: 0n,
      });
      assert.equal(outcome === 'name-taken', taken.has(judged.key));
      taken.add(judged.key);
      const found = await findCharacterRowByName(database, realm, nameKey(typed));
      assert.equal(found && nameKey(found.name), judged.key);
    }),
    { numRuns: 150 },
  );
});
