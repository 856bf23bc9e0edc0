import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApi, type TestApi } from '@realmwright/testkit/test-api';
import { ApiError } from './api-transport.ts';
import { WebSession } from './web-session.ts';

let api: TestApi;
before(async () => {
  api = await startTestApi();
});
after(() => api[Symbol.asyncDispose]());

const someone = { username: 'someone', password: 'secret' };

/** A program on this machine, and what it was told of the end of its session. */
function program(): { readonly device: WebSession; readonly ends: string[] } {
  const ends: string[] = [];
  return { device: new WebSession({ page: api.url, keep: 'body', onEnded: (code) => ends.push(code) }), ends };
}

test('a program signs in, asks, and gets a ticket', async () => {
  const { device } = program();
  await device.api.register(someone);
  assert.equal(device.session, undefined);
  assert.equal((await device.signIn({ ...someone, device: 'a bot' })).username, 'SOMEONE');
  assert.equal((await device.api.whoAmI()).username, 'SOMEONE');
  assert.match((await device.ticket()).socket, /^ws:/);
  await device.signOut();
  await assert.rejects(device.api.whoAmI(), { name: 'ApiError', code: 'account.no-access', status: 401 });
});

test('a session goes on by its refresh token, and requests that wait for new access share one refresh', async () => {
  const first = await program().device.signIn(someone);
  let time = 0;
  const device = new WebSession({ page: api.url, keep: 'body', now: () => time });
  assert.equal((await device.resume(first.refreshToken))?.device, first.device);
  const timesRefreshed = async (): Promise<number | undefined> => {
    const query = 'select rotation from auth.web_sessions where web_session = $1';
    return (await api.services.database.findRow<{ rotation: number }>(query, [first.device]))?.rotation;
  };
  await device.api.whoAmI();
  assert.equal(await timesRefreshed(), 1);
  time = 280_000;
  await Promise.all(Array.from({ length: 8 }, () => device.api.whoAmI()));
  assert.equal(await timesRefreshed(), 2);
});

test('a session that the realm has ended is over here too, and says so once', async () => {
  const { device, ends } = program();
  const { refreshToken = '' } = await device.signIn(someone);
  const other = program().device;
  await other.signIn(someone);
  await other.api.signOutOthers();
  await assert.rejects(device.api.whoAmI(), ApiError);
  assert.equal(await device.resume(refreshToken), undefined);
  assert.equal(await device.resume(refreshToken), undefined);
  assert.deepEqual(ends, ['account.no-web-session']);
  assert.equal(device.session, undefined);
});

test('whoever tries the realm is a guest until it makes an account', async () => {
  const { device } = program();
  assert.equal((await device.tryRealm()).isGuest, true);
  await device.api.linkGuest({ username: 'nowknown', password: 'secret' });
  assert.equal((await device.api.whoAmI()).isGuest, false);
});
