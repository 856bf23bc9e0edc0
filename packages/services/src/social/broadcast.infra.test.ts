import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call, listen } from '@realmwright/kernel/contract';
import { fixedSettings } from '@realmwright/services/start';
import { startTestServices, type TestServices, until } from '@realmwright/testkit/test-services';
import { addBroadcast, broadcastNow, listBroadcasts, mostBroadcasts, removeBroadcast } from './broadcast.contract.ts';
import { announcementMade } from './social.contract.ts';

async function start(broadcastSeconds: number, broadcastOnto: 'chat' | 'screen' | 'both' = 'chat') {
  return startTestServices({ settings: fixedSettings({ broadcastSeconds, broadcastOnto }) });
}

async function hearing({ bus }: TestServices): Promise<string[]> {
  const heard: string[] = [];
  listen(bus, announcementMade, {}, ({ text, onScreen }) => void heard.push(`${text}${onScreen ? ' (screen)' : ''}`));
  await bus.flush();
  return heard;
}

test('a text is said once in each period, and not before the first is over', async () => {
  await using services = await start(600);
  const { bus, realm, clock } = services;
  const heard = await hearing(services);
  await call(bus, addBroadcast, { realm, text: ' Mind the ducks. ', by: 'OP' });
  await until(async () => {
    const row = await services.database.findRow('select next_at from characters.broadcast_turns');
    return row !== undefined;
  });
  assert.deepEqual(heard, []);
  clock.advance(601_000);
  await until(() => heard.length === 1);
  assert.deepEqual(heard, ['Mind the ducks.']);
  clock.advance(300_000);
  const listed = await call(bus, listBroadcasts, { realm });
  assert.ok('value' in listed && listed.value.everySeconds === 600);
  clock.advance(301_000);
  await until(() => heard.length === 2);
});

test('a text is shown where the configuration says', async () => {
  await using services = await start(0, 'both');
  const { bus, realm } = services;
  const heard = await hearing(services);
  assert.deepEqual(await call(bus, broadcastNow, { realm }), { refused: 'social.no-such-broadcast' });
  await call(bus, addBroadcast, { realm, text: 'Look!', by: 'OP' });
  await call(bus, broadcastNow, { realm });
  await until(() => heard.length === 2);
  assert.deepEqual(heard, ['Look!', 'Look! (screen)']);
});

test('texts are many but not endlessly many, and each goes by its number', async () => {
  await using services = await start(0);
  const { bus, realm } = services;
  for (let i = 1; i <= mostBroadcasts; i++) await call(bus, addBroadcast, { realm, text: `text ${i}`, by: 'OP' });
  assert.deepEqual(await call(bus, addBroadcast, { realm, text: 'one more', by: 'OP' }), {
    refused: 'social.too-many-broadcasts',
  });
  assert.deepEqual(await call(bus, addBroadcast, { realm, text: '  ', by: 'OP' }), { refused: 'social.empty-text' });
  assert.deepEqual(await call(bus, removeBroadcast, { realm, number: 7 }), { value: undefined });
  assert.deepEqual(await call(bus, removeBroadcast, { realm, number: 7 }), { refused: 'social.no-such-broadcast' });
});
