import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateSync, inflateSync } from 'node:zlib';
import { type CodecMode, codecOf } from '@realmwright/kernel/schema/codec';
import {
  array,
  bool32,
  both,
  constant,
  counted,
  countedBy,
  countedBytes,
  countOf,
  cstring,
  deflated,
  deflatedFields,
  differs,
  either,
  enumeration,
  equals,
  exceeds,
  f32,
  fixed,
  flags,
  hasFlag,
  ipv4be,
  lacksFlag,
  masked,
  packedGuid,
  packet,
  restBytes,
  shortText,
  sized,
  sizedCstring,
  struct,
  type Type,
  tail,
  terminated,
  toEnd,
  u8,
  u16,
  u16be,
  u32,
  u48,
  when,
} from './wire.ts';

const compression = {
  inflate: (bytes: Uint8Array, length: number) => {
    try {
      const result = inflateSync(bytes, { maxOutputLength: length });
      if (result.length === length) return result;
    } catch (error) {
      throw new RangeError('a damaged stream', { cause: error });
    }
    throw new RangeError('another length');
  },
  deflate: (bytes: Uint8Array) => deflateSync(bytes),
};

const modes: readonly CodecMode[] = ['compile', 'interpret'];

/** Encodes, compares with the expected bytes and decodes again, compiled and interpreted. */
function round<Value>(type: Type<Value>, value: Value, hex: string, decoded: Value = value): void {
  for (const mode of modes) {
    const codec = codecOf(type, 'TEST', mode);
    assert.equal(Buffer.from(codec.encode(value, compression)).toString('hex'), hex);
    assert.deepStrictEqual(codec.decode(Buffer.from(hex, 'hex'), compression), decoded);
  }
}

function refused(type: Type<unknown>, hex: string, facts: object = {}): void {
  for (const mode of modes) {
    const codec = codecOf(type, 'TEST', mode);
    assert.throws(() => codec.decode(Buffer.from(hex, 'hex'), compression), { name: 'ProtocolError', ...facts });
  }
}

test('numbers have the order that their name says', () => {
  round(u16be, 0x0102, '0102');
  round(ipv4be, 0x7f00_0001, '7f000001');
  round(u48, 0x0605_0403_0201, '010203040506');
  round(bool32, true, '01000000');
});

test('a packed guid leaves out its zero bytes', () => {
  round(packedGuid, 0n, '00');
  round(packedGuid, 0x17n, '0117');
  round(packedGuid, 0xf130_0000_0100_0002n, 'c902' + '01' + '30f1');
  round(packedGuid, 2n ** 64n - 1n, `ff${'ff'.repeat(8)}`);
  refused(packedGuid, '0302');
});

test('text comes zero-terminated, sized and with a short length', () => {
  round(cstring({ maxBytes: 8 }), 'Zoë', '5a6fc3ab00');
  round(sizedCstring({ maxBytes: 8 }), 'Ann', '04000000416e6e00');
  round(shortText({ maxBytes: 8 }), 'Ann', '03416e6e');
  refused(cstring({ maxBytes: 2 }), '41414100', { reason: 'the text exceeds the limit of 2 bytes' });
  refused(cstring({ maxBytes: 8 }), '414141', { reason: 'the text has no terminating zero' });
  refused(sizedCstring({ maxBytes: 8 }), '0400000041006e00');
  refused(sizedCstring({ maxBytes: 8 }), '00000000');
  assert.throws(() => codecOf(cstring({ maxBytes: 8 })).encode('a\0b'), { name: 'ProtocolError' });
});

test('lists come fixed, counted, counted by an earlier field, to the end and up to a mark', () => {
  round(array(u16, 2), [1, 2], '01000200');
  round(counted(u8, { count: u32, max: 4 }), [7, 8], '020000000708');
  round(
    countedBytes({ count: u8, maxBytes: 4 }),
    Buffer.from('beef', 'hex').subarray(),
    '02beef',
    Uint8Array.of(0xbe, 0xef),
  );
  round(toEnd(u16, { max: 3 }), [1, 2], '01000200');
  round(terminated(u16, { mark: u16, value: 0xffff, max: 3 }), [1, 2], '01000200ffff');
  round(
    struct({
      amountOfAs: countOf('as', u8),
      amountOfBs: countOf('bs', u8),
      as: countedBy(u8, { field: 'amountOfAs', max: 9 }),
      bs: countedBy(u8, { field: 'amountOfBs', max: 9 }),
    }),
    { as: [1], bs: [2, 3] },
    '0102010203',
    { amountOfAs: 1, amountOfBs: 2, as: [1], bs: [2, 3] },
  );
  refused(toEnd(u16, { max: 1 }), '01000200');
  refused(counted(u32, { count: u32, max: 100_000 }), 'a0860100');
  refused(terminated(u16, { mark: u16, value: 0xffff, max: 1 }), '01000200ffff');
  assert.throws(() => codecOf(array(u16, 2)).encode([1]), { name: 'ProtocolError' });
});

test('a list cannot be counted by a field that comes later', () => {
  assert.throws(() => struct({ as: countedBy(u8, { field: 'n', max: 9 }), n: countOf('as', u8) }), {
    name: 'InvariantError',
  });
});

