import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { afterEach, beforeEach, test } from 'node:test';
import type { AccountRole } from '@realmwright/kernel/account-role';
import { announce, answer, listen } from '@realmwright/kernel/contract';
import {
  accountId,
  edgeId,
  entityId,
  instanceId,
  mapId,
  realmId,
  sessionId,
  webSessionId,
} from '@realmwright/kernel/ids';
import { accept, refuse } from '@realmwright/kernel/outcome';
import type { Bus } from '@realmwright/kernel/ports/bus';
import { BusRouter } from '@realmwright/platform/bus/bus-router';
import { connectMemoryBus } from '@realmwright/platform/bus/memory-bus';
import { commandLogged } from '@realmwright/services/operator/operator.contract';
import { OperatorWatch } from '@realmwright/testkit/client/operator-watch';
import { type HandClock, handClock } from '@realmwright/testkit/hand-clock';
import { testPorts } from '@realmwright/testkit/test-ports';
import { until } from '@realmwright/testkit/waiting';
import { hollowmere } from '@realmwright/testkit/world-fixture';
import { type Survey, type SurveyedThing, surveyed, surveyWanted } from '@realmwright/world/survey/survey.contract';
import { type FastifyInstance, fastify } from 'fastify';
import { gatewayAnnounced, listSessions } from '../../gateway/gateway.contract.ts';
import { realtimeAnnounced } from '../../realtime/realtime.contract.ts';
import { listRealtimeSessions } from '../../realtime/realtime-sessions.contract.ts';
import type { Authorise } from '../authorise.ts';
import { addOperatorEvents } from './operator-events.routes.ts';
import { OperatorFeed } from './operator-feed.ts';

const realm = realmId(1);
const scope = { scope: String(realm) };

let router: BusRouter;
let bus: Bus;
let clock: HandClock;
let feed: OperatorFeed;
let server: FastifyInstance;
let port = 0;
/** Roles by the header that a request comes with; who is not here is signed out. */
let rolesByHeader: Map<string, readonly AccountRole[]>;
let isAnswering = true;

beforeEach(async () => {
  router = new BusRouter();
  const onError = (error: unknown): never => assert.fail(String(error));
  bus = connectMemoryBus(router, { onError });
  clock = handClock();
  isAnswering = true;
  rolesByHeader = new Map([
    ['Bearer boss', ['operator']],
    ['Bearer player', []],
  ]);
  const webSession = webSessionId('AAAAAAAAAAAAAAAAAAAAAA');
  const authorise: Authorise = async (header) => {
    if (!isAnswering) throw new Error('the services do not answer');
    const roles = rolesByHeader.get(header ?? '');
    if (roles === undefined) return refuse('account.no-access');
    const who = { accountId: accountId(header?.length ?? 1), username: String(header), generation: 1, roles };
    return accept({ ...who, webSession, isGuest: false, hasAuthenticator: false });
  };
  const ports = { ...testPorts(connectMemoryBus(router, { onError })), clock };
  feed = new OperatorFeed(ports, { realm, realmName: 'Testmere', version: '1.2.3', content: hollowmere }, authorise);
  server = fastify({ forceCloseConnections: true });
  addOperatorEvents(server, ports, feed, authorise);
  await server.listen({ host: '127.0.0.1', port: 0 });
  const address = server.server.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
  await ports.bus.flush();
});

afterEach(async () => {
  await feed.stop();
  await server.close();
  router.close();
});

async function watch(header = 'Bearer boss'): Promise<OperatorWatch> {
  const opened = await OperatorWatch.open({ host: '127.0.0.1', port }, header);
  assert.ok(opened instanceof OperatorWatch, JSON.stringify(opened));
  return opened;
}

function aSurvey(changes: Partial<Survey> = {}): Survey {
  const hare = hollowmere.creatureTemplates[0]?.entry ?? 0;
  const ann: SurveyedThing = {
    thing: entityId(7),
    form: 'player',
    entry: 0,
    name: 'Ann',
    x: 1.2345,
    y: -2,
    orientation: Math.PI,
    flags: 4,
  };
  const creature: SurveyedThing = {
    thing: entityId(8),
    form: 'creature',
    entry: hare,
    name: '',
    x: 5,
    y: 6,
    orientation: 0,
    flags: 0,
  };
  return {
    realm,
    instance: instanceId('r1-m0-1'),
    map: mapId(0),
    epoch: 3,
    tick: 99,
    at: 1_700_000_000_000,
    step: { mean: 1, p99: 2, max: 3 },
    waiting: 0,
    counts: { players: 1, creatures: 1, objects: 0, corpses: 0 },
    things: [ann, creature],
    ...changes,
  };
}

