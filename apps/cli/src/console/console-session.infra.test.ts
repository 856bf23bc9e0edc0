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
  const console = aConsole(true);
  await until(() => console.shown().includes('> '), { what: 'the prompt' });
  console.types('gp\t');
  await until(() => console.shown().includes('gps '), { what: 'the completed command' });
  console.types('a\t');
  await until(() => console.shown().includes('Ann'), { what: 'the completed name' });
  console.types('\r');
  await until(() => console.performed.length === 1, { what: 'the command' });
  assert.deepEqual(console.performed, ['gps Ann']);
  console.input.end();
  assert.equal(await console.ended, true);
});

test('earlier lines come back, and a password does not', async () => {
  const console = aConsole(true, ['gps Bert']);
  await until(() => console.shown().includes('> '), { what: 'the prompt' });
  console.types(`${UP}\r`);
  await until(() => console.performed.length === 1, { what: 'the earlier command' });
  console.types('account create bob hunter2\r');
  await until(() => console.written.length === 2, { what: 'the second command to be written down' });
  console.types(`${UP}\r`);
  await until(() => console.performed.length === 3, { what: 'the command once more' });
  assert.deepEqual(console.performed, ['gps Bert', 'account create bob hunter2', 'account create bob *']);
  assert.deepEqual(console.written.slice(0, 2), ['gps Bert', 'account create bob *']);
  console.input.end();
  await console.ended;
});

test('lines from a program are performed in order, and nothing is written down', async () => {
  const console = aConsole(false);
  console.input.end('gps Ann\n\nnonsense\ngps Bert\n');
  assert.equal(await console.ended, false);
  assert.deepEqual(console.performed, ['gps Ann', 'nonsense', 'gps Bert']);
  assert.deepEqual(console.written, []);
});
