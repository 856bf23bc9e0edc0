import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ApiClient } from '@realmwright/testkit/client/api-client';
import { createCharacter } from '@realmwright/testkit/client/character-screen';
import type { GameClient } from '@realmwright/testkit/client/game-client';
import { OperatorWatch } from '@realmwright/testkit/client/operator-watch';
import { RealtimeClient } from '@realmwright/testkit/client/realtime-client';
import { startRealm } from '@realmwright/testkit/realm';
import { until } from '@realmwright/testkit/waiting';

const realm = await startRealm();
after(() => realm[Symbol.asyncDispose]());

let gamer: GameClient;
let page: RealtimeClient;
let operator: ApiClient;
let operatorName: string;
let watch: OperatorWatch;

/** The header that shows who asks, for requests that are no questions to the API. */
function bearerOf({ session }: ApiClient): string | undefined {
  return session === undefined ? undefined : `Bearer ${session.accessToken}`;
}

async function watchAs(visitor: ApiClient): Promise<OperatorWatch> {
  const opened = await OperatorWatch.open(realm.host.http, bearerOf(visitor));
  assert.ok(opened instanceof OperatorWatch, JSON.stringify(opened));
  return opened;
}

before(async () => {
  gamer = (await realm.player(8606, { name: 'Wanderer' })).client;
  const credentials = await realm.account();
  const screen = await realm.connect(12340, credentials);
  await createCharacter(screen, { name: 'Browser' });
  screen.destroy();
  page = await RealtimeClient.signIn(realm.host.http, credentials);
  await page.enter();
  const account = await realm.account({ role: 'operator' });
  operatorName = account.username;
  operator = await ApiClient.signIn(realm.host.http, account);
  watch = await watchAs(operator);
});

test('an operator sees a game client and a browser move on the map, among the creatures, as they do', async () => {
  const { maps } = await watch.sees('the realm', 'realm');
  assert.ok(maps.length > 0);
  await watch.seesAt('Wanderer', gamer.place);
  await gamer.walk({ x: 6, y: 2 });
  await watch.seesAt('Wanderer', gamer.place);
  await page.walk({ x: -4, y: 3 });
  const survey = await watch.seesAt('Browser', page.place);
  assert.equal(survey.counts.players, 2);
  const creature = survey.things.find(({ form }) => form === 'creature');
  assert.ok(
    survey.called.some(({ form, entry, name }) => form === 'creature' && entry === creature?.entry && name !== ''),
  );
  assert.ok(survey.step.mean > 0 && survey.step.p99 >= survey.step.mean);
});

test('both are in the list of sessions, each with its program, and the realm’s traffic is told', async () => {
  const { sessions } = await watch.sees('both sessions', 'sessions', ({ sessions: told }) =>
    ['Wanderer', 'Browser'].every((name) => told.some(({ character }) => character === name)),
  );
  const [wanderer, browser] = ['Wanderer', 'Browser'].map((name) =>
    sessions.find(({ character }) => character === name),
  );
  assert.deepEqual([wanderer?.protocol, wanderer?.build, wanderer?.map], ['game', 8606, 0]);
  assert.deepEqual([browser?.protocol, browser?.form, browser?.state], ['realtime', 'binary', 'world']);
  await watch.sees(
    'bytes both ways',
    'numbers',
    ({ sample }) => sample.game === 1 && sample.realtime === 1 && sample.bytesIn > 0 && sample.bytesOut > 0,
  );
});

test('an announcement of the page is heard in every kind of client', async () => {
  const { lines } = await operator.api.runCommand({ text: 'announce The mere rises at dusk' });
  assert.deepEqual(lines, []);
  await gamer.hears(/The mere rises at dusk/, 'system');
  await page.waitFor('the announcement', () =>
    page.told.find((told) => JSON.stringify(told).includes('rises at dusk')),
  );
});

test('somebody is taken to a place that was clicked on, and is seen there', async () => {
  const goal = { x: gamer.place.x + 20, y: gamer.place.y - 15 };
  await operator.api.runCommand({ text: `go xyz Wanderer ${goal.x.toFixed(1)} ${goal.y.toFixed(1)}` });
  await watch.seesAt('Wanderer', goal);
});

