import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { ApiClient } from '@realmwright/testkit/client/api-client';
import { logIn, loginResults } from '@realmwright/testkit/client/login-client';
import { machineRandom } from '@realmwright/testkit/client/machine-random';
import { startRealm } from '@realmwright/testkit/realm';

/** Secrets of every kind, each so odd that it cannot stand anywhere by chance. */
const masterKey = Buffer.from(machineRandom.bytes(32));
const password = 'KANARIE-Nr-7531X';
const wrongPassword = 'KANARIE-FALSCH-8';
const newPassword = 'KANARIE-NEU-9462';
const pin = '9182736450';

const realm = await startRealm({ REALMWRIGHT_SECRET_KEY: masterKey.toString('base64') });
after(() => realm[Symbol.asyncDispose]());

/** Everything that the realm has said so far, by the place where it stands. */
async function everythingSaid(): Promise<Map<string, Buffer>> {
  const said = new Map<string, Buffer>([['the output of its processes', Buffer.from(realm.host.output())]]);
  const { host, port } = realm.host.http;
  for (const page of ['', 'metrics', 'health', 'ready']) {
    const answer = await fetch(`http://${host}:${port}/${page}`);
    said.set(`the page /${page}`, Buffer.from(await answer.arrayBuffer()));
  }
  for (const words of [['config'], ['status'], ['account', 'list']]) {
    const { output } = await realm.host.command(words);
    said.set(`realmwright ${words.join(' ')}`, Buffer.from(output));
  }
  // A distributed realm keeps nothing in its folder, which may not even be there.
  const listed = readdir(realm.host.dataFolder, { recursive: true, withFileTypes: true });
  const files = await listed.catch(() => []);
  for (const file of files.filter((entry) => entry.isFile() && entry.name !== 'secret.key')) {
    const path = join(file.parentPath, file.name);
    const content = await readFile(path).catch(() => undefined);
    // The database's own files come and go while it runs.
    if (content !== undefined) said.set(path, content);
  }
  return said;
}

/** How a secret may look where somebody wrote it down. */
function formsOf(secret: Buffer): readonly Buffer[] {
  const text = secret.toString('latin1');
  const written = [text, text.toLowerCase(), text.toUpperCase()].map((form) => Buffer.from(form, 'latin1'));
  const encoded = [secret.toString('hex'), secret.toString('hex').toUpperCase(), secret.toString('base64')];
  return [...written, ...encoded.map((form) => Buffer.from(form.replace(/=+$/, '')))];
}

/** What somebody holds who uses the pages: every token that there is, while the bus is watched. */
async function secretsOfTheWeb(): Promise<Readonly<Record<string, Buffer>>> {
  const watching = realm.command('inspect', 'bus', 'account.*', '--count', '10');
  let watched: string | undefined;
  void watching.then((output) => {
    watched = output;
  });
  let secrets: Record<string, string | undefined> = {};
  while (watched === undefined) {
    const client = await ApiClient.signIn(realm.host.http, { username: 'KANARIE', password: newPassword });
    const { ticket } = await client.api.getTicket();
    const { secret } = await client.api.beginAuthenticator({ password: newPassword });
    await client.refresh();
    const issued = await realm.command('account', 'reset-token', 'KANARIE');
    const resetToken = /token +([A-Za-z0-9_-]{43})/.exec(issued)?.[1] ?? '';
    const { session } = client;
    secrets = { ticket, secret, resetToken, access: session?.accessToken, refresh: session?.refreshToken };
  }
  const found = Object.entries(secrets).map(
    ([name, text]) => [`the ${name} of the web`, Buffer.from(text ?? '')] as const,
  );
  for (const [name, secret] of found) {
    assert.ok(secret.length > 20, name);
    assert.equal(watched.includes(secret.toString()), false, `${name} stands in what is seen of the bus`);
  }
  return Object.fromEntries(found);
}

test('H-13: no password, PIN, code, session key or master key stands in anything that the realm writes or says', async () => {
  await realm.command('account', 'create', 'KANARIE', password);
  await realm.command('account', 'create', 'KANARIE2', password);
  await realm.command('account', 'pin', 'KANARIE2', pin);
  const shown = await realm.command('account', 'authenticator', 'KANARIE2');
  const code = /\b([A-Z2-7]{32})\b/.exec(shown)?.[1];
  assert.ok(code !== undefined, shown);

  const who = { username: 'KANARIE', password };
  const wrong = await logIn(realm.host.login, 12340, { ...who, password: wrongPassword });
  assert.deepEqual(wrong, { result: loginResults.unknownAccount, step: 'proof' });
  const watching = realm.command('inspect', 'bus', 'account.*', '--count', '4');
  let isOver = false;
  const over = watching.finally(() => {
    isOver = true;
  });
  while (!isOver) {
    (await realm.connect(12340, who)).destroy();
    await Promise.race([over, new Promise((resolve) => setTimeout(resolve, 300))]);
  }
  const login = await logIn(realm.host.login, 12340, who);
  assert.ok('sessionKey' in login);
  login.line.destroy();
  await realm.command('account', 'password', 'KANARIE', newPassword);
  // Commands that go wrong are the likeliest to repeat what they were given.
  const twice = await realm.host.command(['account', 'create', 'KANARIE', password]);
  const useless = await realm.host.command(['account', 'pin', 'KANARIE2', `${pin}${pin}`]);
  assert.ok(twice.code !== 0 && useless.code !== 0);

  const web = await secretsOfTheWeb();
  const said = await everythingSaid();
  said.set('realmwright inspect bus', Buffer.from(await watching));
  said.set('a name that is taken', Buffer.from(twice.output));
  said.set('a PIN that is too long', Buffer.from(useless.output));
  assert.ok(said.size > 8);
  const secrets: Readonly<Record<string, Buffer>> = {
    'the master key': Buffer.from(masterKey),
    'the password': Buffer.from(password),
    'the wrong password': Buffer.from(wrongPassword),
    'the new password': Buffer.from(newPassword),
    'the PIN': Buffer.from(pin),
    'the secret of the authenticator': Buffer.from(code),
    'the session key': Buffer.from(login.sessionKey),
    ...web,
  };
  for (const [place, content] of said) {
    for (const [name, secret] of Object.entries(secrets)) {
      for (const form of formsOf(secret)) assert.equal(content.includes(form), false, `${name} stands in ${place}`);
    }
  }
});
