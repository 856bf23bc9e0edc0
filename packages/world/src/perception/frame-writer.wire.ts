import { InvariantError } from '@realmwright/kernel/errors';
import type { ByteWriter } from '@realmwright/kernel/schema/bytes';
import type { Packet } from '@realmwright/protocol/schema/wire';
import type { Build } from '@realmwright/protocol/versions/build';
import { versionOf } from '@realmwright/protocol/versions/versions';
import { FRAME_HEADER_BYTES, type FrameClass, LARGEST_BODY, writeFrameHeader } from './deliveries.ts';

/** The opcodes that a build's servers use, by wire name with or without `_Server`. */
export class ServerOpcodes {
  readonly #build: Build;
  readonly #known = new Map<string, number>();

  constructor(build: Build) {
    this.#build = build;
  }

  /** @throws InvariantError for a message that the build does not have: a wire function offered it to the wrong build. */
  of(name: string): number {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const opcode = versionOf(this.#build).packet(name, 'server')?.opcode;
    if (opcode === undefined) throw new InvariantError('the build has no such message', { build: this.#build, name });
    this.#known.set(name, opcode);
    return opcode;
  }
}

/** Appends whole frames to a writer: header with priority class, then the body. */
export class FrameWriter {
  readonly out: ByteWriter;
  readonly #opcodes: ServerOpcodes;

  constructor(out: ByteWriter, opcodes: ServerOpcodes) {
    this.out = out;
    this.#opcodes = opcodes;
  }

  /** One packet of a known layout. */
  packet<Value>(layout: Packet<Value>, frame: FrameClass, value: Value): void {
    const at = this.begin();
    layout.codec.write(this.out, value);
    this.end(at, layout.name, frame);
  }

  /** Leaves room for a header and returns where it goes. */
  begin(): number {
    return this.out.reserve(FRAME_HEADER_BYTES);
  }

  /** Writes the header of the frame that began at `at` and ends here. */
  end(at: number, name: string, frame: FrameClass): void {
    const bodyBytes = this.out.length - at - FRAME_HEADER_BYTES;
    if (bodyBytes > LARGEST_BODY) throw new InvariantError('a frame is too long', { name, bodyBytes });
    writeFrameHeader(this.out.buffer, at, this.#opcodes.of(name), frame, bodyBytes);
  }
}
