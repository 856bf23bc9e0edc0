import { ByteReader, ByteWriter } from '@realmwright/kernel/schema/bytes';
import { codecOf } from '@realmwright/kernel/schema/codec';
import { Fault, ProtocolError } from '@realmwright/kernel/schema/protocol-error';
import { type TickFrame, tickFrameType } from '../tick-frame.ts';
import type { WorldSetup } from '../world.ts';

/**
 * The format of a recording: a line that names it, the setup as JSON, one block for each frame, and at the end the hash
 * of the last state. Each block is preceded by its length (u32, little-endian); the end is marked by the length 2^32-1.
 * A recording that was cut off is good up to its last whole block and has no hash.
 */
const HEAD = 'realmwright recording 1\n';
const END = 0xffff_ffff;

/** The head of a recording. */
export function encodeRecordingHead(setup: WorldSetup): Uint8Array {
  const writer = new ByteWriter(65_536);
  writer.text(HEAD, HEAD.length);
  const length = writer.length;
  writer.u32(0);
  const bytes = writer.text(JSON.stringify(setup), LARGEST_SETUP);
  writer.view.setUint32(length, bytes, true);
  return writer.take();
}

/** One frame as a block. */
export function encodeRecordingFrame(frame: TickFrame): Uint8Array {
  const writer = new ByteWriter(256);
  writer.u32(0);
  frameCodec.write(writer, frame);
  writer.view.setUint32(0, writer.length - 4, true);
  return writer.take();
}

/** The end of a recording. */
export function encodeRecordingEnd(hash: string): Uint8Array {
  const writer = new ByteWriter(32);
  writer.u32(END);
  writer.text(hash, 16);
  return writer.take();
}

/** A recording that was read: its frames are decoded as they are asked for. */
export interface Recording {
  readonly setup: WorldSetup;
  /** @throws RecordingError at a block that holds no frame */
  readonly frames: Iterable<TickFrame>;
  /** The hash of the state after the last frame; undefined when the recording was cut off. Known after the frames. */
  hash(): string | undefined;
}

/** @throws RecordingError when it is not a recording, or one of another format */
export function readRecording(bytes: Uint8Array): Recording {
  const reader = new ByteReader(bytes);
  try {
    if (reader.text(HEAD.length, 'replace') !== HEAD)
      throw new RecordingError('it does not begin like one of this version');
    const setup: unknown = JSON.parse(reader.text(reader.u32(), 'refuse'));
    if (!isSetup(setup)) throw new RecordingError('its head does not describe a world');
    const end: { hash: string | undefined } = { hash: undefined };
    return { setup, frames: framesOf(reader, end), hash: () => end.hash };
  } catch (error) {
    if (error instanceof Fault || error instanceof SyntaxError) throw new RecordingError(error.message);
    throw error;
  }
}

/** The file is not a recording that this version can play. */
export class RecordingError extends Error {
  override readonly name = 'RecordingError';
  constructor(reason: string) {
    super(`this is not a recording that can be played: ${reason}`);
  }
}

/** Largest setup in a head, bytes: content of any size that a bundle may have. */
const LARGEST_SETUP = 256 * 1024 * 1024;
const frameCodec = codecOf(tickFrameType, 'recorded frame');

function* framesOf(reader: ByteReader, end: { hash: string | undefined }): Generator<TickFrame> {
  while (reader.remaining >= 4) {
    const length = reader.u32();
    if (length === END) {
      if (reader.remaining >= 16) end.hash = reader.text(16, 'replace');
      return;
    }
    if (length > reader.remaining) return;
    yield frameOf(reader, length);
  }
}

/** The frame of a whole block. */
function frameOf(reader: ByteReader, length: number): TickFrame {
  try {
    const outer = reader.narrow(length);
    const frame = frameCodec.read(reader);
    reader.widen(outer);
    return frame;
  } catch (error) {
    if (error instanceof Fault || error instanceof ProtocolError) throw new RecordingError(error.message);
    throw error;
  }
}

function isSetup(value: unknown): value is WorldSetup {
  if (typeof value !== 'object' || value === null) return false;
  return (
    'instance' in value &&
    'map' in value &&
    'seed' in value &&
    'rules' in value &&
    'content' in value &&
    'navigation' in value
  );
}
