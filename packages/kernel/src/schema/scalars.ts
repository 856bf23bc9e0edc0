import type { ByteReader, ByteWriter } from './bytes.ts';
import type { ReadEmitter, WriteEmitter } from './compile.ts';
import { type Node, type Shape, type Type, typeOf } from './type.ts';

/** An integer of 0 to 255 in one byte. */
export const u8: Type<number> = integer('Uint8', 1, 0, 0xff);
/** An integer of 0 to 65,535, little-endian like all numbers here. */
export const u16: Type<number> = integer('Uint16', 2, 0, 0xffff);
/** An integer of 0 to 4,294,967,295. */
export const u32: Type<number> = integer('Uint32', 4, 0, 0xffff_ffff);
/** An integer of -128 to 127. */
export const i8: Type<number> = integer('Int8', 1, -0x80, 0x7f);
/** An integer of -32,768 to 32,767. */
export const i16: Type<number> = integer('Int16', 2, -0x8000, 0x7fff);
/** A signed integer of 32 bits. */
export const i32: Type<number> = integer('Int32', 4, -0x8000_0000, 0x7fff_ffff);
/** An unsigned integer of 64 bits. */
export const u64: Type<bigint> = bigInteger('BigUint64', 0n, 0xffff_ffff_ffff_ffffn, 'asUintN');
/** A signed integer of 64 bits. */
export const i64: Type<bigint> = bigInteger('BigInt64', -0x8000_0000_0000_0000n, 0x7fff_ffff_ffff_ffffn, 'asIntN');
/** A float of 32 bits; decoding gives the nearest number, so compare after `Math.fround`. */
export const f32: Type<number> = float('Float32', 4);
/** A float of 64 bits. */
export const f64: Type<number> = float('Float64', 8);
/** A float of 32 bits that is a number in the everyday sense: infinities and NaN are refused, minus zero is zero. */
export const real: Type<number> = typeOf<number>({
  shape: { kind: 'float', bits: 32, finite: true },
  minBytes: 4,
  read: (reader) => {
    const value = reader.view.getFloat32(reader.take(4), true) + 0;
    return Number.isFinite(value) ? value : reader.fault('a finite number is due');
  },
  write: (writer, value) => {
    if (!isReal(value)) return writer.fault('a finite number is due');
    writer.view.setFloat32(writer.reserve(4), value + 0, true);
  },
  emitRead: (emitter) => {
    const value = emitter.fresh('n');
    emitter.line(`const ${value} = view.getFloat32(${emitter.fixed(4)}, true) + 0;`);
    emitter.line(`if (${value} - ${value} !== 0) r.fault('a finite number is due');`);
    return value;
  },
  emitWrite: (emitter, value) => {
    emitter.line(`if (!${emitter.constant(isReal)}(${value})) w.fault('a finite number is due');`);
    emitter.line(`view.setFloat32(${emitter.fixed(4)}, ${value} + 0, true);`);
  },
});

/** Whether it is a finite number, also as a float of 32 bits. */
function isReal(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(Math.fround(value));
}

/** One byte; any value but zero is true. */
export const bool: Type<boolean> = typeOf<boolean>({
  shape: { kind: 'bool' },
  minBytes: 1,
  read: (reader) => reader.u8() !== 0,
  write: (writer, value) => {
    if (typeof value !== 'boolean') return writer.fault('a boolean is due');
    writer.u8(value ? 1 : 0);
  },
  emitRead: (emitter) => `view.getUint8(${emitter.fixed(1)}) !== 0`,
  emitWrite: (emitter, value) => {
    emitter.line(`if (${value} !== true && ${value} !== false) w.fault('a boolean is due');`);
    emitter.line(`view.setUint8(${emitter.fixed(1)}, ${value} ? 1 : 0);`);
  },
});
/** No bytes; always undefined. For requests without content. */
export const nothing: Type<undefined> = typeOf<undefined>({
  shape: { kind: 'nothing' },
  minBytes: 0,
  read: () => undefined,
  write: () => {},
  emitRead: () => 'undefined',
  emitWrite: () => {},
});

type IntegerKind = 'Uint8' | 'Uint16' | 'Uint32' | 'Int8' | 'Int16' | 'Int32';

