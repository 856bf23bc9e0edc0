import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call } from '@realmwright/kernel/contract';
import { edgeId } from '@realmwright/kernel/ids';
import { createAccount } from '@realmwright/services/account/account.contract';
import { issueTicket, signIn } from '@realmwright/services/account/sign-in.contract';
import { RawLine } from '@realmwright/testkit/client/raw-line';
import { testPorts } from '@realmwright/testkit/test-ports';
import { startTestServices } from '@realmwright/testkit/test-services';
import { inTime, until } from '@realmwright/testkit/waiting';
import { defaultRealtimeLimits } from './realtime-config.ts';
import { startRealtime } from './realtime-edge.ts';

const done = '{"kind":"done"}';

/** Two edges of one realm, and a client that speaks to either of them. */
async function twoEdges() {
  const services = await startTestServices();
  const { bus, realm, content } = services;
  const start = (name: string) =>
    startRealtime(testPorts(bus), {
      edge: edgeId(name),
      realm,
      realmName: 'Testmere',
      bind: '127.0.0.1',
      port: 0,
      origins: [],
      trustedProxies: [],
      content,
      capacity: 10,
      limits: defaultRealtimeLimits,
    });
  const edges = { a: await start('edge-a'), b: await start('edge-b') };
  const come = async (to: 'a' | 'b', authorization: string, has = '') => {
    const way = `ws://127.0.0.1:${edges[to].port}/realtime${has}`;
    const answer = await RawLine.ask(way, { headers: { authorization }, offers: ['realmwright.1.json'] });
    assert.ok('line' in answer);
    return client(answer.line);
  };
  return {
    async open(username: string) {
      await call(bus, createAccount, { username, password: 'secret', roles: [] });
      const asked = { username, password: 'secret', code: undefined, address: '192.0.2.7' };
      const signed = await call(bus, signIn, asked);
      assert.ok('value' in signed);
      const issued = await call(bus, issueTicket, { ...signed.value, webSession: undefined });
      assert.ok('value' in issued);
      return come('a', `Ticket ${Buffer.from(issued.value.ticket).toString('base64url')}`);
    },
    resume: (token: string) => come('b', `Resume ${token}`, '?heard=0&said=0&talk='),
    async [Symbol.asyncDispose]() {
      for (const edge of [edges.a, edges.b]) await edge.stop();
      await services[Symbol.asyncDispose]();
    },
  };
}

function client(line: RawLine) {
  let sequence = 0;
  const find = (pattern: RegExp, what: string) => until(() => pattern.exec(line.texts.join(''))?.[1], { what });
  return {
    line,
    find,
    token: () => find(/"resume":"([^"]+)"/, 'its token'),
    /** Asks for a deed and gives the text of its outcome. */
    act(action: number, deed: object): Promise<string> {
      sequence += 1;
      line.socket.send(JSON.stringify([{ sequence, message: { kind: 'act', action, deed } }]));
      return find(new RegExp(`"action":${action},"outcome":(\\{[^}]*\\})`), `an answer to ${action}`);
    },
  };
}

test('what services have decided at one edge is what another one answers under the same number, and is not done again', async () => {
  await using edges = await twoEdges();
  const one = await edges.open('ann');
  const appearance = { skin: 1, face: 2, hairStyle: 3, hairColor: 1, facialHair: 0 };
  const make = { kind: 'create', name: 'Ann', race: 1, class: 1, gender: 0, appearance };
  assert.equal(await one.act(1, make), done);
  const character = Number(await one.find(/"character":(\d+)/, 'the character'));
  const taken = await one.act(2, make);
  assert.match(taken, /character\.name-taken/);
  assert.equal(await one.act(3, { kind: 'delete', character }), done);
  // All of these answers are lost, and the client asks again elsewhere, where the name is free by now.
  const other = await edges.resume(await one.token());
  await other.find(/"how":"(moved)"/, 'to be there');
  assert.equal(await inTime(one.line.closed, { what: 'the former line to be closed' }), 4409);
  assert.equal(await other.act(1, make), done);
  assert.equal(await other.act(2, make), taken);
  assert.equal(await other.act(3, { kind: 'delete', character }), done);
  assert.doesNotMatch(other.line.texts.join(''), /"name":"Ann"/, 'nobody of that name was made again');
  // Under a number of its own it is another deed, which comes out as things are now.
  assert.equal(await other.act(4, make), done);
  assert.match(other.line.texts.join(''), /"name":"Ann"/);
  other.line.end();
});
