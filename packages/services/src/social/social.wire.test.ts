import assert from 'node:assert/strict';
import { test } from 'node:test';
import { characterId, realmId } from '@realmwright/kernel/ids';
import { everyBuild } from '@realmwright/protocol/versions/build';
import { versionOf } from '@realmwright/protocol/versions/versions';
import { everythingKnown } from '@realmwright/testkit/known-ids';
import { whisper } from './social.contract.ts';
import {
  messageOfTheDayTold,
  statusAsked,
  systemLines,
  talkKind,
  whisperAnswered,
  whisperTold,
  whoAsked,
} from './social.wire.ts';

test('each build numbers kinds of talk in its own way', () => {
  assert.deepEqual(
    [0, 5, 6, 8].map((type) => talkKind(5875, type)),
    ['say', 'yell', 'whisper', 'emote'],
  );
  for (const build of [8606, 12340] as const) {
    assert.deepEqual(
      [1, 6, 7, 10].map((type) => talkKind(build, type)),
      ['say', 'yell', 'whisper', 'emote'],
    );
  }
  assert.equal(talkKind(12340, 4), 'elsewhere');
});

test('the message of the day of 1.12.1 is made of system lines, because it has no packet for it', () => {
  const lines = ['The ferry is late.', 'Mind the step.'];
  assert.deepEqual(
    messageOfTheDayTold(5875, lines).map(({ name }) => name),
    ['SMSG_MESSAGECHAT', 'SMSG_MESSAGECHAT'],
  );
  for (const build of [8606, 12340] as const) {
    assert.deepEqual(
      messageOfTheDayTold(build, lines).map(({ name }) => name),
      ['SMSG_MOTD'],
    );
  }
});

test('a system line with breaks becomes several lines', () => {
  for (const build of everyBuild) {
    const texts = systemLines(build, ['one\ntwo']).map((packet) => {
      const decoded = versionOf(build).packet(packet.name, 'server')?.layout?.codec.decode(packet.encode());
      return typeof decoded === 'object' && decoded !== null && 'message' in decoded ? decoded.message : undefined;
    });
    assert.deepEqual(texts, ['one', 'two']);
  }
});

test('every refusal of a whisper is answered in a form that the client knows, or by silence', () => {
  const asked = { toName: 'Wren', text: 'hello' };
  const answers = whisper.refusals.map((refused) => whisperAnswered(12340, asked, { refused }).map(({ name }) => name));
  assert.deepEqual(answers, [['SMSG_CHAT_PLAYER_NOT_FOUND'], ['SMSG_CHAT_PLAYER_NOT_FOUND'], []]);
});

test('a whisper to somebody who is away brings back what was left behind', () => {
  const told = {
    end: 'delivered',
    to: characterId(9),
    toName: 'Wren',
    toRace: 1,
    toRoles: [],
    status: 'away',
    statusText: 'tea',
  } as const;
  const answers = whisperAnswered(12340, { toName: 'wren', text: 'hello' }, { value: told });
  assert.deepEqual(
    answers.map(({ value }) => value),
    [
      { chatType: 9, language: 0, message: 'hello', tag: 0, sender: 9n, flags: 0, target6: 9n },
      { chatType: 23, language: 0, message: 'tea', tag: 0, sender: 9n, flags: 0, target6: 9n },
    ],
  );
});

test('a whisper to somebody who ignores the sender is answered with the refusal that each build has for it', () => {
  const told = { end: 'ignored', to: characterId(9), toName: 'Wren', toRace: 1, toRoles: [] } as const;
  const codes = everyBuild.map((build) => {
    const outcome = { value: { ...told, status: 'here', statusText: '' } } as const;
    const [packet, ...more] = whisperAnswered(build, { toName: 'wren', text: 'hello' }, outcome);
    assert.ok(packet !== undefined && more.length === 0);
    const line = versionOf(build).packet(packet.name, 'server')?.layout?.codec.decode(packet.encode());
    assert.ok(typeof line === 'object' && line !== null && 'chatType' in line && 'message' in line);
    assert.equal(line.message, 'Wren');
    return line.chatType;
  });
  assert.deepEqual(codes, [22, 25, 25]);
});

test('a whisper to somebody who is busy is answered with its words alone', () => {
  const told = { end: 'busy', to: characterId(9), toName: 'Wren', toRace: 1, toRoles: [] } as const;
  const outcome = { value: { ...told, status: 'busy', statusText: 'counting geese' } } as const;
  assert.deepEqual(
    whisperAnswered(12340, { toName: 'wren', text: 'hello' }, outcome).map(({ value }) => value),
    [{ chatType: 24, language: 0, message: 'counting geese', tag: 0, sender: 9n, flags: 0, target6: 9n }],
  );
});

test('a mark is set, changed and taken away as clients mean it', () => {
  assert.deepEqual(statusAsked('here', 'away', 'tea'), { status: 'away', statusText: 'tea' });
  assert.deepEqual(statusAsked('away', 'away', 'more tea'), { status: 'away', statusText: 'more tea' });
  assert.deepEqual(statusAsked('away', 'away', ''), { status: 'here', statusText: '' });
  assert.equal(statusAsked('away', 'busy', '').status, 'busy');
  assert.equal(statusAsked('busy', 'busy', '').status, 'here');
  assert.notEqual(statusAsked('here', 'away', '').statusText, '', 'others get some words');
});

test('the mark of whoever whispers stands in front of its name', () => {
  const whispered = { from: characterId(9), fromStatus: 'busy', language: 0, text: 'psst' } as const;
  for (const build of everyBuild) {
    assert.equal(whisperTold(build, everythingKnown, whispered).encode().at(-1), 2);
  }
});

test('a question for who is online fits the service, whatever the client wrote', () => {
  const asked = whoAsked(
    {
      minimumLevel: 0,
      maximumLevel: 4_000_000_000,
      playerName: '',
      guildName: '',
      raceMask: 0xffff_ffff,
      classMask: 0b10,
      amountOfZones: 12,
      zones: new Array(12).fill(40),
      amountOfStrings: 6,
      searchStrings: new Array(6).fill('x'.repeat(200)),
    },
    realmId(1),
    characterId(9),
  );
  assert.equal(asked.maxLevel, 255);
  assert.equal(asked.zones.length, 10);
  assert.equal(asked.words.length, 4);
  assert.equal(asked.classMask, 1);
});
