import assert from 'node:assert/strict';
import { test } from 'node:test';
import { announce, call } from '@realmwright/kernel/contract';
import { accountId } from '@realmwright/kernel/ids';
import { mostNotifications, type Notification } from '@realmwright/kernel/notification';
import { startTestServices, type TestServices, until } from '@realmwright/testkit/test-services';
import { announcementMade } from '../social/social.contract.ts';
import { chooseNotifications, keepNotifications, markRead, openNotifications } from './notifications.contract.ts';

const line: Notification = { about: 'channel', source: 'Inn', text: 'Ann: hello', count: 1, seconds: 1_000 };

async function open({ bus, realm }: TestServices, account = 1) {
  const opened = await call(bus, openNotifications, { accountId: accountId(account), realm });
  assert.ok('value' in opened);
  return opened.value;
}

test('what is of one kind and source adds up, with its newest words', async () => {
  await using services = await startTestServices();
  const { bus, realm } = services;
  const whose = { accountId: accountId(1), realm };
  await call(bus, keepNotifications, {
    ...whose,
    added: [line, { ...line, about: 'friend', source: 'Bo', text: 'online' }],
  });
  await call(bus, keepNotifications, { ...whose, added: [{ ...line, text: 'Ann: again', count: 2, seconds: 1_001 }] });
  const { unread } = await open(services);
  assert.deepEqual(unread, [
    { ...line, text: 'Ann: again', count: 3, seconds: 1_001 },
    { ...line, about: 'friend', source: 'Bo', text: 'online' },
  ]);
  assert.deepEqual((await open(services, 2)).unread, []);
  await call(bus, markRead, { ...whose, about: 'channel', source: 'Inn' });
  assert.deepEqual(
    (await open(services)).unread.map(({ about }) => about),
    ['friend'],
  );
  await call(bus, markRead, { ...whose, about: undefined, source: undefined });
  assert.deepEqual((await open(services)).unread, []);
});

test('the newest hundred are kept', async () => {
  await using services = await startTestServices();
  const { bus, realm } = services;
  for (let n = 0; n < mostNotifications + 10; n++) {
    const added = [{ ...line, source: `Room${n}`, seconds: 1_000 + n }];
    await call(bus, keepNotifications, { accountId: accountId(1), realm, added });
  }
  const { unread } = await open(services);
  assert.equal(unread.length, mostNotifications);
  assert.deepEqual([unread[0]?.source, unread.at(-1)?.source], [`Room${mostNotifications + 9}`, 'Room10']);
});

test('choices are kept for the account', async () => {
  await using services = await startTestServices();
  const { bus } = services;
  await call(bus, chooseNotifications, { accountId: accountId(1), about: 'area', isOn: true });
  await call(bus, chooseNotifications, { accountId: accountId(1), about: 'friend', isOn: true });
  await call(bus, chooseNotifications, { accountId: accountId(1), about: 'friend', isOn: false });
  assert.deepEqual((await open(services)).choices, [
    { about: 'area', isOn: true },
    { about: 'friend', isOn: false },
  ]);
  assert.deepEqual((await open(services, 2)).choices, []);
});

test('announcements are there for those who were away, until they are read; a newcomer has missed nothing', async () => {
  await using services = await startTestServices();
  const { bus, realm } = services;
  assert.deepEqual((await open(services)).unread, []);
  const made = { realm, onScreen: false, number: 0 };
  announce(bus, announcementMade, { ...made, text: 'for the staff', forStaff: true });
  announce(bus, announcementMade, { ...made, text: 'a feast', forStaff: false });
  announce(bus, announcementMade, { ...made, text: 'a flood', forStaff: false });
  await until(async () => (await open(services)).unread[0]?.count === 2);
  const [told, ...more] = (await open(services)).unread;
  assert.deepEqual([told?.about, told?.text, more.length], ['announcement', 'a flood', 0]);
  assert.deepEqual((await open(services, 2)).unread, []);
  await call(bus, markRead, { accountId: accountId(1), realm, about: 'announcement', source: undefined });
  assert.deepEqual((await open(services)).unread, []);
});
