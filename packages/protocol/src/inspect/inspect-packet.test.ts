import assert from 'node:assert/strict';
import { test } from 'node:test';
import { struct, u8, u32, union, utf8 } from '@realmwright/kernel/schema/types';
import { challengeRefusal } from '../login/login-replies.ts';
import { enumeration, equals, fixed, flags, when } from '../schema/wire.ts';
import { inspectLoginFrame, inspectWorldPacket } from './inspect-packet.ts';
import { treeLines, valueTree } from './value-tree.ts';

const compression = { inflate: (bytes: Uint8Array) => bytes, deflate: (bytes: Uint8Array) => bytes };

test('a value is shown with the names of its numbers and without absent fields', () => {
  const type = struct({
    kind: enumeration(u8, { SAY: 0, YELL: 5 }),
    bits: flags(u32, { SWIM: 2, FLY: 4 }),
    ...when(equals('kind', 5), { range: u8 }),
    key: fixed(2),
    what: union({ text: struct({ text: utf8({ maxBytes: 9 }) }) }),
  });
  const tree = valueTree(type, { kind: 0, bits: 6, key: Uint8Array.of(1, 2), what: { kind: 'text', text: 'hi' } }, 'X');
  assert.deepEqual(treeLines(tree), [
    'X',
    '  kind: SAY (0)',
    '  bits: SWIM | FLY (0x6)',
    '  key: 2 bytes 0102',
    '  what: text',
    '    text: "hi"',
  ]);
});

test('a captured packet is named and decoded, with a remark when something is wrong', () => {
  const ping = { build: 12_340, direction: 'client', opcode: 0x1dc } as const;
  const whole = inspectWorldPacket({ ...ping, body: Uint8Array.of(1, 0, 0, 0, 2, 0, 0, 0, 9) }, compression);
  assert.equal(whole.name, 'CMSG_PING');
  assert.deepEqual(whole.remarks, ['1 bytes trail']);
  assert.deepEqual(whole.tree && treeLines(whole.tree).slice(1), ['  sequenceId: 1', '  roundTimeInMs: 2']);
  const broken = inspectWorldPacket({ ...ping, body: Uint8Array.of(1) }, compression);
  assert.equal(broken.tree, undefined);
  assert.match(broken.remarks[0] ?? '', /sequenceId/);
  const unknown = inspectWorldPacket({ ...ping, opcode: 0x7777, body: new Uint8Array(0) }, compression);
  assert.deepEqual([unknown.name, unknown.remarks], ['opcode 0x7777', ['not described for this build']]);
});

test('login messages are inspected too', () => {
  const { name, tree } = inspectLoginFrame(challengeRefusal(4), 'server', 8, compression);
  assert.equal(name, 'CMD_AUTH_LOGON_CHALLENGE_Server');
  assert.ok(tree && treeLines(tree).includes('  result: FAIL_UNKNOWN_ACCOUNT (4)'));
});
