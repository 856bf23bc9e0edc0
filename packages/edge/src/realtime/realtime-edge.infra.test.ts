import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { test } from 'node:test';
import { call } from '@realmwright/kernel/contract';
import { edgeId } from '@realmwright/kernel/ids';
import type { Bus } from '@realmwright/kernel/ports/bus';
import { REALTIME_BUILD } from '@realmwright/kernel/realtime-build';
import { banAccount } from '@realmwright/services/account/account.contract';
import { createCharacter } from '@realmwright/services/character/character.contract';
import type { RawLine } from '@realmwright/testkit/client/raw-line';
import { lonelyEdge } from '@realmwright/testkit/lonely-edge';
import { inTime, until } from '@realmwright/testkit/waiting';
import { listRealtimeSessions } from './realtime-sessions.contract.ts';

/** Sends a message under the next number of a line. */
function speaker(line: RawLine): (message: object) => void {
  let sequence = 0;
  return (message) => line.socket.send(JSON.stringify([{ sequence: ++sequence, message }]));
}

test('W-01: whoever is turned away and does not go is cut off, so that nobody holds sockets without a session', async () => {
  await using edge = await lonelyEdge();
  const socket = connect({ host: '127.0.0.1', port: edge.port, allowHalfOpen: true });
  const errors: string[] = [];
  socket.on('error', ({ message }) => errors.push(message));
  await once(socket, 'connect');
  const head = ['GET /nowhere HTTP/1.1', 'Host: realm', 'Upgrade: websocket', 'Connection: Upgrade'];
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  const [answer]: Buffer[] = await once(socket, 'data');
  assert.match(String(answer), /^HTTP\/1\.1 404 /);
  // It says nothing more and keeps its half; only what it writes shows whether there is still somebody to take it.
  await until(
    () => {
      if (!socket.destroyed) socket.write('x');
      return socket.destroyed || errors.length > 0;
    },
    { what: 'the socket to be cut off' },
  );
});

test('W-02: a session whose end is told before the answer by which it begins is over at once', async () => {
  const overtaken = (bus: Bus): Bus => ({
    publish: (subject, payload) => bus.publish(subject, payload),
    async request(subject, payload, options) {
      const answer = await bus.request(subject, payload, options);
      if (!subject.includes('account.open-session')) return answer;
      const banned = await call(bus, banAccount, { username: 'ann', seconds: 0, reason: 'a test', by: 'OP' });
      assert.ok('value' in banned);
      // What the edge was told of it comes before what is told to it later in the same way.
      await call(bus, listRealtimeSessions, { limit: 1 }, { scope: edgeId('edge-a') });
      return answer;
    },
    subscribe: (subject, options, handler) => bus.subscribe(subject, options, handler),
    serve: (subject, options, handler) => bus.serve(subject, options, handler),
    flush: () => bus.flush(),
    drain: () => bus.drain(),
  });
  await using edge = await lonelyEdge({}, overtaken);
  const { line } = await edge.come('ann');
  assert.equal(await inTime(line.closed, { what: 'the line to be closed', within: 8_000 }), 4403);
});

test('W-08: the number of a deed is good for no other even when nobody remembers what it was', async () => {
  await using edge = await lonelyEdge({ rememberedDeeds: 2 });
  const { line } = await edge.open('ann');
  const send = speaker(line);
  const told = (part: string) => inTime(line.says(part), { what: part });
  for (const action of [1, 2, 3, 4]) {
    send({ kind: 'act', action, deed: { kind: 'stand', state: 'sit' } });
    await told(`"action":${action},"outcome":{"kind":"refused","code":"realtime.not-in-world"}`);
  }
  send({ kind: 'act', action: 1, deed: { kind: 'stand', state: 'sleep' } });
  await told('"action":1,"outcome":{"kind":"refused","code":"realtime.number-taken"}');
  send({ kind: 'act', action: 9, deed: { kind: 'stand', state: 'sleep' } });
  await told('"action":9,"outcome":{"kind":"refused","code":"realtime.not-in-world"}');
  line.end();
});

test('whoever is not let in by an instance in time is not left waiting for ever', async () => {
  await using edge = await lonelyEdge({ enteringMillis: 500 });
  const { line, accountId } = await edge.open('ann');
  const { bus, realm } = edge;
  const looks = { skin: 1, face: 2, hairStyle: 3, hairColor: 1, facialHair: 0 };
  const made = await call(bus, createCharacter, {
    ...{ accountId, realm, operation: new Uint8Array(16).fill(7), build: REALTIME_BUILD },
    ...{ name: 'Ann', race: 1, class: 1, gender: 0, appearance: looks },
  });
  assert.ok('value' in made, JSON.stringify(made));
  speaker(line)({ kind: 'enter', character: made.value.characterId });
  assert.equal(await inTime(line.closed, { what: 'the line to be closed' }), 1011);
});
