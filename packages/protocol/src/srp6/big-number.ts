/** The number that little-endian bytes stand for. */
export function numberOf(bytes: Uint8Array): bigint {
  const words = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let value = 0n;
  let left = bytes.length;
  for (; left % 8 !== 0; left--) value = (value << 8n) | BigInt(bytes[left - 1] ?? 0);
  for (; left > 0; left -= 8) value = (value << 64n) | words.getBigUint64(left - 8, true);
  return value;
}

/** The little-endian bytes of a number, filled with zeros up to `length`. The number must fit. */
export function bytesOf(value: bigint, length: number): Uint8Array {
  if (value >> BigInt(8 * length) !== 0n) throw new RangeError(`the number needs more than ${length} bytes`);
  // Whole words are written, so there is room behind the bytes for the rest of the last one.
  const words = new DataView(new ArrayBuffer(length + 8));
  let left = value;
  for (let i = 0; i < length; i += 8) {
    words.setBigUint64(i, left, true);
    left >>= 64n;
  }
  return new Uint8Array(words.buffer.slice(0, length));
}

/** `base ^ exponent mod modulus`, four bits of the exponent at a time: a quarter of the multiplications of bit by bit. */
export function powerModulo(base: bigint, exponent: bigint, modulus: bigint): bigint {
  return productOfPowers([{ base, exponent }], modulus);
}

/**
 * The product of powers, modulo a number. Squaring is most of the work of a power, and all of them share it: two powers
 * at once cost little more than one.
 */
export function productOfPowers(
  powers: readonly { readonly base: bigint; readonly exponent: bigint }[],
  modulus: bigint,
): bigint {
  const digits = powers.map(({ exponent }) => exponent.toString(16));
  const tables = powers.map(({ base }) => firstPowers(base, modulus));
  let result = 1n;
  for (let left = Math.max(...digits.map(({ length }) => length)); left > 0; left--) {
    result = (result * result) % modulus;
    result = (result * result) % modulus;
    result = (result * result) % modulus;
    result = (result * result) % modulus;
    for (const [i, table] of tables.entries()) {
      const power = table[digitAt(digits[i] ?? '', left)] ?? 1n;
      if (power !== 1n) result = (result * power) % modulus;
    }
  }
  return result % modulus;
}

/**
 * Powers of a base that never changes, with exponents of at most so many bytes: all that squaring could give is made once,
 * and one multiplication is left for each four bits of an exponent.
 */
export function fixedBasePowers(base: bigint, modulus: bigint, exponentBytes: number): (exponent: bigint) => bigint {
  const tables: bigint[][] = [];
  let first = base % modulus;
  for (let digit = 0; digit < 2 * exponentBytes; digit++) {
    const table = firstPowers(first, modulus);
    tables.push(table);
    first = ((table.at(-1) ?? 1n) * first) % modulus;
  }
  return (exponent) => {
    const digits = exponent.toString(16);
    if (digits.length > tables.length) throw new RangeError(`the exponent needs more than ${exponentBytes} bytes`);
    let result = 1n;
    for (const [i, table] of tables.entries()) {
      if (i === digits.length) break;
      const power = table[digitAt(digits, i + 1)] ?? 1n;
      if (power !== 1n) result = (result * power) % modulus;
    }
    return result % modulus;
  };
}

/** The powers of a base for one hexadecimal digit: `base ^ 0` to `base ^ 15`. */
function firstPowers(base: bigint, modulus: bigint): bigint[] {
  const powers = [1n];
  const first = base % modulus;
  for (let i = 1; i < 16; i++) powers.push(((powers[i - 1] ?? 1n) * first) % modulus);
  return powers;
}

/** The hexadecimal digit at a place counted from the end, from 1 on; 0 before the first. */
function digitAt(digits: string, fromEnd: number): number {
  if (fromEnd > digits.length) return 0;
  const code = digits.charCodeAt(digits.length - fromEnd);
  return code < letterA ? code - zero : code - letterA + 10;
}

const zero = 0x30;
const letterA = 0x61;