/** An integer as a number, in `bytes` bytes. `littleEndian` is false in a few headers of the supported protocols. */
export function integer(
  kind: IntegerKind,
  bytes: 1 | 2 | 4,
  min: number,
  max: number,
  littleEndian = true,
): Type<number> {
  return typeOf<number>(integerNode(kind, bytes, { kind: 'integer', min, max }, littleEndian));
}

/** The node of an integer whose shape says more than its range, such as the names of its values. */
export function integerNode(
  kind: IntegerKind,
  bytes: 1 | 2 | 4,
  shape: Extract<Shape, { kind: 'integer' }>,
  littleEndian: boolean,
): Node {
  const getter = `get${kind}` as const;
  const setter = `set${kind}` as const;
  const reason = `an integer of ${shape.min} to ${shape.max} is due`;
  const whole = wholeTest(kind);
  return {
    shape,
    minBytes: bytes,
    read: (reader: ByteReader) => reader.view[getter](reader.take(bytes), littleEndian),
    write: (writer: ByteWriter, value) => {
      if (!Number.isInteger(value) || (value as number) < shape.min || (value as number) > shape.max) {
        return writer.fault(`${reason}, not ${String(value)}`);
      }
      const at = writer.reserve(bytes);
      writer.view[setter](at, value as number, littleEndian);
    },
    emitRead: (emitter: ReadEmitter) => `view.${getter}(${emitter.fixed(bytes)}, ${littleEndian})`,
    emitWrite: (emitter: WriteEmitter, value) => {
      emitter.line(`if (${whole(value)} !== ${value}) w.fault(${JSON.stringify(reason)});`);
      emitter.line(`view.${setter}(${emitter.fixed(bytes)}, ${value}, ${littleEndian});`);
    },
  };
}

/** An expression that equals the value exactly when it is an integer of the range. */
function wholeTest(kind: IntegerKind): (value: string) => string {
  switch (kind) {
    case 'Uint8':
      return (value) => `(${value} & 0xff)`;
    case 'Uint16':
      return (value) => `(${value} & 0xffff)`;
    case 'Uint32':
      return (value) => `(${value} >>> 0)`;
    case 'Int8':
      return (value) => `(${value} << 24 >> 24)`;
    case 'Int16':
      return (value) => `(${value} << 16 >> 16)`;
    case 'Int32':
      return (value) => `(${value} | 0)`;
  }
}

function bigInteger(
  kind: 'BigUint64' | 'BigInt64',
  min: bigint,
  max: bigint,
  clamp: 'asUintN' | 'asIntN',
): Type<bigint> {
  const reason = `a bigint of ${min} to ${max} is due`;
  return typeOf<bigint>({
    shape: { kind: 'bigint', min, max },
    minBytes: 8,
    read: (reader) => reader.view[`get${kind}`](reader.take(8), true),
    write: (writer, value) => {
      if (typeof value !== 'bigint' || value < min || value > max)
        return writer.fault(`${reason}, not ${String(value)}`);
      const at = writer.reserve(8);
      writer.view[`set${kind}`](at, value, true);
    },
    emitRead: (emitter) => `view.get${kind}(${emitter.fixed(8)}, true)`,
    emitWrite: (emitter, value) => {
      emitter.line(`if (BigInt.${clamp}(64, ${value}) !== ${value}) w.fault(${JSON.stringify(reason)});`);
      emitter.line(`view.set${kind}(${emitter.fixed(8)}, ${value}, true);`);
    },
  });
}

function float(kind: 'Float32' | 'Float64', bytes: 4 | 8): Type<number> {
  return typeOf<number>({
    shape: { kind: 'float', bits: bytes === 4 ? 32 : 64 },
    minBytes: bytes,
    read: (reader) => reader.view[`get${kind}`](reader.take(bytes), true),
    write: (writer, value) => {
      if (typeof value !== 'number') return writer.fault('a number is due');
      const at = writer.reserve(bytes);
      writer.view[`set${kind}`](at, value, true);
    },
    emitRead: (emitter) => `view.get${kind}(${emitter.fixed(bytes)}, true)`,
    emitWrite: (emitter, value) => {
      emitter.line(`if (typeof ${value} !== 'number') w.fault('a number is due');`);
      emitter.line(`view.set${kind}(${emitter.fixed(bytes)}, ${value}, true);`);
    },
  });
}
