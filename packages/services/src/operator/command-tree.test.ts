import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AccountRole } from '@realmwright/kernel/account-role';
import type { OperatorCommand } from '@realmwright/kernel/operator-command';
import { findClash, resolveCommand } from './command-tree.rules.ts';

function declare(name: string, leastRole: AccountRole = 'gamemaster'): OperatorCommand {
  return { path: name.split(' '), syntax: '', help: '', leastRole, runsAt: 'world', console: 'refused' };
}

const commands = [
  declare('gm'),
  declare('gm visible'),
  declare('gps'),
  declare('go xyz'),
  declare('go creature'),
  declare('go creature id'),
  declare('server info', 'player'),
  declare('server shutdown', 'operator'),
  declare('save', 'player'),
];

function meaning(line: string, role: AccountRole = 'operator'): string {
  const resolution = resolveCommand(commands, [role], line);
  switch (resolution.kind) {
    case 'command':
      return `${resolution.command.path.join(' ')}(${resolution.argumentText})`;
    case 'group':
      return `group ${resolution.words.join(' ')}: ${resolution.commands.length}`;
    case 'ambiguous':
      return `ambiguous ${resolution.meanings.join(', ')}`;
    case 'unknown':
      return `unknown ${resolution.word}`;
  }
}

test('words may be shortened while they stay unambiguous', () => {
  assert.equal(meaning('server in'), 'server info()');
  assert.equal(meaning('ser i'), 'server info()');
  assert.equal(meaning('g'), 'ambiguous gm, go, gps');
  assert.equal(meaning('go x 1 2 3'), 'go xyz(1 2 3)');
});

test('a word spelled in full wins, in any case', () => {
  assert.equal(meaning('GO XYZ 1'), 'go xyz(1)');
  assert.equal(meaning('gm on'), 'gm(on)');
});

test('below a command that takes arguments, words are not guessed', () => {
  assert.equal(meaning('gm vis off'), 'gm(vis off)');
  assert.equal(meaning('gm visible off'), 'gm visible(off)');
  assert.equal(meaning('go creature 5'), 'go creature(5)');
  assert.equal(meaning('go creature id 5'), 'go creature id(5)');
});

test('what a caller may not do does not exist for it, not even to make a word ambiguous', () => {
  assert.equal(meaning('s', 'player'), 'ambiguous save, server');
  assert.equal(meaning('server s', 'gamemaster'), 'unknown server s');
  assert.equal(meaning('g', 'player'), 'unknown g');
  assert.equal(meaning('server', 'player'), 'group server: 1');
});

test('a line of nothing is the group of everything', () => {
  assert.equal(meaning('', 'player'), 'group : 2');
});

test('two commands with one path are found', () => {
  assert.equal(findClash(commands), undefined);
  assert.equal(findClash([...commands, declare('go xyz')]), 'world go xyz');
});
