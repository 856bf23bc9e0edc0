import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { characterId, instanceId, mapId, realmId } from './ids.ts';
import { type Room, roomKinds, roomToken, roomType } from './room.ts';
import { codecOf } from './schema/codec.ts';

const u32 = fc.nat({ max: 0xffff_ffff });
const id = fc.integer({ min: 1, max: 0x7fff_ffff });
const realm = fc.integer({ min: 1, max: 255 }).map(realmId);
const rooms: fc.Arbitrary<Room> = fc.oneof(
  fc.constant({ kind: 'global' as const }),
  fc.record({ kind: fc.constant('realm' as const), realm }),
  fc.record({ kind: fc.constant('area' as const), realm, map: u32.map(mapId), zone: u32 }),
  fc.record({
    kind: fc.constant('instance' as const),
    instance: fc.stringMatching(/^[A-Za-z0-9_-]{1,48}$/).map(instanceId),
  }),
  fc.record({ kind: fc.constantFrom('party' as const, 'raid' as const), group: u32 }),
  fc.record({ kind: fc.constant('team' as const), team: u32 }),
  fc.record({ kind: fc.constant('private' as const), character: id.map(characterId) }),
);
const codec = codecOf(roomType, 'room');

test('rooms have the same token just when they are the same, and it is one token of a subject (W-03)', () => {
  fc.assert(
    fc.property(rooms, rooms, (one, other) => {
      const isSame = Buffer.compare(codec.encode(one), codec.encode(other)) === 0;
      assert.equal(roomToken(one) === roomToken(other), isSame);
      assert.match(roomToken(one), /^[A-Za-z0-9_-]{1,64}$/);
    }),
  );
});

test('every kind of room is listed once', () => {
  const seen = new Set(fc.sample(rooms, 500).map(({ kind }) => kind));
  assert.deepEqual([...seen].sort(), [...roomKinds].sort());
});
