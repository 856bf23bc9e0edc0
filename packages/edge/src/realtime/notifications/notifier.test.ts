import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mostNotifications } from '@realmwright/kernel/notification';
import type { ServerMessage } from '@realmwright/protocol/realtime/server-messages';
import { Notifier } from './notifier.ts';

function start() {
  const told: ServerMessage[] = [];
  const time = { now: 10_000 };
  const seconds = () => Math.floor(time.now / 1000);
  const notifier = new Notifier({ line: { tell: (message) => told.push(message) } }, { now: () => time.now, seconds });
  const notified = () => told.flatMap((message) => (message.kind === 'notified' ? [message.notification] : []));
  return { told, time, notifier, notified };
}

const line = { about: 'channel', source: 'Inn', text: 'Ann: hello' } as const;

test('a flood from one source is told once a second, with its newest words and how much there was', () => {
  const { notifier, notified, time } = start();
  for (let n = 1; n <= 50; n++) notifier.note({ ...line, text: `line ${n}` });
  assert.deepEqual(
    notified().map(({ count }) => count),
    [1],
  );
  notifier.beat();
  assert.equal(notified().length, 1);
  time.now += 1_000;
  notifier.beat();
  assert.deepEqual(notified().at(-1), { ...line, text: 'line 50', count: 50, seconds: 10 });
  assert.equal(notifier.total, 50);
  notifier.beat();
  assert.equal(notified().length, 2);
});

test('the keeper is told of each thing once, and not of what it knows', () => {
  const { notifier } = start();
  notifier.note(line);
  notifier.note(line);
  notifier.note({ about: 'announcement', source: '', text: 'a feast' }, true);
  assert.deepEqual(
    notifier.takeUnkept(32).map(({ about, count }) => [about, count]),
    [['channel', 2]],
  );
  notifier.note(line);
  assert.deepEqual(
    notifier.takeUnkept(32).map(({ count }) => count),
    [1],
  );
  assert.deepEqual(notifier.takeUnkept(32), []);
});

test('what is not wanted is not noticed, and comings and goings are not wanted at first', () => {
  const { notifier, notified } = start();
  notifier.note({ about: 'area', source: 'Bo', text: 'came' });
  notifier.choose('area', true);
  notifier.note({ about: 'area', source: 'Bo', text: 'came' });
  notifier.choose('channel', false);
  notifier.note(line);
  assert.deepEqual(
    notified().map(({ about }) => about),
    ['area'],
  );
});

test('what was kept is told at the beginning, newest first, with what has come since', () => {
  const { notifier, told } = start();
  notifier.note(line);
  const kept = { text: 'Ann: long ago', count: 2, seconds: 5 };
  notifier.open(
    [{ about: 'friend', isOn: false }],
    [
      { about: 'channel', source: 'Inn', ...kept },
      { about: 'friend', source: 'Bo', ...kept, seconds: 4 },
    ],
  );
  const opened = told.at(-1);
  assert.ok(opened?.kind === 'notifications');
  assert.equal(opened.choices.find(({ about }) => about === 'friend')?.isOn, false);
  assert.deepEqual(
    opened.unread.map(({ source, count, text }) => [source, count, text]),
    [
      ['Inn', 3, 'Ann: hello'],
      ['Bo', 2, 'Ann: long ago'],
    ],
  );
  notifier.read('channel', 'Inn');
  assert.equal(notifier.total, 2);
  notifier.read(undefined, undefined);
  assert.equal(notifier.total, 0);
});

test('no more is held than is kept', () => {
  const { notifier } = start();
  for (let n = 0; n < mostNotifications + 7; n++) notifier.note({ ...line, source: `Room${n}` });
  assert.equal(notifier.total, mostNotifications);
});
