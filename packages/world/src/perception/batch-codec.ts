import type { EntityId, SessionId } from '@realmwright/kernel/ids';
import { entityId, instanceId, sessionId } from '@realmwright/kernel/ids';
import { ByteReader, type ByteWriter } from '@realmwright/kernel/schema/bytes';
import { codecOf } from '@realmwright/kernel/schema/codec';
import { Fault, ProtocolError } from '@realmwright/kernel/schema/protocol-error';
import { readVarint, writeVarint } from '@realmwright/kernel/schema/varint';
import { disclosures, entityFields } from '../actor/entity-fields.ts';
import type { EntityKey, EntityKind } from '../entity-key.ts';
import { pathType } from '../movement/movement.facts.ts';
import { movementType } from '../movement/movement.ts';
import { readIndexes, writeIndexes } from './indexes.ts';
import { factType, personalFactType } from './perceived.ts';
import type {
  EntityChange,
  EntityDescription,
  FieldValues,
  KeyedEntity,
  PerceptionBatch,
  SessionPerception,
} from './perception-batch.ts';

/** Appends a batch to the writer. The caller has made sure that `keys` names every entity that occurs. */
export function writePerceptionBatch(writer: ByteWriter, batch: PerceptionBatch): void {
  writeShared(writer, batch);
  writer.u32(batch.sessions.length);
  for (const session of batch.sessions) writeSession(writer, session);
}

/**
 * Writes a batch as messages of at most `mostBytes` each, because a bus takes no larger ones. Every message is a batch
 * that is complete in itself: what sessions share stands in each of them, each session in one.
 * @returns the sessions whose perception alone is too large for a message; nobody is told of it
 */
export function writePerceptionMessages(
  writer: ByteWriter,
  batch: PerceptionBatch,
  mostBytes: number,
  send: (message: Uint8Array) => void,
): readonly SessionId[] {
  const tooLarge: SessionId[] = [];
  writeShared(writer.reset(), batch);
  const countAt = writer.reserve(4);
  const sessionsAt = writer.length;
  let count = 0;
  const sendSoFar = (): void => {
    writer.view.setUint32(countAt, count, true);
    send(writer.take());
    writer.truncate(sessionsAt);
    count = 0;
  };
  for (const session of batch.sessions) {
    const before = writer.length;
    writeSession(writer, session);
    if (writer.length > mostBytes && count > 0) {
      writer.truncate(before);
      sendSoFar();
      writeSession(writer, session);
    }
    if (writer.length <= mostBytes) count += 1;
    else {
      writer.truncate(sessionsAt);
      tooLarge.push(session.session);
    }
  }
  if (count > 0) sendSoFar();
  return tooLarge;
}

function writeShared(writer: ByteWriter, batch: PerceptionBatch): void {
  writer.u8(FORMAT);
  writer.u8(batch.instance.length);
  writer.text(batch.instance, 48);
  writer.u32(batch.epoch).f64(batch.tick).u32(batch.time);
  writeVarint(writer, batch.keys.length);
  for (const keyed of batch.keys) writeKeyed(writer, keyed);
  writeVarint(writer, batch.entities.length);
  for (const description of batch.entities) writeDescription(writer, description);
  writeVarint(writer, batch.changes.length);
  for (const change of batch.changes) {
    writeVarint(writer, change.entity);
    writer.u8(disclosures.indexOf(change.disclosure));
    writeFields(writer, change.fields);
  }
  writeVarint(writer, batch.facts.length);
  for (const fact of batch.facts) factCodec.write(writer, fact);
}

/** Decodes a whole batch. Total: anything that is not a batch gives `ProtocolError`, and memory stays in proportion. */
export function decodePerceptionBatch(bytes: Uint8Array): PerceptionBatch {
  const reader = new ByteReader(bytes);
  try {
    const batch = readBatch(reader);
    if (reader.remaining > 0) reader.fault(`${reader.remaining} bytes trail`);
    return batch;
  } catch (error) {
    if (error instanceof Fault || error instanceof RangeError) {
      throw new ProtocolError({
        situation: 'decode',
        packet: 'perception batch',
        path: '',
        offset: reader.offset,
        length: bytes.length,
        reason: error.message,
      });
    }
    throw error;
  }
}

/** Raised when the layout below changes; an edge refuses another one. */
const FORMAT = 2;
const COUNT_LIMIT = 1 << 20;
const kinds: readonly EntityKind[] = ['player', 'creature', 'object', 'corpse'];
/** 1 for fields that are 32-bit floats. */
const isReal = Uint8Array.from(entityFields, ({ kind }) => (kind === 'f32' ? 1 : 0));
const factCodec = codecOf(factType, 'fact');
const personalCodec = codecOf(personalFactType, 'personal fact');
const movementCodec = codecOf(movementType, 'movement');
const pathCodec = codecOf(pathType, 'path');

