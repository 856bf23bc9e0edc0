import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call } from '@realmwright/kernel/contract';
import { edgeId } from '@realmwright/kernel/ids';
import { createAccount, findAccount } from '@realmwright/services/account/account.contract';
import { issueTicket, signIn } from '@realmwright/services/account/sign-in.contract';
import { RawLine } from '@realmwright/testkit/client/raw-line';
import { testPorts } from '@realmwright/testkit/test-ports';
import { startTestServices } from '@realmwright/testkit/test-services';
import { inTime, until } from '@realmwright/testkit/waiting';
import { defaultRealtimeLimits } from './realtime-config.ts';
import { startRealtime } from './realtime-edge.ts';

const awayMillis = 1_500;

/** An edge whose sessions wait for a second and a half, and how to come to it. */
async function lonelyEdge() {
  const services = await startTestServices();
  const { bus, realm, content } = services;
  const ports = testPorts(bus);
  const edge = await startRealtime(ports, {
    edge: edgeId('edge-a'),
    realm,
    realmName: 'Testmere',
    bind: '127.0.0.1',
    port: 0,
    origins: [],
    content,
    capacity: 10,
    limits: { ...defaultRealtimeLimits, awayMillis },
  });
  const ask = async (authorization: string, has = ''): Promise<RawLine> => {
    const way = `ws://127.0.0.1:${edge.port}/realtime${has}`;
    const answer = await RawLine.ask(way, { headers: { authorization }, offers: ['realmwright.1.json'] });
    assert.ok('line' in answer, 'there is no socket');
    return answer.line;
  };
  return {
    ports,
    bus,
    /** Somebody new, with the token of its session. */
    async open(username: string) {
      await call(bus, createAccount, { username, password: 'secret', roles: [] });
      const address = '192.0.2.7';
      const signed = await call(bus, signIn, { username, password: 'secret', code: undefined, address });
      assert.ok('value' in signed);
      const issued = await call(bus, issueTicket, { ...signed.value, webSession: undefined });
      assert.ok('value' in issued);
      const line = await ask(`Ticket ${Buffer.from(issued.value.ticket).toString('base64url')}`);
      const find = () => /"resume":"([^"]+)"/.exec(line.texts.join(''))?.[1];
      return { line, token: await until(find, { what: 'its token' }) };
    },
    resume: (token: string, heard: number) => ask(`Resume ${token}`, `?heard=${heard}&said=0&whispered=0`),
    async isOnline(username: string): Promise<boolean> {
      const found = await call(bus, findAccount, { username });
      return 'value' in found && found.value.isOnline;
    },
    async [Symbol.asyncDispose]() {
      await edge.stop();
      await services[Symbol.asyncDispose]();
    },
  };
}

test('a session that nobody comes back for in time is over, and its account is not online any more', async () => {
  await using edge = await lonelyEdge();
  const { line, token } = await edge.open('ann');
  line.end();
  await until(
    () => edge.ports.metrics.text().then((text) => /realtime_sessions\{[^}]*state="away"[^}]*\} 1/.test(text)),
    {
      what: 'it to be away',
    },
  );
  assert.ok(await edge.isOnline('ann'));
  await until(async () => !(await edge.isOnline('ann')), { what: 'it to be over' });
  const late = await edge.resume(token, 0);
  assert.equal(await inTime(late.closed, { what: 'whoever comes late to be told' }), 4404);
  assert.match(await edge.ports.metrics.text(), /realtime_resumptions_total\{[^}]*outcome="unknown"[^}]*\} 1/);
});

test('whoever claims to have what was never sent resumes nothing, and the session goes on waiting for its owner', async () => {
  await using edge = await lonelyEdge();
  const { line, token } = await edge.open('ann');
  line.end();
  const liar = await edge.resume(token, 4_000);
  assert.equal(await inTime(liar.closed, { what: 'the claim to be refused' }), 4404);
  const owner = await edge.resume(token, 0);
  await until(() => owner.texts.join('').includes('"how":"kept"'), { what: 'the owner to be let in' });
  assert.ok(owner.texts.join('').includes('"welcome"'), 'what was not confirmed comes again');
  owner.end();
});

test('whoever says goodbye is gone at once', async () => {
  await using edge = await lonelyEdge();
  const { line, token } = await edge.open('ann');
  line.socket.close(1000);
  await until(async () => !(await edge.isOnline('ann')), { what: 'it to be over' });
  assert.match(await edge.ports.metrics.text(), /realtime_closed_total\{[^}]*reason="done"[^}]*\} 1/);
  const late = await edge.resume(token, 0);
  assert.equal(await inTime(late.closed, { what: 'whoever comes late to be told' }), 4404);
});