test('constants need not be given, and what a peer sent instead is kept', () => {
  const type = struct({ a: constant(u16, 7), b: u8 });
  round(type, { b: 1 }, '070001', { a: 7, b: 1 });
  round(type, { a: 9, b: 1 }, '090001');
});

test('enumerations and flags let unknown values pass', () => {
  const kind = enumeration(u8, { SAY: 0, YELL: 5 });
  assert.equal(kind.values.YELL, 5);
  round(kind, 200, 'c8');
  round(flags(u32, { SWIM: 2 }), 0x8000_0002, '02000080');
});

test('conditional fields are there when the condition holds', () => {
  const type = struct({
    kind: u8,
    ...when(equals('kind', 1, 2), { target: packedGuid, ...when(equals('kind', 2), { power: u16 }) }).otherwise({
      text: cstring({ maxBytes: 8 }),
    }),
    last: u8,
  });
  round(type, { kind: 1, target: 1n, last: 9 }, '01010109', {
    kind: 1,
    target: 1n,
    power: undefined,
    text: undefined,
    last: 9,
  });
  round(type, { kind: 2, target: 1n, power: 3, last: 9 }, '020101030009', {
    kind: 2,
    target: 1n,
    power: 3,
    text: undefined,
    last: 9,
  });
  round(type, { kind: 3, text: 'a', last: 9 }, '03610009', {
    kind: 3,
    target: undefined,
    power: undefined,
    text: 'a',
    last: 9,
  });
  assert.throws(() => codecOf(type).encode({ kind: 1, last: 9 }), { name: 'ProtocolError', path: 'target' });
});

test('conditions speak of equality, flags and sizes', () => {
  const bits = struct({
    bits: u32,
    ...when(hasFlag('bits', 0x8000_0000), { high: u8 }),
    ...when(lacksFlag('bits', 1), { even: u8 }),
    ...when(both(hasFlag('bits', 2), differs('bits', 2)), { more: u8 }),
    ...when(either(equals('bits', 2), exceeds('bits', 0xffff_fffe)), { rare: u8 }),
  });
  const none = { high: undefined, even: undefined, more: undefined, rare: undefined };
  round(bits, { ...none, bits: 0x8000_0001, high: 1 }, '0100008001');
  round(bits, { ...none, bits: 2, even: 1, rare: 2 }, '020000000102');
  round(bits, { ...none, bits: 3, more: 1 }, '0300000001');
  const wide = struct({ bits: u48, ...when(hasFlag('bits', 0x1_0000_0000), { far: u8 }) });
  round(wide, { bits: 0x1_0000_0000, far: 1 }, '00000000010001');
  round(wide, { bits: 1, far: undefined }, '010000000000');
});

test('a condition on a field that comes later is refused when declared', () => {
  assert.throws(() => struct({ ...when(equals('a', 1), { b: u8 }), a: u8 }), { name: 'InvariantError' });
});

test('a tail may be missing as a whole', () => {
  const type = struct({ a: u8, ...tail({ b: u8, c: u8 }) });
  round(type, { a: 1, b: 2, c: 3 }, '010203');
  round(type, { a: 1 }, '01', { a: 1, b: undefined, c: undefined });
  refused(type, '0102', { path: 'c' });
});

test('a sized section ends where its length says', () => {
  const type = struct({ a: u8, ...sized(u16, { b: u8, rest: restBytes({ maxBytes: 4 }) }), c: u8 });
  round(type, { a: 1, b: 2, rest: Uint8Array.of(3), c: 4 }, '010200020304');
  refused(struct({ ...sized(u8, { a: u8 }), b: u8 }), '02010203', { reason: '1 bytes of the section are left over' });
  refused(struct({ ...sized(u8, { a: u8 }) }), '02');
});

test('deflated parts are bounded by what they declare', () => {
  const type = struct({ a: u8, ...deflatedFields({ b: f32, list: toEnd(u8, { max: 8 }) }, { maxBytes: 12 }) });
  const value = { a: 1, b: 2, list: [1, 2, 3] };
  for (const mode of modes) {
    const codec = codecOf(type, 'TEST', mode);
    assert.deepStrictEqual(codec.decode(codec.encode(value, compression), compression), value);
    const whole = codecOf(deflated(fixed(12), { maxBytes: 12 }), 'TEST', mode);
    assert.deepStrictEqual(
      whole.decode(whole.encode(new Uint8Array(12), compression), compression),
      new Uint8Array(12),
    );
  }
  round(struct({ d: deflated(restBytes({ maxBytes: 4 }), { maxBytes: 4 }) }), { d: new Uint8Array(0) }, '00000000');
  refused(type, '01ff000000789c', { reason: '255 inflated bytes exceed the limit of 12' });
  refused(type, '010c000000789c');
});

test('masked items stand at the place of their bit', () => {
  round(
    masked(16, u8),
    [
      { index: 1, value: 7 },
      { index: 15, value: 8 },
    ],
    '02800708',
  );
});

test('a packet has a name that its errors carry', () => {
  const ping = packet('CMSG_PING', { sequenceId: u32, roundTimeInMs: u32 });
  assert.throws(() => ping.codec.decode(Uint8Array.of(1, 0, 0, 0)), {
    packet: 'CMSG_PING',
    path: 'roundTimeInMs',
    offset: 4,
  });
});
