import { codecOf } from '@realmwright/kernel/schema/codec';
import {
  encodeRecordingEnd,
  encodeRecordingFrame,
  RecordingError,
  readRecording,
} from '../../packages/world/src/replay/recording.ts';
import { type TickFrame, tickFrameType } from '../../packages/world/src/tick-frame.ts';
import { type FuzzInput, type FuzzTarget, OracleError } from '../engine/fuzz-target.ts';
import { sameValue } from '../engine/same-value.ts';
import { generatedSeeds } from './generated-seeds.ts';

const title = 'realmwright recording 1\n';
const setup = '{"instance":"r1-m0-1","map":0,"seed":1,"rules":{},"navigation":"","content":{}}';
const head = headOf(setup);

/** A recording: its frames or a `RecordingError`, and each frame the same when it is written again. */
export const recordings: FuzzTarget = {
  name: 'recordings',
  variants: ['file', 'frames'],
  maxBytes: 768,
  seeds,
  execute: (variant, bytes) => {
    const whole = variant === 0 ? bytes : Uint8Array.from([...head, ...bytes]);
    try {
      const recording = readRecording(whole);
      for (const frame of recording.frames) requireSame(frame);
      recording.hash();
    } catch (error) {
      if (!(error instanceof RecordingError)) throw error;
    }
  },
};

function requireSame(frame: TickFrame): void {
  const [again] = readRecording(Uint8Array.from([...head, ...encodeRecordingFrame(frame)])).frames;
  if (!sameValue(frame, again)) throw new OracleError('a frame changes when it is written and read');
}

function headOf(text: string): Uint8Array {
  const bytes = new TextEncoder().encode(text);
  return Uint8Array.from([...new TextEncoder().encode(title), bytes.length & 0xff, bytes.length >> 8, 0, 0, ...bytes]);
}

function* seeds(): Iterable<FuzzInput> {
  yield { variant: 'file', bytes: head };
  const codec = codecOf(tickFrameType);
  for (const { bytes } of generatedSeeds('', { type: tickFrameType, codec }, undefined, 40)) {
    const block = encodeRecordingFrame(codec.decode(bytes));
    yield { variant: 'frames', bytes: block };
    yield { variant: 'file', bytes: Uint8Array.from([...head, ...block, ...encodeRecordingEnd('0123456789abcdef')]) };
  }
}
