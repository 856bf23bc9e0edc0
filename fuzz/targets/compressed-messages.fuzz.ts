import type { Compression } from '@realmwright/kernel/ports/compression';
import type { Part } from '@realmwright/kernel/schema/type';
import { nodeCompression } from '@realmwright/platform/compression';
import type { AnyLayout } from '@realmwright/protocol/versions/layout-entry';
import { everyLayout } from '@realmwright/protocol/versions/layouts';
import { type FuzzInput, type FuzzTarget, OracleError } from '../engine/fuzz-target.ts';
import { CodecOracle } from './codec-oracle.ts';
import { generatedSeeds } from './generated-seeds.ts';

/** The largest limit of what a part of any message may inflate to. */
const inflatedBytes = 1 << 20;

/** zlib as it is, and a witness that no more comes out of it than was announced and may be. */
const witnessed: Compression = {
  inflate: (bytes, length) => {
    if (length > inflatedBytes) throw new OracleError(`${length} bytes were to be inflated`);
    const inflated = nodeCompression.inflate(bytes, length);
    if (inflated.length !== length) throw new OracleError(`${inflated.length} bytes came out instead of ${length}`);
    return inflated;
  },
  deflate: (bytes) => nodeCompression.deflate(bytes),
};

const forms = everyLayout
  .filter(({ layout }) => holdsDeflated(layout))
  .map(({ layout, builds, form }) => ({
    variant: `${layout.name} ${builds.join(' ')} ${form}`,
    layout,
    oracle: new CodecOracle(layout.codec, { compression: witnessed, inflatedBytes }),
  }));

/** Every message with a deflated part, really inflated: damaged streams, streams that hold more or less than announced. */
export const compressedMessages: FuzzTarget = {
  name: 'messages-compressed',
  variants: forms.map(({ variant }) => variant),
  maxBytes: 512,
  seeds,
  execute: (variant, bytes) => {
    forms[variant]?.oracle.check(bytes);
  },
};

function holdsDeflated({ type }: AnyLayout): boolean {
  const { shape } = type.node;
  const isDeflated = ({ content }: Part): boolean =>
    content.kind === 'group'
      ? content.text === 'deflated'
      : content.node.shape.kind === 'alias' && content.node.shape.name === 'deflated';
  return shape.kind === 'struct' && shape.parts.some(isDeflated);
}

function* seeds(): Iterable<FuzzInput> {
  const bomb = nodeCompression.deflate(new Uint8Array(1 << 21));
  for (const { variant, layout } of forms) {
    yield* generatedSeeds(variant, layout, nodeCompression);
    const head = layout.type.node.minBytes;
    yield { variant, bytes: Uint8Array.from([...new Array(head - 4).fill(0), 0, 0, 16, 0, ...bomb.subarray(0, 400)]) };
  }
}
