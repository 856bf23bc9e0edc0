import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createCharacter } from '@realmwright/testkit/client/character-screen';
import type { GameClient } from '@realmwright/testkit/client/game-client';
import { openBareLine, RawLine } from '@realmwright/testkit/client/raw-line';
import { askTicket, RealtimeClient } from '@realmwright/testkit/client/realtime-client';
import { startRealm } from '@realmwright/testkit/realm';
import { inTime } from '@realmwright/testkit/waiting';

const realm = await startRealm();
after(() => realm[Symbol.asyncDispose]());

/** Somebody who must notice nothing of all this. */
let bystander: RealtimeClient;
let witness: GameClient;

before(async () => {
  const credentials = await realm.account();
  const screen = await realm.connect(12340, credentials);
  await createCharacter(screen, { name: 'Bystander' });
  screen.destroy();
  bystander = await RealtimeClient.signIn(realm.host.http, credentials);
  await bystander.enter();
  witness = (await realm.player(8606, { name: 'Witness' })).client;
});

async function newTicket(): Promise<{ readonly ticket: string; readonly socket: string }> {
  const { body } = await askTicket(realm.host.http, await realm.account());
  return { ticket: String(body['ticket']), socket: String(body['socket']) };
}

async function openLine(form: 'binary' | 'json'): Promise<RawLine> {
  const { ticket, socket } = await newTicket();
  const headers = { authorization: `Ticket ${ticket}` };
  const answer = await RawLine.ask(socket, { headers, offers: [`realmwright.1.${form}`] });
  assert.ok('line' in answer, JSON.stringify(answer));
  return answer.line;
}

/** The edge lives and everybody else goes on. */
async function nobodyElseNotices(words: string): Promise<void> {
  assert.deepEqual(await bystander.line.act({ kind: 'speak', how: 'say', text: words }), { kind: 'done' });
  await witness.hears(words);
  assert.equal(bystander.closed, undefined);
}

test('W-04: origins that are not on the list, none, and cookies alone are turned away before there is a socket', async () => {
  const statusOf = async (headers: Record<string, string>, inAddress: boolean): Promise<number> => {
    const { ticket, socket } = await newTicket();
    const answer = await RawLine.ask(inAddress ? `${socket}?ticket=${ticket}` : socket, { headers });
    if ('line' in answer) answer.line.end();
    return 'status' in answer ? answer.status : 101;
  };
  const { port } = realm.host.http;
  assert.equal(await statusOf({ origin: `http://localhost:${port}` }, true), 101);
  assert.equal(await statusOf({ origin: 'https://evil.example' }, true), 403);
  assert.equal(await statusOf({ origin: `http://localhost:${port}.evil.example` }, true), 403);
  assert.equal(await statusOf({ origin: 'null' }, true), 403);
  assert.equal(await statusOf({}, true), 403);
  assert.equal(await statusOf({ cookie: 'session=somebody' }, false), 403);
  assert.equal(await statusOf({ origin: `http://localhost:${port}` }, false), 401);
  const { ticket, socket } = await newTicket();
  const headers = { authorization: `Ticket ${ticket}` };
  const first = await RawLine.ask(socket, { headers });
  assert.ok('line' in first);
  first.line.end();
  assert.deepEqual(await RawLine.ask(socket, { headers }), { status: 401 });
  assert.deepEqual(await RawLine.ask(socket, { headers: { authorization: 'Ticket x' } }), { status: 401 });
  assert.deepEqual(await RawLine.ask(socket, { headers, offers: ['realmwright.99.binary'] }), { status: 426 });
  await nobodyElseNotices('I was not disturbed by origins');
});

test('W-05: messages that no client sends close their own line, each with its code', async () => {
  const mask = [1, 2, 3, 4];
  const attacks: readonly (readonly [string, readonly number[] | Uint8Array, number])[] = [
    ['a frame that says it has 100 MiB', [0x82, 0xff, 0, 0, 0, 0, 6, 0x40, 0, 0, ...mask], 1009],
    ['a million empty pieces', new Uint8Array(6_000_000).map((_, at) => [0x00, 0x80, ...mask][at % 6] ?? 0), 1002],
    ['a frame marked as deflated', [0xc2, 0x81, ...mask, 0], 1002],
    ['a frame without a mask', [0x82, 0x01, 0x00], 1002],
    ['text where bytes were agreed on', [0x81, 0x82, 0, 0, 0, 0, 0x5b, 0x5d], 1003],
    ['bytes that are no frames', [0x82, 0x83, 0, 0, 0, 0, 0xff, 0xff, 0xff], 1007],
    ['no bytes at all', [0x82, 0x80, 0, 0, 0, 0], 1007],
  ];
  for (const [what, bytes, code] of attacks) {
    const { ticket, socket } = await newTicket();
    const bare = await openBareLine(socket, { Authorization: `Ticket ${ticket}` });
    bare.send(Uint8Array.from(bytes));
    assert.equal(await inTime(bare.closed, { what: `${what} to close the line` }), code, what);
  }
  const text = await openLine('json');
  text.socket.send(Buffer.from([0xff, 0xfe]), { binary: false });
  assert.equal(await inTime(text.closed, { what: 'text that is none to close the line' }), 1007);
  await nobodyElseNotices('I was not disturbed by giants');
});

