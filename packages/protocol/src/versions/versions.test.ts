import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packet } from '../schema/packet.ts';
import { everyBuild, only5875, only12340 } from './build.ts';
import { type AnyLayout, described } from './layout-entry.ts';
import { type VersionDeclaration, versionFaults } from './version.ts';
import { everyDeclaration, versionOf } from './versions.ts';

test('the builds have neither gaps nor overlaps', () => {
  assert.deepEqual(versionFaults(everyDeclaration), []);
});

test('a layout of a message that the build does not have is refused', () => {
  const fault = versionFaults([declaration(5875, {}, described(only5875, [layout('SMSG_PONG')]))]);
  assert.deepEqual(fault, ['5875 has no opcode for SMSG_PONG']);
});

test('two layouts of one message in one build are refused', () => {
  const twice = described(everyBuild, [layout('MSG_MOVE_JUMP_Server'), layout('MSG_MOVE_JUMP')]);
  const faults = versionFaults([declaration(5875, { MSG_MOVE_JUMP: 0xbb }, twice)]);
  assert.deepEqual(faults, ['5875 has 2 layouts of MSG_MOVE_JUMP server']);
});

test('a message that only the build in the middle does not describe is refused', () => {
  const entries = [...described(only5875, [layout('SMSG_PONG')]), ...described(only12340, [layout('SMSG_PONG')])];
  const faults = versionFaults(everyBuild.map((build) => declaration(build, { SMSG_PONG: 0x1dd }, entries)));
  assert.deepEqual(faults, ['8606 has no layout of SMSG_PONG server, but builds before and after it have']);
});

test('two names of one opcode are refused', () => {
  const faults = versionFaults([declaration(12340, { CMSG_PING: 1, MSG_MOVE_JUMP: 1 }, [])]);
  assert.deepEqual(faults, ['12340 has both CMSG_PING and MSG_MOVE_JUMP at 1']);
});

test('a message is found by name and by opcode, for the side that sends it', () => {
  const version = versionOf(12340);
  assert.equal(version.find(0x1dc, 'client')?.name, 'CMSG_PING');
  assert.equal(version.find(0x1dc, 'server'), undefined);
  assert.equal(version.packet('SMSG_AUTH_CHALLENGE', 'server')?.opcode, 0x1ec);
  assert.equal(version.packet('MSG_MOVE_JUMP_Client', 'client')?.opcode, 0xbb);
});

function declaration(
  build: VersionDeclaration['build'],
  opcodes: VersionDeclaration['opcodes'],
  layouts: VersionDeclaration['layouts'],
): VersionDeclaration {
  const entryOrder = { login: [], arrival: [], afterSelf: [] };
  return { build, cipher: 'xor', opcodes, layouts, updateFields: {}, entryOrder };
}

function layout(name: string): AnyLayout {
  return packet(name, {});
}
