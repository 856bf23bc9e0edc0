import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aPlayer, aWorld, hollowmere } from '@realmwright/testkit/world-fixture';
import { hashWorld } from '../world.ts';
import { drawMap } from './map-picture.ts';
import {
  encodeRecordingEnd,
  encodeRecordingFrame,
  encodeRecordingHead,
  RecordingError,
  readRecording,
} from './recording.ts';
import { replay } from './replay.ts';

/** Two characters walk about among the creatures, one speaks, one leaves. */
function recorded() {
  const fixture = aWorld({ content: { creatureSpawns: hollowmere.creatureSpawns } })
    .with(aPlayer('Ann'))
    .with(aPlayer('Bert'), 'edge-2')
    .tick(20);
  const { place } = aPlayer('Ann');
  for (let i = 1; i <= 20; i++) {
    const at = { ...place, time: i * 500, flags: 1, fallTime: 0, pitch: undefined, jump: undefined };
    fixture.does('Ann', { kind: 'move', moveKind: 'heartbeat', movement: { ...at, x: place.x + i * 3 } });
    fixture.does('Bert', { kind: 'move', moveKind: 'heartbeat', movement: { ...at, y: place.y + i * 3 } });
    fixture.tick(10);
  }
  fixture.does('Ann', { kind: 'say', how: 'say', language: 7, text: 'Grüße' });
  fixture.does('Bert', { kind: 'leave', reason: 'vanished' }).tick(5);
  const hash = hashWorld(fixture.world);
  const blocks = [
    encodeRecordingHead(fixture.setup),
    ...fixture.frames.map(encodeRecordingFrame),
    encodeRecordingEnd(hash),
  ];
  return { hash, bytes: Uint8Array.from(blocks.flatMap((block) => [...block])), frames: fixture.frames.length };
}

const { hash, bytes, frames } = recorded();

test('a recording plays to the hash that it was recorded with', () => {
  const result = replay(readRecording(bytes));
  assert.deepEqual([result.hash, result.recordedHash, result.ticks], [hash, hash, frames]);
});

test('a recording that was cut off plays up to its last whole frame', () => {
  const result = replay(readRecording(bytes.subarray(0, bytes.length - 30)));
  assert.deepEqual([result.recordedHash, result.ticks], [undefined, frames - 1]);
});

test('something else is not taken for a recording', () => {
  assert.throws(() => readRecording(new TextEncoder().encode('not a recording of anything at all')), RecordingError);
  assert.throws(() => readRecording(new Uint8Array(3)), RecordingError);
});

test('a whole block that holds no frame, or more than one, is told as a damaged recording', () => {
  const setup = '{"instance":"r1-m0-1","map":0,"seed":1,"rules":{},"navigation":"","content":{}}';
  const title = new TextEncoder().encode('realmwright recording 1\n');
  const head = [...title, setup.length, 0, 0, 0, ...new TextEncoder().encode(setup)];
  const noFrame = [4, 0, 0, 0, 1, 2, 3, 4];
  const frameAndMore = [28, 0, 0, 0, ...new Array(28).fill(0)];
  for (const block of [noFrame, frameAndMore]) {
    const recording = readRecording(Uint8Array.from([...head, ...block]));
    assert.throws(() => [...recording.frames], RecordingError);
  }
});

test('the picture shows north up and west left, with the names of those who walked', () => {
  const { tracks } = replay(readRecording(bytes), { trackEveryTicks: 1 });
  const ann = tracks.find(({ name }) => name === 'Ann');
  assert.ok((ann?.points.length ?? 0) >= 20);
  const svg = drawMap({ title: 'A walk', tracks });
  const [annX, annY] = place(svg, 'Ann');
  const [bertX, bertY] = place(svg, 'Bert');
  assert.ok(annY < bertY, 'who went north ends above');
  assert.ok(bertX < annX, 'who went west ends to the left');
});

/** Where a name is written in a drawing. */
function place(svg: string, name: string): [number, number] {
  const [, x, y] = new RegExp(`<text x="([\\d.]+)" y="([\\d.]+)"[^>]*>${name}<`).exec(svg) ?? [];
  return [Number(x), Number(y)];
}
