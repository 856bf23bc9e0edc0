import { ProtocolError } from '@realmwright/kernel/schema/protocol-error';
import type { Type } from '@realmwright/kernel/schema/type';
import { clientMessageType } from '@realmwright/protocol/realtime/client-messages';
import { clientFrames, type FrameCodec, serverFrames } from '@realmwright/protocol/realtime/frame';
import { clientTexts, type FrameTexts, serverTexts } from '@realmwright/protocol/realtime/json-frame';
import { serverMessageType } from '@realmwright/protocol/realtime/server-messages';
import { arbitraryValue } from '@realmwright/testkit/schema/arbitrary-value';
import fc from 'fast-check';
import { type FuzzInput, type FuzzTarget, OracleError } from '../engine/fuzz-target.ts';
import { sameValue, weightOf } from '../engine/same-value.ts';

/** What one side sends, in one form. */
interface Stream {
  readonly try: (bytes: Uint8Array) => void;
  readonly seeds: () => Iterable<Uint8Array>;
}

const streams: Readonly<Record<string, Stream>> = {
  'client bytes': bytesOf(clientFrames, clientTexts, clientMessageType),
  'client text': textOf(clientFrames, clientTexts, clientMessageType),
  'server bytes': bytesOf(serverFrames, serverTexts, serverMessageType),
  'server text': textOf(serverFrames, serverTexts, serverMessageType),
};
const variants = Object.keys(streams);

/**
 * Frames of the realtime edge, as bytes and as JSON: they are refused with a `ProtocolError`, or they are the same after
 * they went through the bytes and the text.
 */
export const realtimeFrames: FuzzTarget = {
  name: 'frames-realtime',
  variants,
  maxBytes: 1_024,
  dictionary: ['{"', '":', '"kind"', '"message"', '"sequence"', '__proto__', 'null', '1e999', '[', ']', '{}'],
  *seeds(): Iterable<FuzzInput> {
    for (const [variant, stream] of Object.entries(streams)) {
      for (const bytes of stream.seeds()) yield { variant, bytes };
    }
  },
  execute: (variant, bytes) => streams[variants[variant] ?? '']?.try(bytes),
};

function bytesOf<Message extends { readonly kind: string }>(
  frames: FrameCodec<Message>,
  texts: FrameTexts<Message>,
  type: Type<Message>,
): Stream {
  return {
    try(bytes) {
      const read = attempt(() => frames.decode(bytes));
      if (read === undefined) return;
      if (weightOf(read) > 64 * (64 + bytes.length)) throw new OracleError('the value is out of proportion');
      if (!sameValue(frames.decode(frames.encode(read)), read)) throw new OracleError('bytes do not come back');
      if (!sameValue(texts.decode(texts.encode(read)), read)) throw new OracleError('a text does not come back');
    },
    seeds: () => samples(type).map((message, index) => frames.encode([frames.frame(message, index, index % 2)])),
  };
}

function textOf<Message extends { readonly kind: string }>(
  frames: FrameCodec<Message>,
  texts: FrameTexts<Message>,
  type: Type<Message>,
): Stream {
  return {
    try(bytes) {
      const read = attempt(() => texts.decode(new TextDecoder().decode(bytes)));
      if (read === undefined) return;
      if (!sameValue(texts.decode(texts.encode(read)), read)) throw new OracleError('a text does not come back');
      if (read.length > 0 && !sameValue(frames.decode(frames.encode(read)), read)) {
        throw new OracleError('bytes do not come back');
      }
    },
    seeds: () =>
      samples(type).map((message, index) =>
        new TextEncoder().encode(texts.encode([frames.frame(message, index, index % 2)])),
      ),
  };
}

function attempt<Read>(read: () => Read): Read | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof ProtocolError && error.situation === 'decode') return undefined;
    throw error;
  }
}

function samples<Value>(type: Type<Value>): Value[] {
  return fc.sample(arbitraryValue(type), { numRuns: 60, seed: 1 });
}
