import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventLines } from './event-lines.ts';

async function* piecesOf(bytes: Uint8Array, size: number): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

test('events are the same however the bytes were cut, letters of several bytes among them', async () => {
  const bytes = new TextEncoder().encode('data: {"name":"Änn"}\n\n: beat\n\ndata: 2\n\ndata: cut o');
  for (let size = 1; size <= bytes.length; size++) {
    let heardCount = 0;
    const heard = (): void => {
      heardCount += 1;
    };
    const events: string[] = [];
    for await (const event of eventLines(piecesOf(bytes, size), heard)) events.push(event);
    assert.deepEqual(events, ['{"name":"Änn"}', '2']);
    assert.equal(heardCount, Math.ceil(bytes.length / size));
  }
});