test('W-06: a flood of messages or pings is dropped, and closes its line when it does not end', async () => {
  for (const kind of ['messages', 'pings'] as const) {
    const line = await openLine('json');
    let sequence = 0;
    const flood = setInterval(() => {
      for (let count = 0; count < 50; count++) {
        if (line.socket.readyState !== line.socket.OPEN) return;
        const message = { kind: 'ping', sent: ++sequence, lastTrip: 0 };
        if (kind === 'messages') line.socket.send(JSON.stringify([{ sequence, message }]));
        else line.socket.ping();
      }
    }, 50);
    try {
      const begun = performance.now();
      const code = await inTime(line.closed, { what: `a flood of ${kind} to close its line`, within: 40_000 });
      const story = `${sequence} ${kind} in ${Math.round(performance.now() - begun)} ms, ${line.received.length} answers`;
      assert.equal(code, 4429, `${story}, ${line.troubles.join(', ')}`);
    } finally {
      clearInterval(flood);
    }
    const answered = line.texts.filter((text) => text.includes('pong')).length;
    assert.ok(answered < 400, `${answered} of ${sequence} were answered`);
  }
  await nobodyElseNotices('I was not disturbed by floods');
});

test('W-08: a deed is done once, however often it is sent, and its number is good for no other', async () => {
  const credentials = await realm.account();
  const screen = await realm.connect(5875, credentials);
  await createCharacter(screen, { name: 'Repeater' });
  screen.destroy();
  const { body } = await askTicket(realm.host.http, credentials);
  const headers = { authorization: `Ticket ${String(body['ticket'])}` };
  const answer = await RawLine.ask(String(body['socket']), { headers, offers: ['realmwright.1.json'] });
  assert.ok('line' in answer);
  const { line } = answer;
  let sequence = 0;
  const send = (message: object): void => line.socket.send(JSON.stringify([{ sequence: ++sequence, message }]));
  const told = (part: string): Promise<unknown> =>
    bystander.waitFor(`${part} to be told`, () => line.texts.some((text) => text.includes(part)));
  await told('"welcome"');
  await told('"characters"');
  const character = Number(/"character":(\d+)/.exec(line.texts.join(''))?.[1]);
  /** How often a deed was answered, each with the code of its refusal or nothing. */
  const answersTo = (action: number): readonly string[] =>
    [...line.texts.join('').matchAll(new RegExp(`"action":${action},"outcome":\\{[^}]*\\}`, 'g'))].map(
      ([text]) => /"code":"([^"]+)"/.exec(text)?.[1] ?? '',
    );
  const gesturesSeen = (): number =>
    bystander.all('happened').filter(({ happening }) => happening.kind === 'addressed' && happening.gesture === 101)
      .length;
  send({ kind: 'enter', character });
  await told('"entered"');
  await told('"state"');
  const speak = { kind: 'act', action: 7, deed: { kind: 'speak', how: 'say', text: 'once and no more' } };
  for (let times = 0; times < 5; times++) send(speak);
  send({ ...speak, deed: { kind: 'speak', how: 'say', text: 'something else' } });
  await told('realtime.number-taken');
  await bystander.hears('once and no more');
  // Asked again when it is long done, it gives what it gave.
  const answers = (): number => line.texts.join('').split('"action":7,"outcome":{"kind":"done"}').length - 1;
  const before = answers();
  send(speak);
  await bystander.waitFor('the outcome once more', () => answers() > before);
  send({ kind: 'act', action: 3, deed: { kind: 'speak', how: 'say', text: 'and this is later' } });
  await bystander.hears('and this is later');
  // What services decide is decided once as well: a second time would be refused. So are gestures and marks.
  const deeds = [
    { kind: 'addContact', name: 'Bystander', as: 'friend', note: '' },
    { kind: 'joinChannel', channel: 'Repetition', password: '' },
    { kind: 'leaveChannel', channel: 'Repetition' },
    { kind: 'leaveChannel', channel: 'Repetition' },
    { kind: 'mark', status: 'away', text: '' },
    { kind: 'gesture', gesture: 101 },
    { kind: 'gesture', gesture: 9_999 },
  ];
  const codes = ['', '', '', 'channels.not-member', '', '', 'chat.no-such-gesture'];
  for (const [at, deed] of deeds.entries()) {
    for (let times = 0; times < 3; times++) {
      send({ kind: 'act', action: 20 + at, deed });
      await bystander.waitFor(`${deed.kind} to be answered`, () => answersTo(20 + at).length > times);
    }
    assert.deepEqual(answersTo(20 + at), Array(3).fill(codes[at]), deed.kind);
  }
  await bystander.waitFor('the gesture', () => gesturesSeen() > 0);
  assert.equal(gesturesSeen(), 1);
  const heard = bystander.said.filter(({ speaker }) => speaker === 'Repeater').map(({ text }) => text);
  assert.deepEqual(heard, ['once and no more', 'and this is later']);
  line.end();
});

