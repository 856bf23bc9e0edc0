import assert from 'node:assert/strict';
import { test } from 'node:test';
import { everyBuild } from '@realmwright/protocol/versions/build';
import { versionOf } from '@realmwright/protocol/versions/versions';
import { everythingKnown } from '@realmwright/testkit/known-ids';
import { creatureTold, itemUnknown, nameTold, objectTold, petUnknown } from './query.wire.ts';
import {
  noDungeonFinder,
  noDungeonSaves,
  noInvitations,
  noMail,
  noMeetingStone,
  noRealmSplit,
  noTicket,
  ticketsClosed,
  timerClockTold,
  timeTold,
} from './unasked.wire.ts';

test('what is unknown is answered by its number with the top bit set, and nothing behind it', () => {
  for (const build of everyBuild) {
    for (const answer of [
      creatureTold(build, everythingKnown, 7, undefined),
      objectTold(build, 7, undefined),
      itemUnknown(build, 7),
    ]) {
      assert.deepEqual([...answer.encode()], [7, 0, 0, 0x80], `${build} ${answer.name}`);
    }
  }
});

test('a kind of object is told with its name, kind and model', () => {
  const lantern = { entry: 7, name: 'Lamp', display: 192, kind: 'carriable' } as const;
  for (const build of everyBuild) {
    const told = [...objectTold(build, 7, lantern).encode()];
    assert.deepEqual(told.slice(0, 17), [7, 0, 0, 0, 10, 0, 0, 0, 192, 0, 0, 0, 76, 97, 109, 112, 0], `${build}`);
  }
});

test('nobody has a name only for the build that has a word for it', () => {
  const answers = everyBuild.map((build) =>
    nameTold(build, everythingKnown, 9n, undefined).map((packet) => [...packet.encode()]),
  );
  assert.deepEqual(answers, [[], [], [[1, 9, 1]]]);
});

test('every answer about nothing exists in each build that asks, in the form that it reads', () => {
  const [, ...late] = everyBuild;
  const answers = [
    ...everyBuild.flatMap((build) =>
      [
        timeTold(build, 5),
        noMail(build),
        noTicket(build),
        ticketsClosed(),
        noDungeonSaves(build),
        petUnknown(build, 1),
      ].map((packet) => ({ build, packet })),
    ),
    ...late.map((build) => ({ build, packet: noRealmSplit(1) })),
    { build: 5875 as const, packet: noMeetingStone() },
    ...[timerClockTold(5), noDungeonFinder(), noInvitations()].map((packet) => ({ build: 12340 as const, packet })),
  ];
  for (const { build, packet } of answers) {
    const layout = versionOf(build).packet(packet.name, 'server')?.layout;
    assert.ok(layout, `${build} ${packet.name}`);
    const bytes = packet.encode();
    assert.deepEqual(layout.codec.encode(layout.codec.decode(bytes)), bytes, `${build} ${packet.name}`);
  }
});

test('no mail is a time in the past, in seconds as a float', () => {
  const bytes = noMail(12340).encode();
  assert.equal(new DataView(bytes.buffer, bytes.byteOffset).getFloat32(0, true), -86_400);
});