function readBatch(reader: ByteReader): PerceptionBatch {
  const format = reader.u8();
  if (format !== FORMAT) reader.fault(`the batch has format ${format}, not ${FORMAT}`);
  const instance = instanceId(reader.text(reader.u8(), 'refuse'));
  const epoch = reader.u32();
  const tick = reader.f64();
  const time = reader.u32();
  const keys = readList(reader, 3, readKeyed);
  const keyById = new Map<EntityId, EntityKey>();
  for (const { entity, key } of keys) keyById.set(entity, key);
  const entities = readList(reader, 30, (from) => readDescription(from, keyById));
  const changes = readList(reader, 3, readChange);
  const facts = readList(reader, 1, (from) => factCodec.read(from));
  const sessionCount = reader.count(reader.u32(), COUNT_LIMIT, 6);
  const sessions: SessionPerception[] = [];
  for (let i = 0; i < sessionCount; i++) {
    sessions.push(readSession(reader, entities.length, changes.length, facts.length));
  }
  return { instance, epoch, tick, time, keys, entities, changes, facts, sessions };
}

function readList<Item>(reader: ByteReader, leastBytes: number, read: (reader: ByteReader) => Item): Item[] {
  const count = reader.count(readVarint(reader), COUNT_LIMIT, leastBytes);
  const items: Item[] = [];
  for (let i = 0; i < count; i++) items.push(read(reader));
  return items;
}

function writeKeyed(writer: ByteWriter, { entity, key }: KeyedEntity): void {
  writeVarint(writer, entity);
  writer.u8(kinds.indexOf(key.kind));
  if (key.kind !== 'player') writeVarint(writer, key.entry);
  writeVarint(writer, key.counter);
}

function readKeyed(reader: ByteReader): KeyedEntity {
  const entity = entityId(readVarint(reader));
  const kind = kinds[reader.u8()] ?? reader.fault('unknown kind of entity');
  const entry = kind === 'player' ? 0 : readVarint(reader);
  return { entity, key: { kind, entry, counter: readVarint(reader) } };
}

function writeDescription(writer: ByteWriter, description: EntityDescription): void {
  writeVarint(writer, description.entity);
  writer.u8(disclosures.indexOf(description.disclosure));
  writeFields(writer, description.fields);
  movementCodec.write(writer, description.movement);
  if (description.path === undefined) {
    writer.u8(0);
    return;
  }
  writer.u8(1);
  pathCodec.write(writer, description.path.path);
  writeVarint(writer, description.path.elapsedMillis);
}

function readDescription(reader: ByteReader, keyById: ReadonlyMap<EntityId, EntityKey>): EntityDescription {
  const entity = entityId(readVarint(reader));
  const key = keyById.get(entity) ?? reader.fault(`entity ${entity} is described without a key`);
  const disclosure = disclosures[reader.u8()] ?? reader.fault('unknown disclosure class');
  const fields = readFields(reader);
  const movement = movementCodec.read(reader);
  if (reader.u8() === 0) return { entity, key, disclosure, fields, movement, path: undefined };
  const path = pathCodec.read(reader);
  return { entity, key, disclosure, fields, movement, path: { path, elapsedMillis: readVarint(reader) } };
}

function readChange(reader: ByteReader): EntityChange {
  const entity = entityId(readVarint(reader));
  const disclosure = disclosures[reader.u8()] ?? reader.fault('unknown disclosure class');
  return { entity, disclosure, fields: readFields(reader) };
}

function writeFields(writer: ByteWriter, { numbers, values }: FieldValues): void {
  writeVarint(writer, numbers.length);
  for (let i = 0; i < numbers.length; i++) {
    const number = numbers[i] ?? 0;
    const value = values[i] ?? 0;
    writer.u8(number);
    if (isReal[number] === 1) writer.f32(value);
    else writeVarint(writer, value);
  }
}

function readFields(reader: ByteReader): FieldValues {
  const count = reader.count(readVarint(reader), entityFields.length, 2);
  const numbers: number[] = [];
  const values: number[] = [];
  let previous = -1;
  for (let i = 0; i < count; i++) {
    const number = reader.u8();
    if (number <= previous || number >= entityFields.length) reader.fault(`field ${number} is out of order`);
    previous = number;
    numbers.push(number);
    values.push(isReal[number] === 1 ? reader.f32() : readVarint(reader));
  }
  return { numbers, values };
}

function writeSession(writer: ByteWriter, session: SessionPerception): void {
  writeVarint(writer, session.session);
  writeVarint(writer, session.personal.length);
  for (const fact of session.personal) personalCodec.write(writer, fact);
  writeIndexes(writer, session.leaves);
  writeIndexes(writer, session.enters);
  writeIndexes(writer, session.changes);
  writeIndexes(writer, session.facts);
}

function readSession(reader: ByteReader, entities: number, changes: number, facts: number): SessionPerception {
  return {
    session: sessionId(readVarint(reader)),
    personal: readList(reader, 1, (from) => personalCodec.read(from)),
    leaves: readIndexes(reader, 0x4000_0000).map(entityId),
    enters: readIndexes(reader, entities),
    changes: readIndexes(reader, changes),
    facts: readIndexes(reader, facts),
  };
}