test('W-09: old wishes are granted within bounds, and none about things as they were', async () => {
  const credentials = await realm.account();
  const screen = await realm.connect(5875, credentials);
  await createCharacter(screen, { name: 'Latecomer' });
  screen.destroy();
  const { body } = await askTicket(realm.host.http, credentials);
  const headers = { authorization: `Ticket ${String(body['ticket'])}` };
  const answer = await RawLine.ask(String(body['socket']), { headers, offers: ['realmwright.1.json'] });
  assert.ok('line' in answer);
  const { line } = answer;
  let sequence = 0;
  let action = 0;
  const send = (...messages: object[]): void =>
    line.socket.send(JSON.stringify(messages.map((message) => ({ sequence: ++sequence, message }))));
  const outcomeOf = (wanted: number): Promise<string> =>
    bystander.waitFor(`deed ${wanted} to be answered`, () => {
      const found = new RegExp(`"action":${wanted},"outcome":\\{"kind":"(\\w+)"(?:,"code":"([^"]+)")?`);
      const [, kind, code] = found.exec(line.texts.join('')) ?? [];
      return code ?? kind;
    });
  const told = (part: string): Promise<unknown> =>
    bystander.waitFor(`${part} to be told`, () => line.texts.some((text) => text.includes(part)));
  await told('"characters"');
  send({ kind: 'enter', character: Number(/"character":(\d+)/.exec(line.texts.join(''))?.[1]) });
  await told('"state"');
  const self = Number(/"self":(\d+)/.exec(line.texts.join(''))?.[1]);
  const wish = async (deed: object, age: number): Promise<string> => {
    send({ kind: 'act', action: ++action, deed, age });
    return await outcomeOf(action);
  };
  const speak = { kind: 'speak', how: 'say', text: 'I said this an hour ago' };
  assert.equal(await wish(speak, 3_600), 'done');
  await bystander.hears(speak.text);
  assert.equal(await wish(speak, 3 * 86_400), 'realtime.too-old');
  for (const kind of ['attack', 'use', 'challenge', 'select']) {
    assert.equal(await wish({ kind, target: self }, 3_600), 'realtime.stale', kind);
  }
  const mark = { kind: 'mark', status: 'here', text: '' };
  for (const size of [40, 40, 40, 40, 34]) {
    for (let many = 0; many < size; many += 20) {
      const part = Math.min(20, size - many);
      send(...Array.from({ length: part }, () => ({ kind: 'act', action: ++action, deed: mark, age: 60 })));
      assert.equal(await outcomeOf(action), 'done');
    }
  }
  assert.equal(await wish(mark, 60), 'realtime.too-many');
  assert.equal(await wish(mark, 0), 'done', 'what is wished for now is no old wish');
  line.end();
  await nobodyElseNotices('I was not disturbed by wishes');
});

test('W-12: JSON that is deep, poisoned or beyond all numbers closes its own line', async () => {
  const frame = (message: string): string => `[{"sequence":1,"message":${message}}]`;
  const attacks = [
    '['.repeat(8_000),
    `${'{"a":'.repeat(2_000)}1${'}'.repeat(2_000)}`,
    frame('{"kind":"leave","__proto__":{"isAdmin":true}}'),
    frame('{"kind":"leave","constructor":{"prototype":{"isAdmin":true}}}'),
    frame('{"kind":"__proto__"}'),
    frame('{"kind":"toString"}'),
    frame('{"kind":"ping","sent":1e999,"lastTrip":0}'),
    frame('{"kind":"ping","sent":9007199254740993,"lastTrip":0}'),
    frame('{"kind":"ping","sent":-1,"lastTrip":0}'),
    frame('{"kind":"enter","character":"1"}'),
    frame('{"kind":"step","input":1}'),
    '{"length":1}',
    'null',
    '',
  ];
  for (const attack of attacks) {
    const line = await openLine('json');
    line.socket.send(attack);
    assert.equal(
      await inTime(line.closed, { what: `${attack.slice(0, 60)} to close its line` }),
      1007,
      attack.slice(0, 80),
    );
  }
  assert.equal(Object.hasOwn(Object.prototype, 'isAdmin'), false);
  await nobodyElseNotices('I was not disturbed by poison');
});
