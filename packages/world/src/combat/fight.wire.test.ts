import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type GameBuild, gameBuilds } from '@realmwright/gamedata/known-ids';
import { entityId, mapId } from '@realmwright/kernel/ids';
import { ByteWriter } from '@realmwright/kernel/schema/bytes';
import { versionOf } from '@realmwright/protocol/versions/versions';
import { everythingKnown } from '@realmwright/testkit/known-ids';
import { reclaimIntent, writeCorpsePlace, writeReclaimDelay, writeReleased } from '../death/death.wire.ts';
import {
  castIntent,
  writeDuelAsked,
  writeDuelDecided,
  writeDuelEnded,
  writeDuelRefused,
  writeSpellDone,
} from '../duel/duel.wire.ts';
import { writeExperience, writeLevel } from '../growth/growth.wire.ts';
import { FrameWriter, ServerOpcodes } from '../perception/frame-writer.wire.ts';
import { attackIntent, writeAttackRefused, writeAttackStarted, writeAttackStopped, writeBlow } from './combat.wire.ts';
import type { Outcome } from './hit-table.ts';

const [entity, victim] = [entityId(3), entityId(4)];
const guidOf = (id: number): bigint => BigInt(id) * 100n;

/** What a client of that build reads, packet by packet. */
function read(build: GameBuild, write: (frames: FrameWriter) => void): [name: string, value: unknown][] {
  const out = new ByteWriter(256);
  write(new FrameWriter(out, new ServerOpcodes(build)));
  const bytes = out.take();
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const packets: [string, unknown][] = [];
  for (let at = 0; at < bytes.length; at += 2 + view.getUint16(at)) {
    const packet = versionOf(build).find(view.getUint16(at + 2, true) & 0xfff, 'server');
    assert.ok(packet?.layout !== undefined);
    packets.push([packet.name, packet.layout.codec.decode(bytes.slice(at + 4, at + 2 + view.getUint16(at)))]);
  }
  return packets;
}

function field(packets: readonly [string, unknown][], ...path: (string | number)[]): unknown {
  return path.reduce<unknown>(
    (inner, step) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, step) : undefined),
    packets[0]?.[1],
  );
}

test('a blow has the bits of each build: whether it missed, was critical, glanced off, and what the victim did', () => {
  const bits: readonly (readonly [Outcome, old: number, newer: number, state: number])[] = [
    ['hit', 0x2, 0x2, 1],
    ['miss', 0x12, 0x12, 0],
    ['dodge', 0x2, 0x2, 2],
    ['parry', 0x2, 0x2, 3],
    ['critical', 0x82, 0x202, 1],
    ['glancing', 0x4002, 0x1_0002, 1],
    ['evade', 0x8_0012, 0x20_0012, 6],
  ];
  for (const [outcome, old, newer, state] of bits) {
    for (const build of gameBuilds) {
      const fact = { kind: 'blowStruck', entity, victim, outcome, damage: 17, overkill: 4 } as const;
      const packets = read(build, (frames) => writeBlow(frames, build, guidOf, fact));
      const isNew = build === 12340;
      assert.equal(packets[0]?.[0], 'SMSG_ATTACKERSTATEUPDATE');
      assert.equal(field(packets, 'hitInfo'), isNew ? newer : old, `${outcome} of ${build}`);
      assert.equal(field(packets, isNew ? 'victimState' : 'damageState'), state);
      assert.deepEqual([field(packets, 'attacker'), field(packets, 'target')], [300n, 400n]);
      assert.equal(field(packets, 'totalDamage'), 17);
      assert.equal(field(packets, 'overkill'), isNew ? 4 : undefined);
      const school = field(packets, isNew ? 'damageInfos' : 'damages', 0, 'spellSchoolMask');
      assert.equal(school, build === 5875 ? 0 : 1);
    }
  }
});

test('beginning and ending an attack name both, and the end says whether the attacker died', () => {
  for (const build of gameBuilds) {
    const started = read(build, (frames) =>
      writeAttackStarted(frames, guidOf, { kind: 'attackStarted', entity, victim }),
    );
    assert.deepEqual(started, [['SMSG_ATTACKSTART', { attacker: 300n, victim: 400n }]]);
    const stopped = { kind: 'attackStopped', entity, victim, isDead: true } as const;
    assert.deepEqual(
      read(build, (frames) => writeAttackStopped(frames, guidOf, stopped)),
      [['SMSG_ATTACKSTOP', { player: 300n, enemy: 400n, unknown1: 1 }]],
    );
    const refused = { kind: 'attackRefused', entity, victim, why: 'dead' } as const;
    assert.deepEqual(
      read(build, (frames) => writeAttackRefused(frames, guidOf, refused)).map(([name]) => name),
      ['SMSG_ATTACKSWING_DEADTARGET', 'SMSG_ATTACKSTOP'],
    );
  }
});

