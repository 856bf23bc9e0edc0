import assert from 'node:assert/strict';
import { test } from 'node:test';
import { characterId } from '@realmwright/kernel/ids';
import { ByteWriter } from '@realmwright/kernel/schema/bytes';
import { type Build, everyBuild } from '@realmwright/protocol/versions/build';
import { versionOf } from '@realmwright/protocol/versions/versions';
import { everythingKnown } from '@realmwright/testkit/known-ids';
import { FRAME_HEADER_BYTES } from '../perception/deliveries.ts';
import { FrameWriter, ServerOpcodes } from '../perception/frame-writer.wire.ts';
import { writeMemberStats } from './parties.wire.ts';
import { allStats, differences, type MemberStats, statBits } from './party.ts';

const stats: MemberStats = {
  isDead: false,
  isGhost: false,
  isAway: true,
  isBusy: false,
  health: 70_000,
  maxHealth: 80_000,
  powerKind: 1,
  power: 30,
  maxPower: 1000,
  level: 20,
  zone: 12,
  x: -8949,
  y: 132,
};

/** The message that a client of the build gets, decoded. */
function told(build: Build, fact: { isAsked: boolean; changed: number; stats: MemberStats | undefined }) {
  const out = new ByteWriter(256);
  const frames = new FrameWriter(out, new ServerOpcodes(build));
  writeMemberStats(frames, build, everythingKnown, { kind: 'memberStatsTold', member: characterId(5), ...fact });
  const bytes = out.take();
  const opcode = ((bytes[2] ?? 0) | ((bytes[3] ?? 0) << 8)) & 0xfff;
  const packet = versionOf(build).find(opcode, 'server');
  const value = packet?.layout?.codec.decode(bytes.subarray(FRAME_HEADER_BYTES));
  assert.ok(typeof value === 'object' && value !== null);
  const present = Object.entries(value).filter(([, field]) => field !== undefined);
  return { name: packet?.name, value: Object.fromEntries(present) };
}

test('only what changed is told, and each build has its own sizes', () => {
  for (const build of everyBuild) {
    const { name, value } = told(build, { isAsked: false, changed: statBits.health | statBits.place, stats });
    assert.equal(name, 'SMSG_PARTY_MEMBER_STATS');
    const most = build === 12340 ? 70_000 : 0xffff;
    assert.deepEqual(value, {
      guid: 5n,
      mask: 0x102,
      currentHealth: most,
      positionX: 0x1_0000 - 8949,
      positionY: 132,
    });
  }
});

test('another kind of power comes with its amounts', () => {
  const { value } = told(8606, { isAsked: false, changed: statBits.powerKind, stats });
  assert.deepEqual(value, { guid: 5n, mask: 0x38, power: 1, currentPower: 30, maxPower: 1000 });
});

test('who asks is told everything, and that the member bears no effects', () => {
  for (const build of everyBuild) {
    const { name, value } = told(build, { isAsked: true, changed: allStats, stats });
    assert.equal(name, 'SMSG_PARTY_MEMBER_STATS_FULL');
    assert.equal(value['mask'], 0x3ff);
    assert.deepEqual([value['status'], value['level'], value['area'], value['auras']], [0x41, 20, 12, []]);
  }
});

test('a member who is not in the world is told as away, and nothing else', () => {
  for (const build of everyBuild) {
    const { value } = told(build, { isAsked: true, changed: allStats, stats: undefined });
    assert.deepEqual([value['mask'], value['status'], value['currentHealth']], [1, 0, undefined]);
  }
});

test('differences are those and no others', () => {
  assert.equal(differences(undefined, stats), allStats);
  assert.equal(differences(stats, { ...stats }), 0);
  assert.equal(differences(stats, { ...stats, isDead: true, y: 133 }), statBits.status | statBits.place);
});
