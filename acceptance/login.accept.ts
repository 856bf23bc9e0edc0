import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { listRealms, logIn, loginResults, reconnect } from '@realmwright/testkit/client/login-client';
import { openLine } from '@realmwright/testkit/client/tcp-line';
import { everyBuild, startRealm } from '@realmwright/testkit/realm';
import { inTime } from '@realmwright/testkit/waiting';

const realm = await startRealm();
after(() => realm[Symbol.asyncDispose]());
const { login } = realm.host;

for (const build of everyBuild) {
  test(`build ${build}: the right password opens the realm list, which says where the realm is`, async () => {
    const who = await realm.account();
    const answer = await logIn(login, build, who);
    assert.ok('sessionKey' in answer);
    assert.equal(answer.sessionKey.length, 40);
    const [listed, ...others] = await listRealms(answer.line, build);
    assert.deepEqual(others, []);
    assert.equal(listed?.name, 'Hollowmere');
    assert.equal(listed.host, '127.0.0.1');
    assert.ok(listed.port > 0);
    assert.equal(listed.characterCount, 0);
    answer.line.destroy();
  });

  test(`build ${build}: a wrong password and an unknown account get the same answer`, async () => {
    const { username } = await realm.account();
    const wrong = await logIn(login, build, { username, password: 'not this one' });
    const unknown = await logIn(login, build, { username: 'NOBODYATALL', password: 'not this one' });
    assert.deepEqual(wrong, unknown);
    assert.ok('result' in wrong && wrong.step === 'proof');
    assert.ok([loginResults.unknownAccount, loginResults.wrongPassword].some((code) => code === wrong.result));
  });

  test(`build ${build}: a session key reconnects, a forged one does not`, async () => {
    const who = await realm.account();
    const first = await logIn(login, build, who);
    assert.ok('sessionKey' in first);
    first.line.destroy();
    const again = await reconnect(login, build, who.username, first.sessionKey);
    assert.ok('line' in again);
    assert.equal((await listRealms(again.line, build)).length, 1);
    again.line.destroy();
    const forged = await reconnect(login, build, who.username, new Uint8Array(40));
    assert.ok('result' in forged);
  });
}

test('ban and lock show only to somebody who knows the password', async () => {
  const banned = await realm.account();
  const locked = await realm.account();
  await realm.command('account', 'ban', banned.username, '--for', '1h');
  await realm.command('account', 'lock', locked.username);
  const stranger = await logIn(login, 12340, { ...banned, password: 'a guess' });
  const unknown = await logIn(login, 12340, { username: 'NOBODYATALL', password: 'a guess' });
  assert.deepEqual(stranger, unknown);
  const told = await logIn(login, 12340, banned);
  assert.ok('result' in told);
  assert.ok([loginResults.banned, loginResults.suspended].some((code) => code === told.result));
  const toldLocked = await logIn(login, 12340, locked);
  assert.ok('result' in toldLocked && toldLocked.step === 'proof');
  await realm.command('account', 'unban', banned.username);
  await realm.command('account', 'unlock', locked.username);
  for (const who of [banned, locked]) {
    const forgiven = await logIn(login, 12340, who);
    assert.ok('sessionKey' in forgiven, `${who.username} may log in again`);
    forgiven.line.destroy();
  }
});

test('a new password works at once and the old one no longer', async () => {
  const who = await realm.account();
  await realm.command('account', 'password', who.username, 'somethingnew');
  assert.ok('result' in (await logIn(login, 12340, who)));
  const answer = await logIn(login, 12340, { ...who, password: 'somethingnew' });
  assert.ok('sessionKey' in answer);
  answer.line.destroy();
});

for (const build of everyBuild) {
  test(`build ${build}: an authenticator's code opens the realm list, without it the password counts for nothing`, async () => {
    const who = await realm.account();
    const totpSecret = await authenticatorOf(who.username);
    const wrongPassword = await logIn(login, build, { ...who, password: 'not this one', totpSecret });
    const without = await logIn(login, build, who);
    const wrongCode = await logIn(login, build, { ...who, totpSecret: new Uint8Array(20) });
    assert.ok('result' in wrongPassword && wrongPassword.step === 'proof');
    assert.deepEqual([without, wrongCode], [wrongPassword, wrongPassword]);
    const answer = await logIn(login, build, { ...who, totpSecret });
    assert.ok('sessionKey' in answer);
    assert.equal((await listRealms(answer.line, build)).length, 1);
    answer.line.destroy();
  });

  test(`build ${build}: a PIN is asked for until it is taken away`, async () => {
    const who = await realm.account();
    await realm.command('account', 'pin', who.username, '0402');
    const wrongPassword = await logIn(login, build, { ...who, password: 'not this one', pin: '0402' });
    assert.ok('result' in wrongPassword && wrongPassword.step === 'proof');
    assert.deepEqual(await logIn(login, build, who), wrongPassword);
    assert.deepEqual(await logIn(login, build, { ...who, pin: '4020' }), wrongPassword);
    const answer = await logIn(login, build, { ...who, pin: '0402' });
    assert.ok('sessionKey' in answer);
    answer.line.destroy();
    await realm.command('account', 'pin', who.username, '--remove');
    const freed = await logIn(login, build, who);
    assert.ok('sessionKey' in freed);
    freed.line.destroy();
  });
}

test('an account with an authenticator and a PIN is asked for the code, and for the PIN once the authenticator is gone', async () => {
  const who = await realm.account();
  const totpSecret = await authenticatorOf(who.username);
  await realm.command('account', 'pin', who.username, '123456789');
  for (const build of everyBuild) {
    assert.ok('result' in (await logIn(login, build, { ...who, pin: '123456789' })), `build ${build}`);
  }
  const answer = await logIn(login, 5875, { ...who, totpSecret });
  assert.ok('sessionKey' in answer);
  answer.line.destroy();
  await realm.command('account', 'authenticator', who.username, '--remove');
  const freed = await logIn(login, 12340, { ...who, pin: '123456789' });
  assert.ok('sessionKey' in freed);
  freed.line.destroy();
});

test('a build that the realm does not know is refused with the protocol’s own code', async () => {
  const answer = await logIn(login, 9999, await realm.account());
  assert.deepEqual(answer, { result: loginResults.versionInvalid, step: 'challenge' });
});

test('garbage closes the connection at once', async () => {
  const line = await openLine(login.host, login.port);
  line.write(Uint8Array.of(0xff, 0x00, 0xff, 0xff, 0x17));
  // A message that does not go on is waited for five seconds.
  await inTime(line.closed, { what: 'the login server to close', within: 4_000 });
});

/** Gives the account an authenticator and reads its secret, as its owner does. */
async function authenticatorOf(username: string): Promise<Uint8Array> {
  const told = await realm.command('account', 'authenticator', username);
  return base32Bytes(/secret +([A-Z2-7]+)/.exec(told)?.[1] ?? '');
}

function base32Bytes(text: string): Uint8Array {
  const bits = [...text].map((letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  );
  const bytes = bits.join('').match(/.{8}/g) ?? [];
  return Uint8Array.from(bytes, (byte) => Number.parseInt(byte, 2));
}