test('experience and levels are told in the form of each build, with the power of the class in its own place', () => {
  const level = {
    kind: 'levelReached',
    level: 5,
    powerKind: 6,
    health: 12,
    power: 3,
    strength: 1,
    agility: 2,
    stamina: 3,
    intellect: 4,
    spirit: 5,
  } as const;
  for (const build of gameBuilds) {
    const gained = { kind: 'experienceGained', entity, amount: 55 } as const;
    const experience = read(build, (frames) => writeExperience(frames, build, guidOf, gained));
    assert.deepEqual([field(experience, 'target'), field(experience, 'totalExp')], [300n, 55]);
    const told = read(build, (frames) => writeLevel(frames, build, level));
    assert.deepEqual([field(told, 'newLevel'), field(told, 'health'), field(told, 'spirit')], [5, 12, 5]);
    assert.equal(field(told, 'runicPower'), build === 12340 ? 3 : undefined);
  }
});

test('a released spirit learns where it is, but for 1.12.1, and where its corpse lies', () => {
  const position = { x: 1.5, y: 2.5, z: 3.5 };
  for (const build of gameBuilds) {
    const released = { kind: 'spiritReleased', map: mapId(1), position } as const;
    const packets = read(build, (frames) => writeReleased(frames, build, everythingKnown, released));
    assert.deepEqual(packets, build === 5875 ? [] : [['SMSG_DEATH_RELEASE_LOC', { map: 1, position }]]);
    const delay = read(build, (frames) => writeReclaimDelay(frames, { kind: 'reclaimDelayTold', millis: 9000 }));
    assert.deepEqual(delay, [['SMSG_CORPSE_RECLAIM_DELAY', { delay: 9000 }]]);
    const place = { map: mapId(1), ...position, orientation: 1 };
    const found = read(build, (frames) =>
      writeCorpsePlace(frames, build, everythingKnown, { kind: 'corpseTold', place }),
    );
    assert.deepEqual([field(found, 'result'), field(found, 'corpseMap'), field(found, 'position')], [1, 1, position]);
    const none = read(build, (frames) =>
      writeCorpsePlace(frames, build, everythingKnown, { kind: 'corpseTold', place: undefined }),
    );
    assert.equal(field(none, 'result'), 0);
  }
});

test('a duel is asked with the flag first, refused in the numbers of each build, and won by the first name', () => {
  const reasons = { 5875: 0x68, 8606: 0x6b, 12340: 0x70 } as const;
  for (const build of gameBuilds) {
    const asked = { kind: 'duelAsked', entity, initiator: victim } as const;
    assert.deepEqual(
      read(build, (frames) => writeDuelAsked(frames, guidOf, asked)),
      [['SMSG_DUEL_REQUESTED', { initiator: 300n, target: 400n }]],
    );
    const refused = { kind: 'duelRefused', spell: 7266, castCount: 9, why: 'busy' } as const;
    const refusal = read(build, (frames) => writeDuelRefused(frames, build, refused));
    assert.equal(field(refusal, build === 5875 ? 'reason' : 'result'), reasons[build]);
    assert.equal(field(refusal, 'castCount'), build === 12340 ? 9 : undefined);
    const decided = { kind: 'duelDecided', entity, how: 'fled', winnerName: 'Ann', loserName: 'Bert' } as const;
    assert.deepEqual(
      read(build, (frames) => writeDuelDecided(frames, decided)),
      [['SMSG_DUEL_WINNER', { reason: 1, opponentName: 'Ann', initiatorName: 'Bert' }]],
    );
    assert.deepEqual(
      read(build, (frames) => writeDuelEnded(frames, { kind: 'duelEnded', isDecided: false })),
      [['SMSG_DUEL_COMPLETE', { endedWithoutInterruption: false }]],
    );
    const done = { kind: 'spellDone', entity, victim, spell: 7266, castCount: 2 } as const;
    const spell = read(build, (frames) => writeSpellDone(frames, build, guidOf, 77, done));
    const names = spell.map(([name]) => name);
    assert.deepEqual(names, build === 5875 ? ['SMSG_CAST_RESULT', 'SMSG_SPELL_GO'] : ['SMSG_SPELL_GO']);
  }
});

test('what clients ask becomes an intent, and what they make up becomes none', () => {
  const corpse = (0xf101n << 48n) | 55n;
  assert.deepEqual(reclaimIntent({ guid: corpse }), {
    kind: 'reclaimCorpse',
    corpse: { kind: 'corpse', entry: 0, counter: 55 },
  });
  assert.equal(reclaimIntent({ guid: 0xf101n << 48n }), undefined);
  assert.equal(attackIntent({ guid: 0n }), undefined);
  assert.equal(attackIntent({ guid: 0xdead_0000_0000_0001n }), undefined);
  const cast = { spell: 7266, castCount: 4, targets: { unitTarget: 12n } };
  assert.deepEqual(castIntent(cast), {
    kind: 'castSpell',
    spell: 7266,
    castCount: 4,
    target: { kind: 'player', entry: 0, counter: 12 },
  });
});
