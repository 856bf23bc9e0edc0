/** The words of a mutator: each constant in the forms in which it may stand in an input. */
export function dictionaryOf(
  constants: Iterable<number | bigint | string>,
  texts: readonly string[] = [],
): readonly Uint8Array[] {
  const words = new Map<string, Uint8Array>();
  for (const constant of [...constants, ...texts]) {
    for (const word of formsOf(constant)) words.set(word.toString(), word);
  }
  return [...words.values()];
}

function formsOf(constant: number | bigint | string): readonly Uint8Array[] {
  if (typeof constant === 'string') return constant === '' ? [] : [new TextEncoder().encode(constant)];
  if (typeof constant === 'bigint') {
    return BigInt.asUintN(64, constant) === constant
      ? [numberBytes(8, (view) => view.setBigUint64(0, constant, true))]
      : [];
  }
  if (!Number.isInteger(constant) || constant < 0 || constant > 0xffff_ffff) return [];
  if (constant <= 0xff) return [Uint8Array.of(constant), numberBytes(4, (view) => view.setUint32(0, constant, true))];
  if (constant <= 0xffff) {
    return [
      numberBytes(2, (view) => view.setUint16(0, constant, true)),
      numberBytes(2, (view) => view.setUint16(0, constant, false)),
      numberBytes(4, (view) => view.setUint32(0, constant, true)),
    ];
  }
  return [numberBytes(4, (view) => view.setUint32(0, constant, true))];
}

function numberBytes(size: number, write: (view: DataView) => void): Uint8Array {
  const bytes = new Uint8Array(size);
  write(new DataView(bytes.buffer));
  return bytes;
}
