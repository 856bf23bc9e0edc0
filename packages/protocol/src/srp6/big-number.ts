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
  const powers = [1n];
  const first = base % modulus;
  for (let i = 1; i < 16; i++) powers.push(((powers[i - 1] ?? 1n) * first) % modulus);
  let result = 1n;
  for (const digit of exponent.toString(16)) {
    result = (result * result) % modulus;
    result = (result * result) % modulus;
    result = (result * result) % modulus;
    result = (result * result) % modulus;
    const power = powers[Number.parseInt(digit, 16)] ?? 1n;
    if (power !== 1n) result = (result * power) % modulus;
  }
  return result % modulus;
}
