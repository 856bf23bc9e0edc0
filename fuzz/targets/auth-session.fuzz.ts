import { ProtocolError } from '@realmwright/kernel/schema/protocol-error';
import { nodeCompression } from '@realmwright/platform/compression';
import { everyBuild } from '@realmwright/protocol/versions/build';
import { addonsAccepted } from '@realmwright/services/entry/addons.wire';
import { readAuthProof } from '../../packages/edge/src/gateway/authentication.wire.ts';
import { type FuzzInput, type FuzzTarget, OracleError } from '../engine/fuzz-target.ts';

/**
 * The first packet of a game connection, which anybody can send: the proof by itself, and the list of addons behind it,
 * really inflated. Whatever it is, the proof is read or refused, and the answer to the addons can be encoded.
 */
export const authSession: FuzzTarget = {
  name: 'auth-session',
  variants: ['proof', 'proof and addons', ...everyBuild.map((build) => `addons ${build}`)],
  maxBytes: 768,
  seeds,
  execute: (variant, bytes) => {
    const build = everyBuild[variant - 2];
    if (build !== undefined) return answerAddons(build, bytes);
    const proof = readProof(bytes);
    if (proof === undefined) return;
    if (proof.digest.length !== 20) throw new OracleError('a digest of another length');
    const known = everyBuild.find((each) => each === proof.build);
    if (variant === 1 && known !== undefined) answerAddons(known, proof.addons);
  },
};

function readProof(bytes: Uint8Array): ReturnType<typeof readAuthProof> | undefined {
  try {
    return readAuthProof(bytes);
  } catch (error) {
    if (error instanceof ProtocolError) return undefined;
    throw error;
  }
}

function answerAddons(build: (typeof everyBuild)[number], block: Uint8Array): void {
  const answer = addonsAccepted(build, block, nodeCompression).encode(nodeCompression);
  if (answer.length > largestAnswer) throw new OracleError(`${block.length} bytes are answered with ${answer.length}`);
}

/** 1,024 addons of at most 16 bytes each and the frame around them. */
const largestAnswer = 1_024 * 16 + 64;

function* seeds(): Iterable<FuzzInput> {
  for (const build of everyBuild) {
    const addons = deflatedAddons(build);
    yield { variant: `addons ${build}`, bytes: addons };
    const zeros = build === 12340 ? [4, 4, 4, 4, 4] : [4];
    const [first = 0, ...rest] = zeros;
    const head = [...word(build), ...new Array(first).fill(0), ...new TextEncoder().encode('ANN'), 0];
    const middle = [
      ...new Array(rest.length === 0 ? 0 : 4).fill(0),
      ...word(7),
      ...new Array(rest.length === 0 ? 0 : 20).fill(0),
    ];
    const proof = Uint8Array.from([...head, ...middle, ...new Array(20).fill(9), ...addons]);
    yield { variant: 'proof', bytes: proof };
    yield { variant: 'proof and addons', bytes: proof };
  }
  // A small stream that inflates to far more than it announces.
  const bomb = nodeCompression.deflate(new Uint8Array(60_000));
  for (const build of everyBuild) yield { variant: `addons ${build}`, bytes: Uint8Array.from([...word(100), ...bomb]) };
}

function deflatedAddons(build: number): Uint8Array {
  const addon = [...new TextEncoder().encode('Map'), 0, 1, ...word(0x4c1c_776d), ...word(0)];
  const list = Uint8Array.from(build === 12340 ? [...word(2), ...addon, ...addon, ...word(5)] : [...addon, ...addon]);
  return Uint8Array.from([...word(list.length), ...nodeCompression.deflate(list)]);
}

function word(value: number): readonly number[] {
  return [value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff, value >>> 24];
}
