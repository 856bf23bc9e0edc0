import assert from 'node:assert/strict';
import { test } from 'node:test';
import { characterId } from '@realmwright/kernel/ids';
import type { Outgoing } from '@realmwright/protocol/schema/outgoing';
import { type Build, everyBuild } from '@realmwright/protocol/versions/build';
import { versionOf } from '@realmwright/protocol/versions/versions';
import { everythingKnown } from '@realmwright/testkit/known-ids';
import { addContact } from './friends.contract.ts';
import { contactAnswered, contactRemoved, contactsTold, EVERY_KIND, friendChangeTold } from './friends.wire.ts';

const there = { status: 'away', zone: 40, level: 9, class: 8 } as const;
const wren = { characterId: characterId(7), isFriend: true, isIgnored: false, note: 'ferry', presence: there };
const quill = { characterId: characterId(8), isFriend: true, isIgnored: true, note: '', presence: undefined };
const grumble = { characterId: characterId(9), isFriend: false, isIgnored: true, note: '', presence: there };

/** What a client of the build reads, without the fields that are not there. */
function read(build: Build, packet: Outgoing): unknown {
  return present(versionOf(build).packet(packet.name, 'server')?.layout?.codec.decode(packet.encode()));
}

function present(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(present);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(fields.map(([name, inner]) => [name, present(inner)]));
}

test('1.12.1 gets friends and ignored people in two packets, without notes', () => {
  const [friends, ignored, ...more] = contactsTold(5875, everythingKnown, [wren, quill, grumble], EVERY_KIND);
  assert.ok(friends && ignored && more.length === 0);
  assert.deepEqual(read(5875, friends), {
    amountOfFriends: 2,
    friends: [
      { guid: 7n, status: 2, area: 40, level: 9, class: 8 },
      { guid: 8n, status: 0 },
    ],
  });
  assert.deepEqual(read(5875, ignored), { amountOfIgnored: 2, ignored: [8n, 9n] });
});

test('later builds get one list with what each contact is, and where friends are', () => {
  for (const build of [8606, 12340] as const) {
    const [list, ...more] = contactsTold(build, everythingKnown, [wren, quill, grumble], EVERY_KIND);
    assert.ok(list && more.length === 0);
    assert.deepEqual(read(build, list), {
      listMask: 7,
      amountOfRelations: 3,
      relations: [
        { guid: 7n, relationMask: 1, note: 'ferry', status: 2, area: 40, level: 9, class: 8 },
        { guid: 8n, relationMask: 3, note: '', status: 0 },
        { guid: 9n, relationMask: 2, note: '' },
      ],
    });
  }
});

test('a client that asks for one kind gets that kind', () => {
  const [list] = contactsTold(12340, everythingKnown, [wren, quill, grumble], 0x2);
  assert.ok(list);
  const told = read(12340, list);
  assert.ok(typeof told === 'object' && told !== null && 'amountOfRelations' in told);
  assert.equal(told.amountOfRelations, 2);
});

test('every refusal has a result of its own for either kind', () => {
  for (const kind of ['friend', 'ignored'] as const) {
    const results = addContact.refusals.map((refused) => {
      const answer = contactAnswered(12340, everythingKnown, { kind, contact: characterId(7) }, { refused });
      return answer.encode()[0];
    });
    assert.deepEqual(results, kind === 'friend' ? [4, 9, 8, 1] : [13, 12, 14, 11]);
  }
});

test('a new friend is told with place and, where the build has notes, with its note', () => {
  const added = (build: Build, presence: typeof there | undefined) =>
    read(
      build,
      contactAnswered(
        build,
        everythingKnown,
        { kind: 'friend', contact: characterId(7) },
        { value: { note: 'hi', presence } },
      ),
    );
  const where = { status: 2, area: 40, level: 9, class: 8 };
  assert.deepEqual(added(5875, there), { result: 6, guid: 7n, ...where });
  assert.deepEqual(added(5875, undefined), { result: 7, guid: 7n });
  for (const build of [8606, 12340] as const) {
    assert.deepEqual(added(build, there), { result: 6, guid: 7n, note: 'hi', ...where });
    assert.deepEqual(added(build, undefined), { result: 7, guid: 7n, note: 'hi' });
  }
});

test('coming, going and removals are told in every build', () => {
  for (const build of everyBuild) {
    const friend = characterId(7);
    assert.deepEqual(
      read(build, friendChangeTold(build, everythingKnown, { friend, presence: { ...there, status: 'busy' } })),
      {
        ...{ result: 2, guid: 7n, status: 4, area: 40, level: 9, class: 8 },
      },
    );
    assert.deepEqual(read(build, friendChangeTold(build, everythingKnown, { friend, presence: undefined })), {
      ...{ result: 3, guid: 7n },
    });
    assert.deepEqual(read(build, contactRemoved(build, 'friend', 7n)), { result: 5, guid: 7n });
    assert.deepEqual(read(build, contactRemoved(build, 'ignored', 7n)), { result: 16, guid: 7n });
  }
});
