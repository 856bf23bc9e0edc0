import { invariant } from '@realmwright/kernel/errors';
import type { InvalidText } from '@realmwright/kernel/schema/bytes';
import { type Type, typeOf } from '@realmwright/kernel/schema/type';
import { shaped } from './custom.ts';

/** `maxBytes` does not count the zero. Invalid UTF-8 is shown with U+FFFD unless it is to be refused. */
export interface TextLimits {
  readonly maxBytes: number;
  readonly invalid?: InvalidText;
}

/** Text that ends with a zero byte. */
export function cstring({ maxBytes, invalid = 'replace' }: TextLimits): Type<string> {
  invariant(maxBytes > 0, 'text must have a limit');
  return shaped<string>(
    { kind: 'text', maxBytes, zeros: false },
    {
      minBytes: 1,
      read: (reader) => {
        const text = reader.text(reader.zero(maxBytes), invalid, maxBytes);
        reader.take(1);
        return text;
      },
      write: (writer, value) => {
        if (typeof value !== 'string') writer.fault('text is due');
        if (value.includes('\0')) writer.fault('the text holds a zero');
        writer.text(value, maxBytes);
        writer.u8(0);
      },
    },
  );
}

/** Text behind a u32 that counts its bytes and the zero at its end. */
export function sizedCstring({ maxBytes, invalid = 'replace' }: TextLimits): Type<string> {
  invariant(maxBytes > 0, 'text must have a limit');
  return shaped<string>(
    { kind: 'text', maxBytes, zeros: false },
    {
      minBytes: 5,
      read: (reader) => {
        const length = reader.u32();
        if (length === 0) return reader.fault('the length must count the zero at the end');
        reader.count(length, maxBytes + 1, 1);
        if (reader.zero(length - 1) !== length - 1) reader.fault('the text ends before its length');
        const text = reader.text(length - 1, invalid, maxBytes);
        reader.take(1);
        return text;
      },
      write: (writer, value) => {
        if (typeof value !== 'string') writer.fault('text is due');
        if (value.includes('\0')) writer.fault('the text holds a zero');
        const at = writer.reserve(4);
        const length = writer.text(value, maxBytes);
        writer.u8(0);
        writer.view.setUint32(at, length + 1, true);
      },
    },
  );
}

/** Text behind one byte that counts its bytes, without a zero. */
export function shortText({ maxBytes, invalid = 'replace' }: TextLimits): Type<string> {
  invariant(maxBytes > 0 && maxBytes <= 255, 'short text must be limited to 1 to 255 bytes');
  return shaped<string>(
    { kind: 'text', maxBytes, zeros: true },
    {
      minBytes: 1,
      read: (reader) => reader.text(reader.count(reader.u8(), maxBytes, 1), invalid, maxBytes),
      write: (writer, value) => {
        if (typeof value !== 'string') writer.fault('text is due');
        const at = writer.reserve(1);
        const length = writer.text(value, maxBytes);
        writer.view.setUint8(at, length);
      },
    },
  );
}

/** Exactly `count` bytes. */
export function fixed(count: number): Type<Uint8Array> {
  const reason = `exactly ${count} bytes are due`;
  return typeOf<Uint8Array>({
    shape: { kind: 'bytes', minBytes: count, maxBytes: count },
    minBytes: count,
    read: (reader) => reader.bytes(count),
    write: (writer, value) => {
      if (!(value instanceof Uint8Array) || value.length !== count) return writer.fault(reason);
      writer.bytes(value);
    },
    emitRead: (emitter) => {
      const result = emitter.fresh('v');
      const at = emitter.fresh('a');
      emitter.line(`const ${at} = ${emitter.fixed(count)};`);
      emitter.line(`const ${result} = r.buffer.slice(${at}, ${at} + ${count});`);
      return result;
    },
    emitWrite: (emitter, value) => {
      emitter.flush();
      emitter.line(`if (!(${value} instanceof Uint8Array) || ${value}.length !== ${count}) w.fault('${reason}');`);
      emitter.line(`w.bytes(${value}); view = w.view;`);
    },
  });
}

/** All bytes that are left, `maxBytes` at most. */
export function restBytes({ maxBytes }: { readonly maxBytes: number }): Type<Uint8Array> {
  return shaped<Uint8Array>(
    { kind: 'bytes', minBytes: 0, maxBytes },
    {
      minBytes: 0,
      read: (reader) => reader.bytes(reader.count(reader.remaining, maxBytes, 1)),
      write: (writer, value) => {
        if (!(value instanceof Uint8Array)) writer.fault('bytes are due');
        if (value.length > maxBytes) writer.fault(`${value.length} bytes exceed the limit of ${maxBytes}`);
        writer.bytes(value);
      },
    },
  );
}

/** Bytes behind their number, which is written as `count` says. */
export function countedBytes(limits: { readonly count: Type<number>; readonly maxBytes: number }): Type<Uint8Array> {
  const { count, maxBytes } = limits;
  const { node } = count;
  return shaped<Uint8Array>(
    { kind: 'bytes', minBytes: 0, maxBytes },
    {
      minBytes: node.minBytes,
      read: (reader) => reader.bytes(reader.count(Number(node.read(reader, {})), maxBytes, 1)),
      write: (writer, value) => {
        if (!(value instanceof Uint8Array)) writer.fault('bytes are due');
        if (value.length > maxBytes) writer.fault(`${value.length} bytes exceed the limit of ${maxBytes}`);
        node.write(writer, value.length, {});
        writer.bytes(value);
      },
    },
  );
}
