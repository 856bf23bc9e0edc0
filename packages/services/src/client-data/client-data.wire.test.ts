import assert from 'node:assert/strict';
import { test } from 'node:test';
import { everyBuild } from '@realmwright/protocol/versions/build';
import { versionOf } from '@realmwright/protocol/versions/versions';
import {
  blobGiven,
  blobSent,
  blobStored,
  blobText,
  buttonSet,
  buttonsTold,
  dataFingerprintsTold,
  dataTimesTold,
  tutorialsTold,
} from './client-data.wire.ts';

test('a blob comes back as it was sent', () => {
  const compressedData = Uint8Array.of(0x78, 0x9c, 1, 2, 3);
  for (const build of everyBuild) {
    const sent = blobSent({ dataType: 4, decompressedSize: 300, compressedData, unixTime: 99 }, 1);
    assert.ok(sent);
    const given = blobGiven(build, 0n, 4, sent);
    const layout = versionOf(build).packet(given.name, 'server')?.layout;
    const fields = { dataType: 4, decompressedSize: 300, compressedData };
    assert.deepEqual(
      layout?.codec.decode(given.encode()),
      build === 12340 ? { player: 0n, unixTime: 99, ...fields } : fields,
    );
  }
});

test('a blob of size zero deletes, and what is not there is given back as nothing', () => {
  const sent = blobSent({ dataType: 2, decompressedSize: 0, compressedData: Uint8Array.of(1) }, 7);
  assert.deepEqual(sent, { kind: 2, time: 7, content: new Uint8Array() });
  const given = blobGiven(12340, 0n, 2, { time: 0, content: new Uint8Array() });
  assert.deepEqual(given.value, {
    player: 0n,
    dataType: 2,
    unixTime: 0,
    decompressedSize: 0,
    compressedData: new Uint8Array(),
  });
});

test('a blob of an unknown kind or of an absurd size is not kept', () => {
  const compressedData = new Uint8Array();
  assert.equal(blobSent({ dataType: 8, decompressedSize: 1, compressedData }, 0), undefined);
  assert.equal(blobSent({ dataType: 0, decompressedSize: 0x1_0000, compressedData }, 0), undefined);
});

test('3.3.5a is told the times of the account and of the character apart', () => {
  const times = [
    { kind: 0, time: 5 },
    { kind: 7, time: 6 },
  ];
  const masks = (['account', 'character'] as const).map((whose) => dataTimesTold(whose, times, 9).value);
  assert.deepEqual(masks, [
    {
      unixTime: 9,
      unknown1: 1,
      mask: [
        { index: 0, value: 5 },
        { index: 2, value: 0 },
        { index: 4, value: 0 },
      ],
    },
    {
      unixTime: 9,
      unknown1: 1,
      mask: [
        { index: 1, value: 0 },
        { index: 3, value: 0 },
        { index: 5, value: 0 },
        { index: 6, value: 0 },
        { index: 7, value: 6 },
      ],
    },
  ]);
});

test('only 3.3.5a waits for word that its data is stored', () => {
  assert.deepEqual(
    everyBuild.map((build) => blobStored(build, 1).length),
    [0, 0, 1],
  );
});

test('a button that a client set is told again in the bytes in which it came', () => {
  const bytes = Uint8Array.of(3, 0x34, 0x12, 0x01, 0x80);
  for (const build of everyBuild) {
    const version = versionOf(build);
    const packet = version.packet('CMSG_SET_ACTION_BUTTON', 'client')?.layout?.codec.decode(bytes);
    assert.deepEqual(packet, { button: 3, action: 0x1234, misc: 1, actionType: 0x80 });
    const set = buttonSet({ button: 3, action: 0x1234, misc: 1, actionType: 0x80 });
    const told = buttonsTold(build, [set]).encode();
    const first = build === 12340 ? 1 : 0;
    assert.deepEqual(told.subarray(first + 12, first + 16), bytes.subarray(1));
    assert.equal(told.length, first + 4 * { 5875: 120, 8606: 132, 12340: 144 }[build]);
  }
});

test('tutorial marks keep their bits', () => {
  const marks = new Uint8Array(32);
  marks[0] = 0b100;
  marks[31] = 0x80;
  assert.deepEqual([...tutorialsTold(marks).encode()], [...marks]);
  assert.equal(tutorialsTold(new Uint8Array()).encode().length, 32);
});

test('the text of a blob ends at its first zero, and a damaged or missing one has none', () => {
  const plain = { inflate: (bytes: Uint8Array) => bytes.slice(), deflate: (bytes: Uint8Array) => bytes.slice() };
  const damaged = {
    ...plain,
    inflate: () => {
      throw new RangeError('damaged');
    },
  };
  const content = Uint8Array.of(4, 0, 0, 0, 65, 66, 0, 67);
  assert.deepEqual(blobText(content, plain), Uint8Array.of(65, 66));
  assert.equal(blobText(content, damaged), undefined);
  assert.equal(blobText(new Uint8Array(), plain), undefined);
  assert.equal(blobText(Uint8Array.of(0, 0, 1, 0, 1), plain), undefined);
});

test('fingerprints go out in the order of their bytes', () => {
  const fingerprints = Uint8Array.from({ length: 128 }, (_, at) => at);
  assert.deepEqual(dataFingerprintsTold(fingerprints).encode(), fingerprints);
});
