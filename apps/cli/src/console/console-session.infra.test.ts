import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { until } from '@realmwright/testkit/waiting';
import { type Performed, runConsole } from './console-session.ts';

const UP = '\u001b[A';

function aConsole(isTerminal: boolean, earlier: string[] = []) {
  const input = new PassThrough();
  const screen = new PassThrough();
  let shown = '';
  screen.on('data', (chunk: Buffer) => {
    shown += chunk.toString('utf8');
  });
  const performed: string[] = [];
  const written: string[] = [];
  const ended = runConsole({
    input,
    screen,
    isTerminal,
    history: {
      read: async () => [...earlier],
      add: async (line) => void written.push(line),
    },
    sources: {
      commands: [
        { name: 'gps', syntax: '[$name]' },
        { name: 'account create', syntax: '$name $password' },
      ],
      playerNames: async () => ['Ann'],
      placeNames: async () => [],
    },
    perform: async (line): Promise<Performed> => {
      performed.push(line);
      if (line.startsWith('nonsense')) return { isCommand: false, kept: undefined };
      return { isCommand: true, kept: line.replace(/^(account create \S+) .*/, '$1 *') };
    },
  });
  const types = (text: string) => input.write(text);
  return { input, types, performed, written, ended, shown: () => shown };
}

test('a tab completes commands and names', async () => {
  const desk = aConsole(true);
  await until(() => desk.shown().includes('> '), { what: 'the prompt' });
  desk.types('gp\t');
  await until(() => desk.shown().includes('gps '), { what: 'the completed command' });
  desk.types('a\t');
  await until(() => desk.shown().includes('Ann'), { what: 'the completed name' });
  desk.types('\r');
  await until(() => desk.performed.length === 1, { what: 'the command' });
  assert.deepEqual(desk.performed, ['gps Ann']);
  desk.input.end();
  assert.equal(await desk.ended, true);
});

test('earlier lines come back, and a password does not', async () => {
  const desk = aConsole(true, ['gps Bert']);
  await until(() => desk.shown().includes('> '), { what: 'the prompt' });
  desk.types(`${UP}\r`);
  await until(() => desk.performed.length === 1, { what: 'the earlier command' });
  desk.types('account create bob hunter2\r');
  await until(() => desk.written.length === 2, { what: 'the second command to be written down' });
  desk.types(`${UP}\r`);
  await until(() => desk.performed.length === 3, { what: 'the command once more' });
  assert.deepEqual(desk.performed, ['gps Bert', 'account create bob hunter2', 'account create bob *']);
  assert.deepEqual(desk.written.slice(0, 2), ['gps Bert', 'account create bob *']);
  desk.input.end();
  await desk.ended;
});

test('lines from a program are performed in order, and nothing is written down', async () => {
  const desk = aConsole(false);
  desk.input.end('gps Ann\n\nnonsense\ngps Bert\n');
  assert.equal(await desk.ended, false);
  assert.deepEqual(desk.performed, ['gps Ann', 'nonsense', 'gps Bert']);
  assert.deepEqual(desk.written, []);
});
