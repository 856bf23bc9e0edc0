import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entityId, instanceId, sessionId } from '@realmwright/kernel/ids';
import { ByteWriter } from '@realmwright/kernel/schema/bytes';
import { ProtocolError } from '@realmwright/kernel/schema/protocol-error';
import fc from 'fast-check';
import { disclosures, entityFields } from '../actor/entity-fields.ts';
import type { EntityKey } from '../entity-key.ts';
import type { Movement } from '../movement/movement.ts';
import { decodePerceptionBatch, writePerceptionBatch, writePerceptionMessages } from './batch-codec.ts';
import type { Fact, PersonalFact } from './perceived.ts';
import type { FieldValues, PerceptionBatch } from './perception-batch.ts';

const anyU32 = fc.integer({ min: 0, max: 0xffff_ffff });
const anyFloat = fc.float({ noNaN: true });
const anyEntity = fc.integer({ min: 1, max: 40 }).map(entityId);
const anyVector = fc.record({ x: anyFloat, y: anyFloat, z: anyFloat });
const anyMovement: fc.Arbitrary<Movement> = fc.record({
  time: anyU32,
  x: anyFloat,
  y: anyFloat,
  z: anyFloat,
  orientation: anyFloat,
  flags: anyU32,
  fallTime: anyU32,
  pitch: fc.option(anyFloat, { nil: undefined }),
  jump: fc.option(fc.record({ velocity: anyFloat, sin: anyFloat, cos: anyFloat, speed: anyFloat }), { nil: undefined }),
});
const anyFields: fc.Arbitrary<FieldValues> = fc
  .uniqueArray(fc.tuple(fc.nat(entityFields.length - 1), anyU32, anyFloat), { selector: ([number]) => number })
  .map((chosen) => {
    const ordered = [...chosen].sort(([a], [b]) => a - b);
    return {
      numbers: ordered.map(([number]) => number),
      values: ordered.map(([number, whole, real]) => (entityFields[number]?.kind === 'f32' ? real : whole)),
    };
  });
const anyKey: fc.Arbitrary<EntityKey> = fc.oneof(
  fc.record({ kind: fc.constant('player' as const), entry: fc.constant(0), counter: anyU32 }),
  fc.record({ kind: fc.constant('creature' as const), entry: anyU32, counter: anyU32 }),
);
const anyPath = fc.record({
  pathId: anyU32,
  points: fc.array(anyVector, { minLength: 2, maxLength: 8 }),
  durationMillis: anyU32,
  gait: fc.constantFrom('walk' as const, 'run' as const),
  facing: fc.constant({ kind: 'along' as const }),
});
const anyFact: fc.Arbitrary<Fact> = fc.oneof(
  fc.record({
    kind: fc.constant('moved' as const),
    entity: anyEntity,
    moveKind: fc.constant('heartbeat' as const),
    movement: anyMovement,
  }),
  fc.record({ kind: fc.constant('pathStarted' as const), entity: anyEntity, path: anyPath }),
  fc.record({ kind: fc.constant('emotePlayed' as const), entity: anyEntity, animation: anyU32 }),
);
const anyPersonal: fc.Arbitrary<PersonalFact> = fc.oneof(
  fc.record({ kind: fc.constant('timeSyncRequested' as const), counter: anyU32 }),
  fc.record({ kind: fc.constant('systemMessage' as const), text: fc.string({ maxLength: 40, unit: 'grapheme' }) }),
  fc.record({ kind: fc.constant('logoutCompleted' as const) }),
);
const anyBatch: fc.Arbitrary<PerceptionBatch> = fc
  .record({
    keys: fc.uniqueArray(fc.record({ entity: anyEntity, key: anyKey }), {
      minLength: 1,
      selector: ({ entity }) => entity,
    }),
    facts: fc.array(anyFact, { minLength: 1, maxLength: 10 }),
    changes: fc.array(
      fc.record({ entity: anyEntity, disclosure: fc.constantFrom(...disclosures), fields: anyFields }),
      { minLength: 1, maxLength: 5 },
    ),
    described: fc.array(
      fc.record({
        at: fc.nat(),
        disclosure: fc.constantFrom(...disclosures),
        fields: anyFields,
        movement: anyMovement,
        path: fc.option(fc.record({ path: anyPath, elapsedMillis: anyU32 }), { nil: undefined }),
      }),
      { minLength: 1, maxLength: 5 },
    ),
    tick: fc.nat(),
    time: anyU32,
    sessions: fc.array(
      fc.record({
        session: fc.integer({ min: 1, max: 0xffff_ffff }).map(sessionId),
        personal: fc.array(anyPersonal, { maxLength: 3 }),
        leaves: fc.array(anyEntity, { maxLength: 5 }),
        enters: fc.array(fc.nat(), { maxLength: 5 }),
        changes: fc.array(fc.nat(), { maxLength: 5 }),
        facts: fc.array(fc.nat(), { maxLength: 20 }),
      }),
      { maxLength: 5 },
    ),
  })
  .map(({ keys, facts, changes, described, tick, time, sessions }) => ({
    instance: instanceId('r1-m0-1'),
    epoch: 3,
    tick,
    time,
    keys,
    facts,
    changes,
    entities: described.flatMap(({ at, ...rest }) => {
      const named = keys[at % keys.length];
      return named === undefined ? [] : [{ entity: named.entity, key: named.key, ...rest }];
    }),
    sessions: sessions.map((session) => ({
      ...session,
      enters: session.enters.map((index) => index % described.length),
      changes: session.changes.map((index) => index % changes.length),
      facts: session.facts.map((index) => index % facts.length),
    })),
  }));

const encode = (batch: PerceptionBatch): Uint8Array => {
  const writer = new ByteWriter();
  writePerceptionBatch(writer, batch);
  return writer.take();
};

test('a perception batch survives its own encoding', () => {
  fc.assert(
    fc.property(anyBatch, (batch) => assert.deepEqual(decodePerceptionBatch(encode(batch)), structuredClone(batch))),
  );
});

test('a damaged batch gives a protocol error or another batch, never anything else', () => {
  fc.assert(
    fc.property(anyBatch, fc.nat(), fc.nat(255), fc.nat(), (batch, at, byte, cut) => {
      const bytes = encode(batch);
      bytes[at % bytes.length] = byte;
      const damaged = bytes.subarray(0, bytes.length - (cut % 3));
      try {
        decodePerceptionBatch(damaged);
      } catch (error) {
        assert.ok(error instanceof ProtocolError, String(error));
      }
    }),
    { numRuns: 500 },
  );
});

test('a batch that is too large for a message goes in several, each complete, with every session in one', () => {
  fc.assert(
    fc.property(anyBatch, fc.integer({ min: 100, max: 2_000 }), (batch, mostBytes) => {
      const messages: Uint8Array[] = [];
      const tooLarge = writePerceptionMessages(new ByteWriter(), batch, mostBytes, (message) => messages.push(message));
      assert.ok(messages.every(({ length }) => length <= mostBytes));
      const parts = messages.map((message) => decodePerceptionBatch(message));
      const { sessions, ...shared } = structuredClone(batch);
      for (const { sessions: some, ...rest } of parts) {
        assert.ok(some.length > 0);
        assert.deepEqual(rest, shared);
      }
      const fitting = sessions.filter((session) => encode({ ...batch, sessions: [session] }).length <= mostBytes);
      assert.deepEqual(
        parts.flatMap(({ sessions: some }) => some),
        fitting,
      );
      assert.equal(tooLarge.length, sessions.length - fitting.length);
    }),
  );
});