test('who has not signed in and who has no role is refused, and nobody is watched for them', async () => {
  let wanted = 0;
  listen(bus, surveyWanted, scope, () => {
    wanted += 1;
  });
  const open = (header: string | undefined) => OperatorWatch.open({ host: '127.0.0.1', port }, header);
  for (const [header, status] of [
    [undefined, 401],
    ['Bearer nobody', 401],
    ['Bearer player', 403],
  ] as const) {
    const opened = await open(header);
    assert.equal('status' in opened ? opened.status : 200, status);
  }
  const reader = await watch();
  await until(() => wanted > 0, { what: 'the realm to be watched' });
  assert.equal(wanted, 1);
  reader.close();
});

test('what instances tell reaches readers with names and rounded, and an instance that falls silent is gone', async () => {
  const reader = await watch();
  const { name, version, maps } = await reader.sees('what the realm is', 'realm');
  assert.deepEqual([name, version, maps.length], ['Testmere', '1.2.3', hollowmere.maps.length]);
  announce(bus, surveyed, aSurvey(), scope);
  const { things, called, step } = await reader.sees('a survey', 'survey');
  assert.deepEqual(step, { mean: 1, p99: 2, max: 3 });
  const hare = hollowmere.creatureTemplates[0];
  assert.deepEqual(called, [{ form: 'creature', entry: hare?.entry, name: hare?.name }]);
  const [ann, creature] = things;
  assert.deepEqual([ann?.name, ann?.x, ann?.orientation, ann?.flags], ['Ann', 1.23, 3.14, 4]);
  assert.deepEqual([creature?.name, creature?.entry, creature?.flags], [undefined, hare?.entry, undefined]);
  clock.advance(4_000);
  announce(bus, surveyed, aSurvey({ tick: 100, at: 1_700_000_000_500 }), scope);
  await reader.sees('the next survey', 'survey', ({ at }) => at === 1_700_000_000_500);
  assert.equal(reader.newest('gone'), undefined);
  clock.advance(6_000);
  assert.equal((await reader.sees('that it is gone', 'gone')).instance, 'r1-m0-1');
  reader.close();
});

test('sessions of both kinds of edge are told, and an edge that does not answer is named', async () => {
  const onFailure = (error: unknown): never => assert.fail(String(error));
  const [gate, web, dead] = [edgeId('gate-1'), edgeId('web-1'), edgeId('dead-1')];
  const counts = { sessions: 1, capacity: 10, bytesIn: 0, bytesOut: 0 };
  for (const edge of [gate, dead]) {
    announce(bus, gatewayAnnounced, { realm, edge, isReady: true, ports: [], ...counts });
  }
  announce(bus, gatewayAnnounced, { realm: realmId(2), edge: edgeId('else-1'), isReady: true, ports: [], ...counts });
  announce(bus, realtimeAnnounced, { edge: web, isReady: true, sessions: 1, bytesIn: 0, bytesOut: 0 });
  const common = { session: sessionId(5), address: '10.0.0.1', latencyMillis: 12, queuedBytes: 34, openSeconds: 56 };
  answer(bus, listSessions, { scope: gate, onFailure }, async () => {
    const who = { accountId: accountId(1), accountName: 'ANN', characterName: 'Ann', map: mapId(0) };
    return accept({ totalCount: 1, sessions: [{ ...common, ...who, state: 'world', build: 5875 }] });
  });
  answer(bus, listRealtimeSessions, { scope: web, onFailure }, async () => {
    const who = { accountId: accountId(2), accountName: 'BEN', characterName: '', map: undefined };
    return accept({ totalCount: 1, sessions: [{ ...common, ...who, state: 'characters', form: 'json' }] });
  });
  await bus.flush();
  const reader = await watch();
  const told = await reader.sees('the sessions', 'sessions', ({ totalCount }) => totalCount === 2);
  assert.deepEqual(told.silent, [dead]);
  const rows = told.sessions.map(({ protocol, build, form, account, map }) => [protocol, build, form, account, map]);
  assert.deepEqual(rows, [
    ['game', 5875, undefined, 'ANN', 0],
    ['realtime', undefined, 'json', 'BEN', undefined],
  ]);
  reader.close();
});

