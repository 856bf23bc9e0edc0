import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ChannelSeat, leaveAll } from '@realmwright/testkit/client/channels';
import type { GameClient } from '@realmwright/testkit/client/game-client';
import { listRealms, logIn, loginResults } from '@realmwright/testkit/client/login-client';
import { WorldConnection } from '@realmwright/testkit/client/world-connection';
import { startRealm } from '@realmwright/testkit/realm';
import { inTime } from '@realmwright/testkit/waiting';

const realm = await startRealm();
after(() => realm[Symbol.asyncDispose]());

let moderator: GameClient;
let listener: GameClient;
before(async () => {
  moderator = (await realm.player(12340, { name: 'Warden' }, { role: 'gamemaster' })).client;
  listener = (await realm.player(12340, { name: 'Listener' })).client;
});

for (const build of [5875, 8606, 12340] as const) {
  test(`a muted player of build ${build} gets its client's own notice, is heard by nobody, and speaks when unmuted`, async () => {
    const name = { 5875: 'Loudold', 8606: 'Loudmid', 12340: 'Loudnew' }[build];
    const { client: loud } = await realm.player(build, { name });
    await listener.sees(loud);
    await moderator.command(`.mute ${name} 10 shouts`, /may not speak for 10 minutes: shouts/);
    await loud.hears(/You may not speak for (10|9) minutes.*: shouts/, 'system');
    const from = loud.connection.received.length;
    loud.say('Can you hear me?');
    loud.say('AND NOW', 'yell');
    loud.whisper('Listener', 'and like this?');
    loud.connection.send('CMSG_TEXT_EMOTE', { textEmote: 101, emote: 0, target: listener.guid });
    const notice = await loud.connection.next('SMSG_CHAT_RESTRICTED', from);
    assert.equal(notice.raw('restriction'), build === 5875 ? undefined : USER_SQUELCHED);
    await loud.hears(/You may speak again in/, 'system');
    const isNotice = (packet: { readonly name: string }) => packet.name === 'SMSG_CHAT_RESTRICTED';
    await loud.waitFor('a notice for each', () => loud.connection.received.slice(from).filter(isNotice).length === 4);
    await moderator.command(`.unmute ${name}`, /may speak again/);
    await loud.hears('You may speak again.', 'system');
    loud.say(`Thank you, says ${name}.`);
    await listener.hears(`Thank you, says ${name}.`);
    const heard = listener.heard.map(({ text }) => text);
    for (const line of ['Can you hear me?', 'AND NOW', 'and like this?']) assert.ok(!heard.includes(line), line);
    assert.ok(!listener.connection.received.some((packet) => packet.name === 'SMSG_TEXT_EMOTE'));
  });
}

for (const build of [5875, 8606, 12340] as const) {
  test(`a player of build ${build} who is muted while in a channel is told so there, and heard by its members only before and after`, async () => {
    const name = { 5875: 'Crierold', 8606: 'Criermid', 12340: 'Criernew' }[build];
    const { client: crier } = await realm.player(build, { name });
    const [seat, other] = [crier, listener].map((client) => new ChannelSeat(client, `Quay${name}`));
    assert.ok(seat && other);
    seat.join();
    await seat.isTold('youJoined');
    other.join();
    await seat.isTold('joined', listener);
    seat.say(`${name} sells eels`);
    await other.hears(`${name} sells eels`);
    await moderator.command(`.mute ${name} 10 cries`, /may not speak for 10 minutes: cries/);
    await crier.hears(/You may not speak for/, 'system');
    const from = crier.connection.received.length;
    seat.say(`${name} sells herrings`);
    const notice = await crier.connection.next('SMSG_CHAT_RESTRICTED', from);
    assert.equal(notice.raw('restriction'), build === 5875 ? undefined : USER_SQUELCHED);
    await crier.hears(/You may speak again in/, 'system');
    other.say(`is ${name} still there?`);
    await seat.hears(`is ${name} still there?`);
    await moderator.command(`.unmute ${name}`, /may speak again/);
    await crier.hears('You may speak again.', 'system');
    seat.say(`${name} sells pikes`);
    await other.hears(`${name} sells pikes`);
    // The two come one after the other from the same speaker, so the first would be here by now.
    for (const { heard } of [listener, crier]) {
      assert.equal(
        heard.some(({ text }) => text === `${name} sells herrings`),
        false,
      );
    }
    await leaveAll([seat, other]);
  });
}

