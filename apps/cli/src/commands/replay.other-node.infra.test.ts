import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { aPlayer, aWorld, hollowmere } from '@realmwright/testkit/world-fixture';
import { encodeRecordingEnd, encodeRecordingFrame, encodeRecordingHead } from '@realmwright/world/replay/recording';
import { hashWorld } from '@realmwright/world/world';

/** The Node that plays the recording of this one: another major version, so another engine with other mathematics. */
const otherNode = '26.10.0';

const folder = mkdtempSync(join(tmpdir(), 'realmwright other node '));
after(() => rmSync(folder, { recursive: true, force: true }));

test('a recording of this Node plays to the same hash on another major version', () => {
  const { hash, bytes } = recordedWalk();
  const file = join(folder, 'walk.rwrec');
  writeFileSync(file, bytes);

  const onOther = (...args: readonly string[]) =>
    execFileSync(
      'npm',
      ['exec', '--yes', `--package=node-${process.platform}-${process.arch}@${otherNode}`, '--', 'node', ...args],
      { cwd: folder, encoding: 'utf8', timeout: 300_000 },
    );
  assert.equal(onOther('--version').trim(), `v${otherNode}`);
  assert.notEqual(process.versions.node.split('.')[0], otherNode.split('.')[0]);

  const program = join(import.meta.dirname, '../../../../bin/realmwright.js');
  assert.ok(onOther(program, 'replay', file).includes(`hash ${hash}, the same as recorded`));
});

/** Two minutes of a character that walks in a circle among all creatures of the bundle, and of the weather. */
function recordedWalk() {
  const fixture = aWorld({ content: { creatureSpawns: hollowmere.creatureSpawns } })
    .with(aPlayer('Ann'))
    .tick(20);
  const { place } = aPlayer('Ann');
  for (let step = 1; step <= 240; step++) {
    const angle = step / 10;
    const point = { x: place.x + 15 * Math.sin(angle), y: place.y + 15 * (1 - Math.cos(angle)) };
    const movement = { ...place, ...point, time: step * 500, flags: 1, fallTime: 0, pitch: undefined, jump: undefined };
    fixture.does('Ann', { kind: 'move', moveKind: 'heartbeat', movement });
    fixture.tick(10);
  }
  const hash = hashWorld(fixture.world);
  const blocks = [
    encodeRecordingHead(fixture.setup),
    ...fixture.frames.map(encodeRecordingFrame),
    encodeRecordingEnd(hash),
  ];
  return { hash, bytes: Uint8Array.from(blocks.flatMap((block) => [...block])) };
}