test('a chart begins with what was before, and goes on with what comes', async () => {
  const edge = edgeId('web-1');
  for (const [bytesOut, millis] of [
    [0, 2_000],
    [4_000, 2_000],
  ] as const) {
    announce(bus, realtimeAnnounced, { edge, isReady: true, sessions: 3, bytesIn: 0, bytesOut });
    await bus.flush();
    await new Promise((resolve) => setImmediate(resolve));
    clock.advance(millis);
  }
  const reader = await watch();
  const { samples } = await reader.sees('the history', 'history');
  assert.deepEqual(
    samples.map(({ realtime, bytesOut }) => [realtime, bytesOut]),
    [
      [3, 0],
      [3, 2_000],
    ],
  );
  clock.advance(2_000);
  const { sample, edges } = await reader.sees('the numbers', 'numbers');
  assert.deepEqual([sample.realtime, edges.length], [3, 1]);
  announce(bus, commandLogged, { realm, entry: 12_345_678_901_234n });
  assert.equal((await reader.sees('that the log has grown', 'logged')).entry, 12_345_678_901_234n);
  reader.close();
});

for (const [what, reason, change] of [
  ['whose session is over', 'signed-out', () => rolesByHeader.delete('Bearer boss')],
  ['whose role was taken', 'role-taken', () => rolesByHeader.set('Bearer boss', ['moderator'])],
  ['who cannot be asked about', 'not-known', () => (isAnswering = false)],
] as const) {
  test(`a reader ${what} is cut off within five seconds`, async () => {
    const reader = await watch();
    await reader.sees('what the realm is', 'realm');
    clock.advance(10_000);
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(reader.newest('end'), undefined);
    change();
    clock.advance(2_000);
    assert.equal((await reader.sees('the end', 'end')).reason, reason);
    await until(() => reader.endedAt !== undefined, { what: 'the line to end' });
  });
}

test('one account has four streams at once, and a place is free again when one ends', async () => {
  const readers = [await watch(), await watch(), await watch(), await watch()];
  const fifth = await OperatorWatch.open({ host: '127.0.0.1', port }, 'Bearer boss');
  assert.equal('status' in fifth ? fifth.status : 200, 429);
  readers[0]?.close();
  await until(
    async () => {
      const opened = await OperatorWatch.open({ host: '127.0.0.1', port }, 'Bearer boss');
      if (opened instanceof OperatorWatch) readers.push(opened);
      return opened instanceof OperatorWatch;
    },
    { what: 'a free place' },
  );
  for (const reader of readers) reader.close();
});

test('a realm whose last reader has gone is watched no more', async () => {
  let wanted = 0;
  listen(bus, surveyWanted, scope, () => {
    wanted += 1;
  });
  const reader = await watch();
  await until(() => wanted === 1, { what: 'the realm to be watched' });
  clock.advance(2_000);
  await until(() => wanted === 2, { what: 'the lease to be renewed' });
  reader.close();
  const gone = await OperatorWatch.open({ host: '127.0.0.1', port }, undefined);
  assert.ok('status' in gone);
  await until(
    async () => {
      const before = wanted;
      clock.advance(2_000);
      await bus.flush();
      await new Promise((resolve) => setImmediate(resolve));
      return wanted === before;
    },
    { what: 'nobody to watch' },
  );
});

test('a reader that does not read misses surveys and gets the newest, while others get them all', async () => {
  const quick = await watch();
  const slow = connect(port, '127.0.0.1');
  slow.write('GET /api/operator/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer boss\r\n\r\n');
  slow.pause();
  const things = Array.from({ length: 2_000 }, (_, i) => ({
    thing: entityId(i + 1),
    form: 'creature' as const,
    entry: 1,
    name: '',
    x: i,
    y: i,
    orientation: 0,
    flags: 0,
  }));
  const rounds = 150;
  for (let round = 1; round <= rounds; round++) {
    announce(bus, surveyed, aSurvey({ at: round, things }), scope);
    await quick.sees(`survey ${round}`, 'survey', ({ at }) => at === round);
  }
  let text = '';
  slow.on('data', (chunk) => {
    text += chunk.toString('latin1');
  });
  slow.resume();
  await until(() => text.includes(`"at":${rounds},`), { what: 'the newest survey', within: 20_000 });
  const got = text.match(/"kind":"survey"/g)?.length ?? 0;
  assert.ok(got < rounds, `${got} of ${rounds}`);
  slow.destroy();
  quick.close();
});