test('a mute holds for who logs out and comes back, and the history tells of it', async () => {
  const { client: loud, credentials } = await realm.player(8606, { name: 'Comeback' });
  await moderator.command('.mute Comeback 1h shouts', /1 hour/);
  loud.connection.destroy();
  const back = await realm.enterAs(8606, credentials, 'Comeback');
  back.say('Still here');
  await back.connection.next('SMSG_CHAT_RESTRICTED', 0);
  await moderator.command(`.mutehistory ${credentials.username}`, /shouts/);
});

test('a mute of somebody who is away counts when it comes in, and nobody judges who stands higher', async () => {
  const { client, credentials } = await realm.player(12340, { name: 'Absent' });
  await client.logOut();
  client.connection.destroy();
  await moderator.command('.mute Absent 30 spam', /30 minutes/);
  const back = await realm.enterAs(12340, credentials, 'Absent');
  back.say('Hello?');
  await back.connection.next('SMSG_CHAT_RESTRICTED', 0);
  const { client: chief } = await realm.player(12340, { name: 'Chief' }, { role: 'operator' });
  await moderator.finds(chief);
  await moderator.command('.mute Chief 30 mutiny', /higher role/);
  await moderator.command('.kick Chief', /higher role/);
  await moderator.command('.mute Nosuchone 30 spam', /no character/);
});

test('a muted player still gives commands that are its own', async () => {
  const { client } = await realm.player(12340, { name: 'Mutehelp' });
  await moderator.command('.mute Mutehelp 30 spam', /30 minutes/);
  await client.command('.server motd', /./);
});

test('a banned network keeps out at login and gateway, puts out who is in, and lets in again when it is lifted', async () => {
  const { credentials } = await realm.player(12340, { name: 'Roamer' });
  const insider = await comeFrom('127.9.8.7', 12340, credentials);
  assert.equal(insider.result, AUTH_OK);
  const early = await logIn({ ...realm.host.login, from: '127.9.8.9' }, 12340, await realm.account());
  assert.ok('line' in early);
  await moderator.command('.ban ip 127.9.8.0/24 1h floods', /127\.9\.8\.0\/24 is banned for 1 hour: floods/);
  await inTime(insider.connection.closed, { what: 'the session from the banned network to end' });
  for (const build of [5875, 8606, 12340] as const) {
    const refused = await logIn({ ...realm.host.login, from: '127.9.8.7' }, build, credentials);
    assert.deepEqual(refused, { result: loginResults.banned, step: 'challenge' });
  }
  // Whoever logged in before the ban, or from elsewhere, meets it at the gateway.
  const elsewhere = await logIn({ ...realm.host.login, from: '127.9.7.1' }, 12340, credentials);
  assert.ok('line' in elsewhere);
  const [listed] = await listRealms(elsewhere.line, 12340);
  assert.ok(listed);
  const connection = await WorldConnection.open({ ...listed, from: '127.9.8.7' }, 12340);
  await assert.rejects(connection.authenticate(credentials.username, elsewhere.sessionKey));
  await inTime(connection.closed, { what: 'the gateway to end the connection' });
  await moderator.command('.baninfo ip 127.9.8.7', /127\.9\.8\.0\/24: .*floods/);
  await moderator.command('.banlist ip', /127\.9\.8\.0\/24/);
  await moderator.command('.unban ip 127.9.8.0/24', /no longer banned/);
  const again = await comeFrom('127.9.8.7', 12340, credentials);
  assert.equal(again.result, AUTH_OK);
  await moderator.command('.lookup player ip 127.9.8.0/24', new RegExp(credentials.username));
  for (const { connection: open } of [again, insider]) open.destroy();
});

test('what is no address is refused with a sentence', async () => {
  await moderator.command('.ban ip 0.0.0.0/0 0 everybody', /large part/);
  await moderator.command('.ban ip nonsense 0 nobody', /neither an IP address/);
  await moderator.command('.unban ip 127.9.8.0/24', /is not banned/);
  await moderator.command('.ban ip 127.9.8.7', /Syntax: \.ban ip/);
});

/** The reason that 2.4.3 and 3.3.5a show for a muted player. Source: public protocol notes. */
const USER_SQUELCHED = 2;
/** The gateway's "welcome". Source: public protocol notes. */
const AUTH_OK = 0x0c;

async function comeFrom(from: string, build: 5875 | 8606 | 12340, who: { username: string; password: string }) {
  const login = await logIn({ ...realm.host.login, from }, build, who);
  assert.ok('line' in login);
  const [listed] = await listRealms(login.line, build);
  assert.ok(listed);
  login.line.destroy();
  const connection = await WorldConnection.open({ ...listed, from }, build);
  return { connection, result: await connection.authenticate(who.username, login.sessionKey) };
}
