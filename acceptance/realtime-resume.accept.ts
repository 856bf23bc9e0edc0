import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { ChannelSeat } from '@realmwright/testkit/client/channels';
import { createCharacter } from '@realmwright/testkit/client/character-screen';
import type { GameClient } from '@realmwright/testkit/client/game-client';
import { RawLine } from '@realmwright/testkit/client/raw-line';
import { askTicket, RealtimeClient } from '@realmwright/testkit/client/realtime-client';
import { startRealm } from '@realmwright/testkit/realm';
import { inTime } from '@realmwright/testkit/waiting';

const realm = await startRealm();
after(() => realm[Symbol.asyncDispose]());

/** Somebody with a game client, who stands there and sees and hears everything. */
let witness: GameClient;

before(async () => {
  witness = (await realm.player(12340, { name: 'Witness' })).client;
});

/** Somebody with a page, in the world. */
async function pageOf(name: string) {
  const credentials = await realm.account();
  const screen = await realm.connect(12340, credentials);
  await createCharacter(screen, { name });
  screen.destroy();
  const page = await RealtimeClient.signIn(realm.host.http, credentials);
  await page.enter();
  await page.sees(witness.name);
  return { page, credentials };
}

/** What a page has heard of somebody near, in its order. */
function heardFrom(page: RealtimeClient, name: string, how = 'say'): readonly string[] {
  return page.said.filter((said) => said.speaker === name && said.how === how).map(({ text }) => text);
}

describe('a line that breaks', () => {
  test('is taken up by another one: what was said meanwhile is heard once, and the character has not left', async () => {
    const { page } = await pageOf('Notker');
    const self = await page.sees('Notker');
    witness.say('one');
    await page.hears('one');
    page.cutOff();
    await page.waitFor('to know that it is away', () => page.news.includes('away'));
    witness.say('two');
    witness.whisper('Notker', 'psst, are you there?');
    witness.say('three');
    await witness.hears('three');
    await witness.sees({ guid: BigInt(self.entry) });
    page.reach();
    await page.waitFor('to be back', () => page.news.includes('resumed'));
    witness.say('four');
    await page.hears('four');
    await page.hears('psst, are you there?', 'whisper');
    assert.deepEqual(heardFrom(page, 'Witness'), ['one', 'two', 'three', 'four']);
    assert.deepEqual(heardFrom(page, 'Witness', 'whisper'), ['psst, are you there?']);
    assert.deepEqual(page.news, ['live', 'away', 'resumed']);
    assert.equal(page.told.filter(({ kind }) => kind === 'entered').length, 1, 'it never came into the world anew');
    assert.ok(page.find('Notker') !== undefined && page.find('Witness') !== undefined);
    page.line.close();
  });

  test('stops whoever was walking where others see it, until it is back and walks on', async () => {
    const { page } = await pageOf('Odilo');
    const self = await page.sees('Odilo');
    await page.walk({ x: 2 });
    page.cutOff();
    await page.waitFor('to know that it is away', () => page.news.includes('away'));
    page.reach();
    await page.waitFor('to be back', () => page.news.includes('resumed'));
    await page.walk({ x: 2 });
    await witness.seesAt({ guid: BigInt(self.entry) }, page.place);
    assert.equal(
      page.told.some(({ kind }) => kind === 'correct'),
      false,
    );
    page.line.close();
  });

  test('does nothing twice: a deed whose answer was lost is done once, and one that was wished for meanwhile comes later', async () => {
    const { page } = await pageOf('Pippin');
    for (let round = 0; round < 5; round++) {
      const deed = page.line.act({ kind: 'speak', how: 'say', text: `just before ${round}` });
      // Now before it arrives, now before its answer does.
      await new Promise((resolve) => setTimeout(resolve, round * 7));
      page.cutOff();
      await page.waitFor('to know that it is away', () => page.news.at(-1) === 'away');
      const wish = page.line.act({ kind: 'speak', how: 'say', text: `meanwhile ${round}` });
      page.reach();
      assert.deepEqual(await inTime(deed, { what: 'the deed to be answered' }), { kind: 'done' });
      assert.deepEqual(await inTime(wish, { what: 'the wish to be answered' }), { kind: 'done' });
      await page.hears(`meanwhile ${round}`);
    }
    const spoken = [0, 1, 2, 3, 4].flatMap((round) => [`just before ${round}`, `meanwhile ${round}`]);
    assert.deepEqual(heardFrom(page, 'Pippin'), spoken);
    assert.deepEqual(page.line.offline.rejected, []);
    page.line.close();
  });
});

