import type { ByteReader, ByteWriter } from './bytes.ts';
import { type Type, typeOf } from './type.ts';

/** An integer of 0 to 4,294,967,295 in one to five bytes: small ones, which are most, take one. */
export const uvar: Type<number> = typeOf<number>({
  shape: { kind: 'integer', min: 0, max: 0xffff_ffff },
  minBytes: 1,
  read: readVarint,
  write: (writer, value) => {
    if (typeof value !== 'number' || value >>> 0 !== value) return writer.fault('an integer of 0 to 4294967295 is due');
    writeVarint(writer, value);
  },
  emitRead: (emitter) => {
    emitter.flush();
    return `${emitter.constant(readVarint)}(r)`;
  },
  emitWrite: (emitter, value) => {
    emitter.flush();
    emitter.line(`if ((${value} >>> 0) !== ${value}) w.fault('an integer of 0 to 4294967295 is due');`);
    emitter.line(`${emitter.constant(writeVarint)}(w, ${value}); view = w.view;`);
  },
});

/** Writes 0 to 2^32-1 in one to five bytes, seven bits each, least first; the top bit says that more follow. */
export function writeVarint(writer: ByteWriter, value: number): void {
  let rest = value >>> 0;
  while (rest >= 0x80) {
    writer.u8((rest & 0x7f) | 0x80);
    rest >>>= 7;
  }
  writer.u8(rest);
}

/** Reads what `writeVarint` wrote; more than 32 bits are a fault. */
export function readVarint(reader: ByteReader): number {
  let value = 0;
  for (let shift = 0; shift < 28; shift += 7) {
    const byte = reader.u8();
    value |= (byte & 0x7f) << shift;
    if (byte < 0x80) return value >>> 0;
  }
  const last = reader.u8();
  if (last > 0x0f) reader.fault('a number exceeds 32 bits');
  return (value | (last << 28)) >>> 0;
}
