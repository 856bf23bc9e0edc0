import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call } from '@realmwright/kernel/contract';
import { accountId, characterId } from '@realmwright/kernel/ids';
import { startTestServices, type TestServices } from '@realmwright/testkit/test-services';
import { findBlob, findTutorials, listBlobTimes, setTutorials, storeBlob } from './client-data.contract.ts';

const ann = characterId(3);
const bob = characterId(4);

function ownerIn({ realm }: TestServices, who: typeof ann | undefined, build = 12340) {
  return { accountId: accountId(1), realm, characterId: who, build };
}

test('a blob comes back as it was written, to its own character, realm and build', async () => {
  await using services = await startTestServices();
  const { bus } = services;
  const content = new Uint8Array(65_535).map((_, i) => i & 0xff);
  const mine = ownerIn(services, ann);
  assert.ok('value' in (await call(bus, storeBlob, { ...mine, kind: 1, time: 1_700_000_000, content })));
  const found = await call(bus, findBlob, { ...mine, kind: 1 });
  assert.ok('value' in found);
  assert.equal(found.value.time, 1_700_000_000);
  assert.deepEqual(new Uint8Array(found.value.content), content);
  for (const other of [ownerIn(services, bob), ownerIn(services, ann, 5875)]) {
    const nothing = await call(bus, findBlob, { ...other, kind: 1 });
    assert.ok('value' in nothing && nothing.value.content.length === 0 && nothing.value.time === 0);
  }
});

test('kinds of the account are shared by its characters', async () => {
  await using services = await startTestServices();
  const { bus } = services;
  const content = Uint8Array.of(1, 2, 3);
  await call(bus, storeBlob, { ...ownerIn(services, ann), kind: 0, time: 5, content });
  await call(bus, storeBlob, { ...ownerIn(services, bob), kind: 7, time: 6, content });
  assert.deepEqual(await call(bus, listBlobTimes, ownerIn(services, bob)), {
    value: {
      times: [
        { kind: 0, time: 5 },
        { kind: 7, time: 6 },
      ],
    },
  });
  assert.deepEqual(await call(bus, listBlobTimes, ownerIn(services, undefined)), {
    value: { times: [{ kind: 0, time: 5 }] },
  });
});

test('an empty blob removes, an unknown kind and a character left out are refused', async () => {
  await using services = await startTestServices();
  const { bus } = services;
  const mine = ownerIn(services, ann);
  await call(bus, storeBlob, { ...mine, kind: 3, time: 5, content: Uint8Array.of(1) });
  await call(bus, storeBlob, { ...mine, kind: 3, time: 6, content: new Uint8Array(0) });
  assert.deepEqual(await call(bus, listBlobTimes, mine), { value: { times: [] } });
  const refusal = { refused: 'client-data.unknown-kind' };
  assert.deepEqual(await call(bus, findBlob, { ...mine, kind: 8 }), refusal);
  assert.deepEqual(await call(bus, findBlob, { ...ownerIn(services, undefined), kind: 1 }), refusal);
});

test('tutorial marks add up, also when they come at the same moment', async () => {
  await using services = await startTestServices();
  const { bus } = services;
  const account = accountId(1);
  const marks = async () => {
    const found = await call(bus, findTutorials, { accountId: account });
    assert.ok('value' in found);
    return new Uint8Array(found.value.marks);
  };
  assert.deepEqual(await marks(), new Uint8Array(32));
  const bits = Array.from({ length: 16 }, (_, i) => i);
  await Promise.all(bits.map((bit) => call(bus, setTutorials, { accountId: account, add: [bit], replace: undefined })));
  assert.deepEqual((await marks()).subarray(0, 3), Uint8Array.of(255, 255, 0));
  await call(bus, setTutorials, { accountId: account, add: [255], replace: new Uint8Array(32) });
  assert.deepEqual(
    [...(await marks())].findIndex((byte) => byte !== 0),
    31,
  );
});