describe('W-10: a token of resumption', () => {
  const socketOf = async (): Promise<string> => {
    const { body } = await askTicket(realm.host.http, await realm.account());
    return String(body['socket']);
  };
  let socket: string;
  before(async () => {
    socket = await socketOf();
  });

  /** Comes with a token, and says with which code the line is closed, or with what it is greeted. */
  async function comeWith(token: string, has = 'heard=0&said=0&talk=') {
    const headers = { authorization: `Resume ${token}` };
    const answer = await RawLine.ask(`${socket}?${has}`, { headers, offers: ['realmwright.1.json'] });
    if ('status' in answer) return { status: answer.status, line: undefined, end: undefined };
    const { line } = answer;
    const greeted = async (): Promise<string> => {
      await witness.waitFor('a word', () => line.texts.some((text) => text.includes('"resumed"')));
      return line.texts.join('');
    };
    return { status: 101, line, end: Promise.race([line.closed, greeted()]) };
  }

  async function isRefused(token: string): Promise<void> {
    const { end } = await comeWith(token);
    assert.equal(await inTime(end ?? Promise.resolve(0), { what: 'a token to be refused' }), 4404);
  }

  test('that is wrong, or no token, opens nothing, and disturbs nobody', async () => {
    const { page } = await pageOf('Quirin');
    assert.equal((await comeWith('short')).status, 400);
    assert.equal((await comeWith('A'.repeat(43), 'heard=-1&said=0&talk=')).status, 400);
    assert.equal((await comeWith('A'.repeat(43), 'heard=99999999999&said=0&talk=')).status, 400);
    for (let times = 0; times < 20; times++) {
      await isRefused(`${'A'.repeat(40)}${String(times).padStart(3, '0')}`);
    }
    assert.deepEqual(await page.line.act({ kind: 'speak', how: 'say', text: 'undisturbed' }), { kind: 'done' });
    await witness.hears('undisturbed');
    assert.deepEqual(page.news, ['live']);
    page.line.close();
  });

  test('is good once: used again it is refused, and the owner of the session goes on', async () => {
    const { page } = await pageOf('Remigius');
    page.cutOff();
    await page.waitFor('to know that it is away', () => page.news.includes('away'));
    page.reach();
    await page.waitFor('to be back', () => page.news.includes('resumed'));
    // Somebody who has got so many answers has said that it has them, its new token among them.
    for (let deed = 0; deed < 20; deed++)
      await page.line.act({ kind: 'stand', state: deed % 2 === 0 ? 'sit' : 'stand' });
    const used = page.passes.at(-1);
    assert.ok(used?.scheme === 'Resume');
    for (let times = 0; times < 3; times++) await isRefused(used.secret);
    assert.deepEqual(await page.line.act({ kind: 'speak', how: 'say', text: 'still here' }), { kind: 'done' });
    assert.deepEqual(page.news, ['live', 'away', 'resumed']);
    page.line.close();
  });

  test('of two who come with it at once makes one the owner, who can come in again whatever happens', async () => {
    const { page, credentials } = await pageOf('Richolf');
    const { resume } = await page.line.welcome;
    page.cutOff();
    await page.waitFor('to know that it is away', () => page.news.includes('away'));
    const comers = await Promise.all([comeWith(resume), comeWith(resume), comeWith(resume)]);
    const ends: (number | undefined)[] = comers.map(() => undefined);
    for (const [at, { line }] of comers.entries()) void line?.closed.then((code) => ends.splice(at, 1, code));
    await witness.waitFor('two of them to be told', () => ends.filter((code) => code === 4409).length === 2);
    const owner = comers[ends.indexOf(undefined)]?.line;
    assert.ok(owner, 'somebody has it');
    // The session goes on, and so do its numbers.
    owner.socket.send('[{"sequence":1000,"message":{"kind":"ping","sent":1,"lastTrip":0}}]');
    await witness.waitFor('the owner to be answered', () => owner.texts.some((text) => text.includes('"pong"')));
    const again = await RealtimeClient.signIn(realm.host.http, credentials);
    await again.enter();
    assert.deepEqual(await again.line.act({ kind: 'speak', how: 'say', text: 'mine again' }), { kind: 'done' });
    for (const { line } of comers) line?.end();
    for (const one of [page, again]) one.line.close();
  });

  test('brings back to the character screen whoever was not in the world, and ends with the session', async () => {
    const credentials = await realm.account();
    const page = await RealtimeClient.signIn(realm.host.http, credentials);
    page.cutOff();
    await page.waitFor('to know that it is away', () => page.news.includes('away'));
    page.reach();
    await page.waitFor('to be back', () => page.news.includes('resumed'));
    await page.waitFor('its characters once more', () => page.told.some(({ kind }) => kind === 'characters'));
    const { resume } = await page.line.welcome;
    const other = await RealtimeClient.signIn(realm.host.http, credentials);
    await page.waitFor('to be put out by it', () => page.closed?.code === 4409);
    await isRefused(resume);
    other.line.close();
  });

  test('ends with the rights of its account', async () => {
    const { page, credentials } = await pageOf('Sintram');
    page.cutOff();
    await page.waitFor('to know that it is away', () => page.news.includes('away'));
    const self = await witness.sees({ guid: BigInt(page.find('Sintram')?.entry ?? 0) });
    await realm.command('account', 'ban', credentials.username, '--reason', 'a test', '--for', '1h');
    // One whose line just broke would be held for twenty seconds.
    await inTime(witness.losesSightOf(self), { what: 'it to leave the world', within: 15_000 });
    page.reach();
    await page.waitFor('to be refused', () => page.passes.some(({ scheme }) => scheme === 'Resume'));
    const resumed = page.passes.find(({ scheme }) => scheme === 'Resume');
    await isRefused(resumed?.secret ?? '');
    assert.equal(page.news.includes('resumed'), false);
    page.line.close();
  });
});

