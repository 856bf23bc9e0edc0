import { invariant } from '@realmwright/kernel/errors';
import type { ByteReader, ByteWriter } from '@realmwright/kernel/schema/bytes';
import { integer, u64 } from '@realmwright/kernel/schema/scalars';
import type { OptionalField } from '@realmwright/kernel/schema/structs';
import { type Type, typeOf } from '@realmwright/kernel/schema/type';
import { shaped } from './custom.ts';

/** Two bytes, the more significant first. */
export const u16be: Type<number> = integer('Uint16', 2, 0, 0xffff, false);
/** Four bytes, the most significant first. */
export const u32be: Type<number> = integer('Uint32', 4, 0, 0xffff_ffff, false);
/** An IPv4 address as a number whose most significant byte is the first part; sent in that order. */
export const ipv4be: Type<number> = u32be;
/** Six bytes, little-endian, as a number: movement flags of 3.3.5a and a few counters. */
export const u48: Type<number> = shaped<number>(
  { kind: 'integer', min: 0, max: 0xffff_ffff_ffff },
  {
    minBytes: 6,
    read: (reader) => {
      const low = reader.u32();
      return low + reader.u16() * 0x1_0000_0000;
    },
    write: (writer, value) => {
      if (!Number.isInteger(value) || value < 0 || value > 0xffff_ffff_ffff)
        writer.fault('an integer of 48 bits is due');
      writer.u32(value % 0x1_0000_0000).u16(Math.floor(value / 0x1_0000_0000));
    },
  },
);
/** A truth value in four bytes; any value but zero is true. */
export const bool32: Type<boolean> = shaped<boolean>(
  { kind: 'bool' },
  {
    minBytes: 4,
    read: (reader) => reader.u32() !== 0,
    write: (writer, value) => {
      if (typeof value !== 'boolean') writer.fault('a boolean is due');
      writer.u32(value ? 1 : 0);
    },
  },
);
/** An object of the world as the client knows it, in eight bytes. */
export const guid: Type<bigint> = u64;
/** The same in two to nine bytes: a byte whose bits say which of the eight bytes are not zero, then those bytes. */
export const packedGuid: Type<bigint> = shaped<bigint>(
  { kind: 'bigint', min: 0n, max: 0xffff_ffff_ffff_ffffn },
  { minBytes: 1, read: readPackedGuid, write: writePackedGuid },
);

/** A number whose values have names. Values without a name pass; compare with `type.values.NAME`. */
export function enumeration<const Names extends Readonly<Record<string, number>>>(
  base: Type<number>,
  values: Names,
): Type<number> & { readonly values: Names } {
  return named(base, values, false);
}

/** A number whose single bits have names. Bits without a name pass; test with `value & type.values.NAME`. */
export function flags<const Names extends Readonly<Record<string, number>>>(
  base: Type<number>,
  values: Names,
): Type<number> & { readonly values: Names } {
  return named(base, values, true);
}

/**
 * A field that always has this value when we write, unless the caller gives another; whatever a peer sent is accepted
 * and kept, because clients differ in what they put into padding. The key may be left out when encoding.
 */
export function constant<Value extends number | bigint>(base: Type<Value>, value: Value): OptionalField<Value> {
  const { node } = base;
  const literal = typeof value === 'bigint' ? `${value}n` : String(value);
  return typeOf<Value>({
    ...node,
    shape: { kind: 'constant', inner: node, value },
    read: (reader, scope) => node.read(reader, scope),
    write: (writer, given, scope) => node.write(writer, given ?? value, scope),
    emitRead: (emitter) => node.emitRead(emitter),
    emitWrite: (emitter, given) => {
      const result = emitter.fresh('v');
      emitter.line(`const ${result} = ${given} ?? ${literal};`);
      node.emitWrite(emitter, result);
    },
  }) as OptionalField<Value>;
}

/** Reads a packed guid; for custom codecs. */
export function readPackedGuid(reader: ByteReader): bigint {
  const mask = reader.u8();
  let low = 0;
  let high = 0;
  for (let i = 0; i < 4; i++) if (mask & (1 << i)) low += reader.u8() * 2 ** (8 * i);
  for (let i = 0; i < 4; i++) if (mask & (16 << i)) high += reader.u8() * 2 ** (8 * i);
  return high === 0 ? BigInt(low) : (BigInt(high) << 32n) | BigInt(low);
}

/** Writes a packed guid; for custom codecs. */
export function writePackedGuid(writer: ByteWriter, value: bigint): void {
  if (typeof value !== 'bigint' || BigInt.asUintN(64, value) !== value) writer.fault('a guid of 64 bits is due');
  const low = Number(value & 0xffff_ffffn);
  const high = Number(value >> 32n);
  const at = writer.reserve(1);
  let mask = 0;
  for (let i = 0; i < 8; i++) {
    const byte = ((i < 4 ? low : high) >>> (8 * (i & 3))) & 0xff;
    if (byte === 0) continue;
    mask |= 1 << i;
    writer.u8(byte);
  }
  writer.buffer[at] = mask;
}

function named<const Names extends Readonly<Record<string, number>>>(
  base: Type<number>,
  values: Names,
  asFlags: boolean,
): Type<number> & { readonly values: Names } {
  const { shape } = base.node;
  invariant(shape.kind === 'integer', 'only integers can have names', { shape: shape.kind });
  return { node: { ...base.node, shape: { ...shape, names: values, flags: asFlags } }, values };
}
