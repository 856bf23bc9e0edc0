import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { everyBuild, startRealm } from '@realmwright/testkit/realm';

const realm = await startRealm();
after(() => realm[Symbol.asyncDispose]());

const names = { 5875: 'Mathilde', 8606: 'Nikodemus', 12340: 'Ottilie' } as const;

for (const build of everyBuild) {
  test(`build ${build}: an operator watches the packets of a player, decoded`, async () => {
    const { client } = await realm.player(build, { name: names[build] });
    const watching = realm.command('inspect', 'session', names[build], '--only', 'MESSAGECHAT', '--count', '2');
    let isOver = false;
    const over = watching.finally(() => {
      isOver = true;
    });
    while (!isOver) {
      client.say('the lanterns are lit');
      await Promise.race([over, new Promise((resolve) => setTimeout(resolve, 300))]);
    }
    const output = await watching;
    assert.match(output, /-> CMSG_MESSAGECHAT|<- SMSG_MESSAGECHAT/);
    assert.match(output, /chatType: \w+ \(\d+\)/);
    assert.match(output, /message: "the lanterns are lit"/);
  });
}

test('an operator watches the bus, decoded, without secrets', async () => {
  const output = await realm.command('inspect', 'bus', 'gateway.announced', '--count', '1');
  assert.match(output, /publish gateway\.announced/);
  assert.match(output, /capacity: \d+/);
  const watching = realm.command('inspect', 'bus', 'account.*', '--count', '6');
  let isOver = false;
  const over = watching.finally(() => {
    isOver = true;
  });
  const who = await realm.account();
  while (!isOver) {
    (await realm.connect(12340, who)).destroy();
    await Promise.race([over, new Promise((resolve) => setTimeout(resolve, 300))]);
  }
  const messages = await watching;
  assert.match(messages, /sessionKey: \(hidden\)|verifier: \(hidden\)/);
  assert.doesNotMatch(messages, /(sessionKey|verifier): \d+ bytes/);
});

test('an operator watches what a player asks of the world and is told of it', async () => {
  const { client } = await realm.player(12340, { name: 'Petronella' });
  const watching = Promise.all([
    realm.command('inspect', 'bus', 'world.intents.*', '--count', '3'),
    realm.command('inspect', 'bus', 'world.perceptions.*', '--count', '20'),
  ]);
  let isOver = false;
  const over = watching.finally(() => {
    isOver = true;
  });
  while (!isOver) {
    client.say('who is listening');
    await Promise.race([over, new Promise((resolve) => setTimeout(resolve, 300))]);
  }
  const [intents, perceptions] = await watching;
  assert.match(intents, /session \d+ #\d+ say \{ .*text: "who is listening"/);
  assert.match(perceptions, /instance: r1-m0-1, tick: \d+/);
  assert.match(perceptions, /fact \[\d+\] spoke \{ .*who is listening/);
  assert.match(perceptions, /session \d+: entered/);
});

test('watching somebody who is not there ends with a sentence', async () => {
  const { code, output } = await realm.host.command(['inspect', 'session', 'Nobodyhere']);
  assert.equal(code, 1);
  assert.match(output, /Nobody named "Nobodyhere" is connected/);
});
