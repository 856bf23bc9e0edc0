import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { codecOf } from './codec.ts';
import { characterIdType } from './domain.ts';
import { type Json, jsonFormOf } from './json-form.ts';
import { ProtocolError } from './protocol-error.ts';
import { bool, bytes, f32, list, literals, optional, struct, u8, u64, union, utf8 } from './types.ts';

const type = struct({
  count: u8,
  big: u64,
  height: f32,
  isOpen: bool,
  name: utf8({ maxBytes: 12 }),
  key: bytes({ maxBytes: 4 }),
  colour: literals('red', 'green'),
  nick: optional(utf8({ maxBytes: 8 })),
  who: characterIdType,
  deeds: list(union({ walk: struct({ yards: u8 }), wait: struct({}) }), { max: 3 }),
});
const codec = codecOf(type, 'example');
const form = jsonFormOf(codec, 'example');
const example: Json = {
  count: 3,
  big: '18446744073709551615',
  height: 1.5,
  isOpen: true,
  name: 'Brünn',
  key: 'AQID',
  colour: 'green',
  who: 7,
  deeds: [{ kind: 'walk', yards: 4 }, { kind: 'wait' }],
};

test('a message is the same after it went through JSON', () => {
  const value = form.fromJson(example);
  assert.equal(value.big, 0xffff_ffff_ffff_ffffn);
  assert.deepEqual(value.key, Uint8Array.of(1, 2, 3));
  assert.deepEqual(JSON.parse(JSON.stringify(form.toJson(value))), example);
  const bytesAgain = codec.encode(form.fromJson(form.toJson(value)));
  assert.deepEqual(bytesAgain, codec.encode(value));
});

test('whatever is missing, unknown, of the wrong kind or out of its limits is refused with its path', () => {
  const changes: readonly (readonly [object, string])[] = [
    [{ extra: 1 }, 'extra'],
    [{ count: 256 }, 'count'],
    [{ count: 1.5 }, 'count'],
    [{ count: '3' }, 'count'],
    [{ big: 5 }, 'big'],
    [{ big: '18446744073709551616' }, 'big'],
    [{ name: 'far too long a name' }, 'name'],
    [{ key: 'AQIDBAU=' }, 'key'],
    [{ key: '!' }, 'key'],
    [{ colour: 'blue' }, 'colour'],
    [{ colour: 'constructor' }, 'colour'],
    [{ who: 0 }, 'who'],
    [{ deeds: [{ kind: 'toString' }] }, 'deeds[0].kind'],
    [{ deeds: [{ kind: '__proto__' }] }, 'deeds[0].kind'],
    [{ deeds: [{ kind: 'walk', yards: -1 }] }, 'deeds[0].walk.yards'],
    [{ deeds: { length: 2 } }, 'deeds'],
    [{ isOpen: undefined }, 'isOpen'],
  ];
  for (const [change, path] of changes) {
    const json: Json = JSON.parse(JSON.stringify({ ...example, ...change }).replace('"height":null', '"height":1e999'));
    assert.throws(
      () => form.fromJson(json),
      (error) => error instanceof ProtocolError && error.situation === 'decode' && error.path === path,
      path,
    );
  }
});

test('a number beyond all numbers is refused', () => {
  const json: Json = JSON.parse(JSON.stringify(example).replace('1.5', '1e999'));
  assert.throws(() => form.fromJson(json), ProtocolError);
});

test('a key called __proto__ is one that nobody knows', () => {
  const json: Json = JSON.parse('{"__proto__": {"count": 1}}');
  assert.throws(() => form.fromJson(json), ProtocolError);
});

test('any JSON gives a message or a ProtocolError', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(...Object.keys(example)), (value, key) => {
      for (const json of [value, { ...example, [key]: value }]) {
        try {
          form.fromJson(JSON.parse(JSON.stringify(json)));
        } catch (error) {
          assert.ok(error instanceof ProtocolError);
        }
      }
    }),
  );
});
