import type { Type } from './type.ts';

/** Encodes and decodes whole messages of one description. */
export interface Codec<Value> {
  readonly encode: (value: Value) => Uint8Array;
  readonly decode: (bytes: Uint8Array) => Value;
}

export function codecOf<Value>(_type: Type<Value>): Codec<Value> {
  throw new Error('the schema compiler is not built yet');
}
