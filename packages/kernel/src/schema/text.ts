import { invariant } from '../errors.ts';
import type { InvalidText } from './bytes.ts';
import { type Type, typeOf } from './type.ts';

/** Text of at most `maxBytes` bytes of UTF-8 behind a u16 byte length. Invalid UTF-8 is refused unless said otherwise. */
export function utf8(limits: { readonly maxBytes: number; readonly invalid?: InvalidText }): Type<string> {
  const { maxBytes, invalid = 'refuse' } = limits;
  invariant(maxBytes > 0 && maxBytes <= 0xffff, 'text must be limited to 1 to 65,535 bytes', limits);
  return typeOf<string>({
    shape: { kind: 'text', maxBytes, zeros: true },
    minBytes: 2,
    read: (reader) => reader.text(reader.count(reader.u16(), maxBytes, 1), invalid, maxBytes),
    write: (writer, value) => {
      if (typeof value !== 'string') return writer.fault('text is due');
      const at = writer.reserve(2);
      const length = writer.text(value, maxBytes);
      writer.view.setUint16(at, length, true);
    },
    emitRead: (emitter) => {
      const count = emitter.fresh('n');
      emitter.line(`const ${count} = view.getUint16(${emitter.fixed(2)}, true);`);
      emitter.flush();
      return `r.text(r.count(${count}, ${maxBytes}, 1), ${JSON.stringify(invalid)}, ${maxBytes})`;
    },
    emitWrite: (emitter, value) => {
      const at = emitter.fresh('a');
      const length = emitter.fresh('n');
      emitter.flush();
      emitter.line(`if (typeof ${value} !== 'string') w.fault('text is due');`);
      emitter.line(`const ${at} = w.reserve(2), ${length} = w.text(${value}, ${maxBytes}); view = w.view;`);
      emitter.line(`view.setUint16(${at}, ${length}, true);`);
    },
  });
}

/** At most `maxBytes` bytes behind their length, a u16 or, above 65,535, a u32. */
export function bytes(limits: { readonly maxBytes: number }): Type<Uint8Array> {
  const { maxBytes } = limits;
  invariant(maxBytes > 0 && maxBytes <= 0xffff_ffff, 'bytes must be limited', limits);
  const wide = maxBytes > 0xffff;
  const size = wide ? 4 : 2;
  return typeOf<Uint8Array>({
    shape: { kind: 'bytes', minBytes: 0, maxBytes },
    minBytes: size,
    read: (reader) => reader.bytes(reader.count(wide ? reader.u32() : reader.u16(), maxBytes, 1)),
    write: (writer, value) => {
      if (!(value instanceof Uint8Array)) return writer.fault('bytes are due');
      if (value.length > maxBytes) return writer.fault(`${value.length} bytes exceed the limit of ${maxBytes}`);
      if (wide) writer.u32(value.length);
      else writer.u16(value.length);
      writer.bytes(value);
    },
    emitRead: (emitter) => {
      const count = emitter.fresh('n');
      emitter.line(`const ${count} = view.getUint${8 * size}(${emitter.fixed(size)}, true);`);
      emitter.flush();
      return `r.bytes(r.count(${count}, ${maxBytes}, 1))`;
    },
    emitWrite: (emitter, value) => {
      emitter.flush();
      emitter.line(`if (!(${value} instanceof Uint8Array)) w.fault('bytes are due');`);
      emitter.line(`if (${value}.length > ${maxBytes}) w.fault('the bytes exceed the limit of ${maxBytes}');`);
      emitter.line(`w.u${8 * size}(${value}.length).bytes(${value}); view = w.view;`);
    },
  });
}
