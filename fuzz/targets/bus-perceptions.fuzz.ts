import { entityId, instanceId, sessionId } from '@realmwright/kernel/ids';
import { ByteWriter } from '@realmwright/kernel/schema/bytes';
import { codecOf } from '@realmwright/kernel/schema/codec';
import { ProtocolError } from '@realmwright/kernel/schema/protocol-error';
import type { Type } from '@realmwright/kernel/schema/type';
import { decodePerceptionBatch, writePerceptionBatch } from '@realmwright/world/perception/batch-codec';
import { factType, personalFactType } from '@realmwright/world/perception/perceived';
import type { EntityDescription, PerceptionBatch } from '@realmwright/world/perception/perception-batch';
import { type FuzzInput, type FuzzTarget, OracleError } from '../engine/fuzz-target.ts';
import { sameValue, weightOf } from '../engine/same-value.ts';
import { generatedSeeds } from './generated-seeds.ts';

/** What an instance tells an edge: a batch or a `ProtocolError`, in proportion, and the same when it is written again. */
export const busPerceptions: FuzzTarget = {
  name: 'bus-perceptions',
  variants: ['batch'],
  maxBytes: 1_024,
  seeds,
  execute: (_, bytes) => {
    const batch = decoded(bytes);
    if (batch === undefined) return;
    const weight = weightOf(batch);
    if (weight > 64 * (16 + bytes.length)) throw new OracleError(`${bytes.length} bytes became a weight of ${weight}`);
    const again = decodePerceptionBatch(encoded(batch));
    if (!sameValue(batch, again)) throw new OracleError('a batch changes when it is written and read');
  },
};

function decoded(bytes: Uint8Array): PerceptionBatch | undefined {
  try {
    return decodePerceptionBatch(bytes);
  } catch (error) {
    if (error instanceof ProtocolError) return undefined;
    throw error;
  }
}

function encoded(batch: PerceptionBatch): Uint8Array {
  const writer = new ByteWriter();
  writePerceptionBatch(writer, batch);
  return writer.take();
}

const nobody = { facts: [], changes: [], entities: [], sessions: [] };
const batchOf = (parts: Partial<PerceptionBatch>): PerceptionBatch => ({
  instance: instanceId('r1-m0-1'),
  epoch: 3,
  tick: 20,
  time: 1_000,
  keys: [
    { entity: entityId(1), key: { kind: 'player', entry: 0, counter: 9 } },
    { entity: entityId(2), key: { kind: 'creature', entry: 70, counter: 300 } },
  ],
  ...nobody,
  ...parts,
});

const standing: EntityDescription = {
  entity: entityId(2),
  key: { kind: 'creature', entry: 70, counter: 300 },
  disclosure: 'public',
  fields: { numbers: [0, 1, 2, 5], values: [1, 2, 300, 4] },
  movement: {
    time: 5,
    x: 1,
    y: 2,
    z: 3,
    orientation: 0,
    flags: 1,
    fallTime: 0,
    pitch: 1,
    jump: { velocity: 1, sin: 0, cos: 1, speed: 7 },
  },
  path: undefined,
};

function* seeds(): Iterable<FuzzInput> {
  yield seedOf(batchOf({}));
  const points = [
    { x: 0, y: 0, z: 0 },
    { x: 5, y: 5, z: 0 },
  ];
  const path = { pathId: 1, points, durationMillis: 700, gait: 'run', facing: { kind: 'along' } } as const;
  const walking: EntityDescription = { ...standing, path: { path, elapsedMillis: 3 } };
  const change = { entity: entityId(1), disclosure: 'owner', fields: { numbers: [3], values: [70_000] } } as const;
  const session = { session: sessionId(7), personal: [], leaves: [], enters: [0, 1], changes: [0], facts: [] };
  yield seedOf(batchOf({ entities: [standing, walking], changes: [change], sessions: [session] }));
  const facts = valuesOf(factType);
  const personal = valuesOf(personalFactType);
  for (const [i, fact] of facts.entries()) {
    const told = personal.slice(2 * i, 2 * i + 2);
    const hearing = { ...session, enters: [], changes: [], leaves: [entityId(2)], personal: told, facts: [0] };
    yield seedOf(batchOf({ facts: [fact], sessions: [hearing] }));
  }
}

function seedOf(batch: PerceptionBatch): FuzzInput {
  return { variant: 'batch', bytes: encoded(batch) };
}

function valuesOf<Value>(type: Type<Value>): readonly Value[] {
  const codec = codecOf(type);
  return [...generatedSeeds('', { type, codec }, undefined, 40)].slice(1).map(({ bytes }) => codec.decode(bytes));
}
