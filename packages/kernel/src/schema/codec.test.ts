import assert from 'node:assert/strict';
import { test } from 'node:test';
import { characterId } from '../ids.ts';
import { type Codec, type CodecMode, codecOf } from './codec.ts';
import { characterIdType, instanceIdType } from './domain.ts';
import { ProtocolError } from './protocol-error.ts';
import {
  bool,
  bytes,
  f32,
  f64,
  i8,
  i16,
  i32,
  i64,
  list,
  literals,
  nothing,
  optional,
  struct,
  type Type,
  u8,
  u16,
  u32,
  u64,
  union,
  utf8,
  type ValueOf,
} from './types.ts';

const everything = struct({
  a: u8,
  b: u16,
  c: u32,
  d: i8,
  e: i16,
  f: i32,
  g: u64,
  h: i64,
  i: f32,
  j: f64,
  k: bool,
  name: utf8({ maxBytes: 24 }),
  blob: bytes({ maxBytes: 16 }),
  list: list(struct({ id: characterIdType, note: optional(utf8({ maxBytes: 8 })) }), { max: 4 }),
  how: literals('say', 'yell'),
  what: union({ move: struct({ x: f32 }), say: struct({ text: utf8({ maxBytes: 9 }) }), rest: struct({}) }),
  none: nothing,
});

const value: ValueOf<typeof everything> = {
  a: 255,
  b: 65_535,
  c: 4_294_967_295,
  d: -128,
  e: -32_768,
  f: -2_147_483_648,
  g: 2n ** 64n - 1n,
  h: -(2n ** 63n),
  i: 1.5,
  j: Math.PI,
  k: true,
  name: 'Zoë the 2nd',
  blob: Uint8Array.of(1, 2, 3),
  list: [
    { id: characterId(7), note: 'yes' },
    { id: characterId(8), note: undefined },
  ],
  how: 'yell',
  what: { kind: 'say', text: 'hello' },
  none: undefined,
};

const modes: readonly CodecMode[] = ['compile', 'interpret'];

for (const mode of modes) {
  const codec = <V>(type: Type<V>): Codec<V> => codecOf(type, 'TEST', mode);

  test(`every type of the vocabulary comes back as it went (${mode})`, () => {
    const codecUnderTest = codec(everything);
    assert.deepStrictEqual(codecUnderTest.decode(codecUnderTest.encode(value)), value);
  });

  test(`compiled and interpreted bytes are the same (${mode})`, () => {
    assert.deepStrictEqual(codec(everything).encode(value), codecOf(everything, 'TEST', 'interpret').encode(value));
  });

  test(`a message that ends too early says which field is missing (${mode})`, () => {
    const codecUnderTest = codec(everything);
    const whole = codecUnderTest.encode(value);
    for (let length = 0; length < whole.length; length++) {
      assert.throws(() => codecUnderTest.decode(whole.subarray(0, length)), {
        name: 'ProtocolError',
        packet: 'TEST',
        length,
      });
    }
    assert.throws(() => codecUnderTest.decode(whole.subarray(0, 74)), { path: 'list[1].id', offset: 74 });
  });

  test(`a count beyond what was received is refused before anything is allocated (${mode})`, () => {
    const type = struct({ many: list(u32, { max: 60_000 }) });
    assert.throws(() => codec(type).decode(Uint8Array.of(0x60, 0xea, 1, 2)), { path: 'many', offset: 2 });
  });

  test(`limits hold in both directions (${mode})`, () => {
    const text = struct({ name: utf8({ maxBytes: 3 }) });
    assert.throws(() => codec(text).encode({ name: 'four' }), {
      name: 'ProtocolError',
      path: 'name',
      situation: 'encode',
    });
    assert.throws(() => codec(text).decode(Uint8Array.of(4, 0, 65, 65, 65, 65)), { path: 'name' });
    assert.throws(() => codec(u8).encode(256), { name: 'ProtocolError' });
    assert.throws(() => codec(u8).encode(1.5), { name: 'ProtocolError' });
    assert.throws(() => codec(i8).encode(128), { name: 'ProtocolError' });
    assert.throws(() => codec(u32).encode(-1), { name: 'ProtocolError' });
    assert.throws(() => codec(u64).encode(-1n), { name: 'ProtocolError' });
    assert.throws(() => codec(list(u8, { max: 1 })).encode([1, 2]), { name: 'ProtocolError' });
    assert.throws(() => codec(characterIdType).decode(Uint8Array.of(0, 0, 0, 0)), { name: 'ProtocolError' });
    assert.throws(() => codec(instanceIdType).decode(Uint8Array.of(1, 0, 0x2e)), { name: 'ProtocolError' });
  });

  test(`invalid UTF-8 is refused or replaced, as declared (${mode})`, () => {
    const message = Uint8Array.of(2, 0, 0x41, 0xff);
    assert.throws(() => codec(utf8({ maxBytes: 8 })).decode(message), { name: 'ProtocolError', offset: 2 });
    assert.equal(codec(utf8({ maxBytes: 8, invalid: 'replace' })).decode(message), 'A\ufffd');
    assert.throws(() => codec(utf8({ maxBytes: 8 })).encode('\ud800'), { name: 'ProtocolError' });
  });

  test(`text whose invalid bytes were replaced still fits its limit and can be written again (${mode})`, () => {
    const lenient = codec(utf8({ maxBytes: 8, invalid: 'replace' }));
    const shown = lenient.decode(Uint8Array.of(6, 0, 0x41, 0xff, 0xff, 0xff, 0xff, 0x42));
    assert.equal(shown, 'A\ufffd\ufffd');
    assert.equal(lenient.decode(lenient.encode(shown)), shown);
  });

  test(`trailing bytes are an error, or counted where they are expected (${mode})`, () => {
    assert.throws(() => codec(u8).decode(Uint8Array.of(1, 2, 3)), { name: 'ProtocolError', offset: 1, length: 3 });
    assert.deepStrictEqual(codec(u8).decodeLoosely(Uint8Array.of(1, 2, 3)), { value: 1, trailing: 2 });
  });
}

test('an error of decoding names everything that a person needs', () => {
  const codecUnderTest = codecOf(struct({ what: union({ say: struct({ text: utf8({ maxBytes: 4 }) }) }) }), 'TALK');
  assert.throws(
    () => codecUnderTest.decode(Uint8Array.of(0, 9, 0, 65)),
    (error) => error instanceof ProtocolError && error.path === 'what.say.text' && error.offset === 3,
  );
});