test('whoever is kicked is gone, and the log that has grown says by whom', async () => {
  const before = watch.newest('logged')?.entry ?? 0n;
  await operator.api.runCommand({ text: 'kick Browser that was enough' });
  await page.waitFor('the end of its line', () => page.closed);
  await watch.sees('the log to grow', 'logged', ({ entry }) => entry > before);
  const { items } = await operator.api.listAudit({ limit: 2 });
  const [newest] = items;
  assert.equal(newest?.caller, operatorName);
  assert.match(newest?.text ?? '', /^kick Browser that was enough$/);
  assert.equal(newest?.outcome, 'accepted');
  const older = await operator.api.listAudit({ limit: 1, after: newest?.entry });
  assert.notEqual(older.items[0]?.entry, newest?.entry);
  await watch.sees(
    'it to be gone',
    'sessions',
    ({ sessions }) => !sessions.some(({ character }) => character === 'Browser'),
  );
});

test('H-01: a player, a guest without a token and a moderator watch nothing, command nothing and read no log', async () => {
  const visitors = [
    [ApiClient.visit(realm.host.http), 401],
    [await ApiClient.signIn(realm.host.http, await realm.account()), 403],
    [await ApiClient.signIn(realm.host.http, await realm.account({ role: 'moderator' })), 403],
  ] as const;
  for (const [visitor, status] of visitors) {
    const opened = await OperatorWatch.open(realm.host.http, bearerOf(visitor));
    assert.equal('status' in opened ? opened.status : 200, status);
    await assert.rejects(visitor.api.runCommand({ text: 'announce I rule' }), { status });
    await assert.rejects(visitor.api.listAudit(), { status });
  }
  const keeper = await ApiClient.signIn(realm.host.http, await realm.account({ role: 'gamemaster' }));
  await assert.rejects(keeper.api.listAudit(), { status: 403 });
  await operator.api.runCommand({ text: 'announce I do not' });
  await gamer.hears(/I do not/, 'system');
  assert.ok(!gamer.heard.some(({ text }) => text.includes('I rule')));
});

test('H-03: who one is and which role one has cannot be slipped in, and neither can lines of others', async () => {
  const { host, port } = realm.host.http;
  const send = async (body: object): Promise<number> => {
    const answer = await fetch(`http://${host}:${port}/api/operator/commands`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: bearerOf(operator) ?? '' },
      body: JSON.stringify(body),
    });
    await answer.body?.cancel();
    return answer.status;
  };
  assert.equal(await send({ text: 'help' }), 200);
  for (const more of [{ roles: ['operator'] }, { caller: 'console' }, { realm: 2 }, { inWorld: {} }]) {
    assert.equal(await send({ text: 'help', ...more }), 400, JSON.stringify(more));
  }
  for (const text of ['', 'announce one\nkick Wanderer', 'announce \u0007', 'x'.repeat(256), 7, null, ['help']]) {
    assert.equal(await send({ text }), 400, JSON.stringify(text).slice(0, 40));
  }
});

test('W-02: a watcher is cut off when the role is taken, and when the session ends', async () => {
  const account = await realm.account({ role: 'gamemaster' });
  const keeper = await ApiClient.signIn(realm.host.http, account);
  const first = await watchAs(keeper);
  await first.sees('the realm', 'realm');
  await operator.api.runCommand({ text: `account set gmlevel ${account.username} player` });
  assert.equal((await first.sees('the end', 'end')).reason, 'role-taken');
  await until(() => first.endedAt !== undefined, { what: 'the stream to end' });
  const leaver = await ApiClient.signIn(realm.host.http, await realm.account({ role: 'gamemaster' }));
  const second = await watchAs(leaver);
  await second.sees('the realm', 'realm');
  await leaver.api.signOut();
  assert.equal((await second.sees('the end', 'end')).reason, 'signed-out');
  await until(() => second.endedAt !== undefined, { what: 'the stream to end' });
  assert.equal(watch.endedAt, undefined);
});