if (realm.host.replaceRealtime !== undefined) {
  const { replaceRealtime } = realm.host;

  test('an edge that is killed takes nothing with it: at another one its sessions go on, and hear what they missed once', async () => {
    const { page } = await pageOf('Tassilo');
    const { page: other } = await pageOf('Ursula');
    witness.say('long before');
    await page.hears('long before');
    const deeds = [0, 1, 2].map((round) => page.line.act({ kind: 'speak', how: 'say', text: `my word ${round}` }));
    witness.say('just before');
    const { ready } = await replaceRealtime();
    witness.say('during');
    witness.whisper('Tassilo', 'during, for you');
    witness.say('still during');
    await witness.hears('still during');
    await witness.sees({ guid: BigInt(page.find('Tassilo')?.entry ?? 0) });
    await ready;
    for (const one of [page, other]) await one.waitFor('to be back', () => one.news.includes('resumed'), 60_000);
    for (const deed of deeds)
      assert.deepEqual(await inTime(deed, { what: 'each deed to be answered' }), { kind: 'done' });
    witness.say('afterwards');
    for (const one of [page, other]) await one.hears('afterwards');
    await page.hears('during, for you', 'whisper');
    const words = ['long before', 'just before', 'during', 'still during', 'afterwards'];
    assert.deepEqual(heardFrom(page, 'Witness'), words);
    assert.deepEqual(heardFrom(page, 'Witness', 'whisper'), ['during, for you']);
    assert.deepEqual(heardFrom(other, 'Witness').slice(-4), words.slice(-4));
    assert.deepEqual([...heardFrom(other, 'Tassilo')], ['my word 0', 'my word 1', 'my word 2']);
    await page.sees('Ursula');
    await page.walk({ x: 2 });
    await other.seesAt('Tassilo', page.place.x, page.place.y);
    assert.ok(page.news.every((kind) => kind !== 'fresh'));
    for (const one of [page, other]) one.line.close();
  });

  test('talk of every kind that is said while an edge is dead arrives at the other one, each line once, and what pages said last is said once', async () => {
    const { client: herald } = await realm.player(12340, { name: 'Verena' }, { role: 'operator' });
    const { page } = await pageOf('Wigbert');
    const seat = new ChannelSeat(herald, 'Harbour');
    seat.join();
    await seat.isTold('youJoined');
    await page.does({ kind: 'joinChannel', channel: 'Harbour', password: '' });
    await herald.invites(page);
    await page.waitFor('the invitation', () => page.company.invitedBy === 'Verena');
    await page.does({ kind: 'answerInvitation', accepts: true });
    await herald.isWith(page);
    herald.connection.send('CMSG_GROUP_RAID_CONVERT', {});
    await herald.waitFor('a raid', () => herald.company.isRaid);
    const wordsOf = (when: string) =>
      ({
        party: `party, ${when}`,
        raid: `raid, ${when}`,
        channel: `channel, ${when}`,
        whisper: `whisper, ${when}`,
        system: `announced, ${when}`,
      }) as const;
    /** Says all of it, and waits until those who keep it have it. */
    const sayAll = async (when: string): Promise<void> => {
      const words = wordsOf(when);
      herald.say(words.party, 'party');
      herald.say(words.raid, 'raid');
      seat.say(words.channel);
      herald.say(words.whisper, 'whisper', 'Wigbert');
      herald.say(`.announce ${words.system}`);
      await herald.hears(words.party, 'party');
      await herald.hears(words.raid, 'raid');
      await seat.hears(words.channel);
      await herald.hears(words.whisper, 'whisperInform');
      await herald.hears(new RegExp(words.system), 'system');
    };
    const hearsAll = async (when: string): Promise<void> => {
      for (const [how, text] of Object.entries(wordsOf(when))) {
        await page.waitFor(`${how} to be heard`, () =>
          page.said.some((said) => said.how === how && said.text.endsWith(text)),
        );
      }
    };
    await sayAll('before');
    await hearsAll('before');
    const visitor = new ChannelSeat(witness, 'Harbour');
    const deeds = [
      page.line.act({ kind: 'speakToParty', how: 'party', text: 'my word to the party' }),
      page.line.act({ kind: 'speakInChannel', channel: 'Harbour', text: 'my word in the harbour' }),
      page.line.act({ kind: 'speak', how: 'say', text: '.help account' }),
      page.line.act({ kind: 'speak', how: 'say', text: '.carry where' }),
    ];
    const { ready } = await replaceRealtime();
    await sayAll('during');
    visitor.join();
    await visitor.isTold('youJoined');
    herald.connection.send('MSG_RANDOM_ROLL', { minimum: 7, maximum: 7 });
    herald.connection.send('MSG_RAID_READY_CHECK', {});
    await herald.connection.next('MSG_RAID_READY_CHECK', 0);
    visitor.leave();
    await visitor.isTold('youLeft');
    await ready;
    await page.waitFor('to be back', () => page.news.includes('resumed'), 60_000);
    for (const deed of deeds)
      assert.deepEqual(await inTime(deed, { what: 'each deed to be answered' }), { kind: 'done' });
    await hearsAll('during');
    await sayAll('after');
    await hearsAll('after');
    for (const how of ['party', 'raid', 'channel', 'whisper', 'system'] as const) {
      const heard = page.said.filter((said) => said.how === how && /, (before|during|after)$/.test(said.text));
      const whens = heard.map(({ text }) => text.slice(text.lastIndexOf(' ') + 1));
      assert.deepEqual(whens, ['before', 'during', 'after'], how);
    }
    for (const news of ['joined', 'left'] as const) {
      const told = page.all('channelNews').filter((one) => one.news === news && one.name === witness.name);
      assert.equal(told.length, 1, news);
    }
    assert.deepEqual(
      page.all('rolled').map(({ name, rolled }) => [name, rolled]),
      [['Verena', 7]],
    );
    assert.equal(page.all('partyNews').filter(({ news }) => news === 'readyAsked').length, 1);
    assert.equal(page.all('partyNews').filter(({ news }) => news === 'invited').length, 1);
    for (const [how, text] of [
      ['system', /^Shows your account/],
      ['reply', /lantern/i],
    ] as const) {
      assert.equal(page.said.filter((said) => said.how === how && text.test(said.text)).length, 1, String(text));
    }
    for (const [text, kind] of [
      ['my word to the party', 'party'],
      ['my word in the harbour', 'channel'],
    ] as const) {
      await herald.hears(text, kind);
      assert.equal(herald.heard.filter((heard) => heard.text === text).length, 1, text);
      assert.equal(page.said.filter((said) => said.text === text).length, 1, text);
    }
    page.line.close();
  });
}
