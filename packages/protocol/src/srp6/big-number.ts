/** The number that little-endian bytes stand for. */
export function numberOf(bytes: Uint8Array): bigint {
  let hex = '';
  for (let i = bytes.length - 1; i >= 0; i--) hex += (bytes[i] ?? 0).toString(16).padStart(2, '0');
  return hex === '' ? 0n : BigInt(`0x${hex}`);
}

/** The little-endian bytes of a number, filled with zeros up to `length`. The number must fit. */
export function bytesOf(value: bigint, length: number): Uint8Array {
  const hex = value.toString(16).padStart(2 * length, '0');
  if (hex.length > 2 * length) throw new RangeError(`the number needs more than ${length} bytes`);
  const bytes = new Uint8Array(length);
  for (let i = 0; i < length; i++) {
    bytes[length - 1 - i] = Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16);
  }
  return bytes;
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
  return fromEnd > digits.length ? 0 : Number.parseInt(digits[digits.length - fromEnd] ?? '0', 16);
}
