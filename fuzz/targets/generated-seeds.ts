import type { Compression } from '@realmwright/kernel/ports/compression';
import type { Codec } from '@realmwright/kernel/schema/codec';
import { ProtocolError } from '@realmwright/kernel/schema/protocol-error';
import type { Type } from '@realmwright/kernel/schema/type';
import { arbitraryValue } from '@realmwright/testkit/schema/arbitrary-value';
import fc from 'fast-check';
import type { FuzzInput } from '../engine/fuzz-target.ts';

/** A message and some values of its own shape, encoded: seeds for what has no example yet. The same in every run. */
export function* generatedSeeds<Value>(
  variant: string,
  message: { readonly type: Type<Value>; readonly codec: Pick<Codec<unknown>, 'encode'> },
  compression?: Compression | undefined,
  count = 6,
): Iterable<FuzzInput> {
  yield { variant, bytes: new Uint8Array(message.type.node.minBytes) };
  for (const value of fc.sample(arbitraryValue(message.type), { numRuns: count, seed: 1 })) {
    const bytes = encoded(message.codec, value, compression);
    if (bytes !== undefined) yield { variant, bytes };
  }
}

function encoded(
  codec: Pick<Codec<unknown>, 'encode'>,
  value: unknown,
  compression: Compression | undefined,
): Uint8Array | undefined {
  try {
    return codec.encode(value, compression);
  } catch (error) {
    // A generator cannot know every rule of a list that ends with a mark.
    if (error instanceof ProtocolError) return undefined;
    throw error;
  }
}
