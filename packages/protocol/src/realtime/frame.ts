import { ByteReader, ByteWriter } from '@realmwright/kernel/schema/bytes';
import { type Codec, codecOf } from '@realmwright/kernel/schema/codec';
import { faultOf, ProtocolError } from '@realmwright/kernel/schema/protocol-error';
import { readVarint, writeVarint } from '@realmwright/kernel/schema/varint';
import { type ClientMessage, clientMessages, clientMessageType } from './client-messages.ts';
import { type Delivery, deliveries, type MessageDeclarations, type Priority, priorities } from './delivery.ts';
import { type ServerMessage, serverMessages, serverMessageType } from './server-messages.ts';

/** A message with what the line needs to know of it. */
export interface Frame<Message> {
  readonly delivery: Delivery;
  readonly priority: Priority;
  /** Counts up from 1 per delivery class, direction and session; so that nothing is lost or doubled unseen. */
  readonly sequence: number;
  /** Of a state frame: the sequence of the one that it builds on; 0 begins anew. */
  readonly baseline: number | undefined;
  readonly message: Message;
}

/**
 * Frames as bytes. A message of the socket holds one frame or several, one after the other:
 *
 *     head      u8: bits 0-1 delivery class, bits 2-4 priority, bit 5 a baseline follows, bits 6-7 zero
 *     sequence  varint
 *     baseline  varint, if bit 5 is set
 *     message   its number, then its fields
 */
export interface FrameCodec<Message> {
  readonly messages: Codec<Message>;
  /** Appends a frame. */
  write(writer: ByteWriter, frame: Frame<Message>): void;
  encode(frames: readonly Frame<Message>[]): Uint8Array;
  /** @throws ProtocolError when any frame is not what it must be; then none counts */
  decode(bytes: Uint8Array): Frame<Message>[];
  /** A frame with the class and priority that its message was declared with. */
  frame(message: Message, sequence: number, baseline?: number): Frame<Message>;
}

/** Most frames in one message of the socket. */
export const MOST_FRAMES = 256;

class SomeFrames<Message extends { readonly kind: string }> implements FrameCodec<Message> {
  readonly messages: Codec<Message>;
  readonly #declarations: MessageDeclarations;
  readonly #writer = new ByteWriter(1_024);

  constructor(messages: Codec<Message>, declarations: MessageDeclarations) {
    this.messages = messages;
    this.#declarations = declarations;
  }

  frame(message: Message, sequence: number, baseline?: number): Frame<Message> {
    const { delivery, priority } = this.#declared(message.kind);
    return { delivery, priority, sequence, baseline, message };
  }

  write(writer: ByteWriter, { delivery, priority, sequence, baseline, message }: Frame<Message>): void {
    const hasBaseline = baseline === undefined ? 0 : HAS_BASELINE;
    writer.u8(deliveries.indexOf(delivery) | (priorities.indexOf(priority) << 2) | hasBaseline);
    writeVarint(writer, sequence);
    if (baseline !== undefined) writeVarint(writer, baseline);
    this.messages.write(writer, message);
  }

  encode(frames: readonly Frame<Message>[]): Uint8Array {
    const writer = this.#writer.reset();
    for (const frame of frames) this.write(writer, frame);
    return writer.take();
  }

  decode(bytes: Uint8Array): Frame<Message>[] {
    const reader = new ByteReader(bytes);
    const frames: Frame<Message>[] = [];
    try {
      do {
        if (frames.length === MOST_FRAMES) reader.fault(`more than ${MOST_FRAMES} frames`);
        frames.push(this.#read(reader));
      } while (reader.remaining > 0);
    } catch (error) {
      const fault = faultOf(error);
      if (fault === undefined || error instanceof ProtocolError) throw error;
      const { message: reason, path, offset } = fault;
      const { length } = bytes;
      throw new ProtocolError({ situation: 'decode', packet: 'realtime frame', path, offset, length, reason });
    }
    return frames;
  }

  #read(reader: ByteReader): Frame<Message> {
    const head = reader.u8();
    const delivery = deliveries[head & 0x3] ?? reader.fault('an unknown delivery class');
    const priority = priorities[(head >> 2) & 0x7] ?? reader.fault('an unknown priority');
    if (head > 0x3f) reader.fault('bits of the head that must be zero');
    const sequence = readVarint(reader);
    const baseline = (head & HAS_BASELINE) === 0 ? undefined : readVarint(reader);
    const message = this.messages.read(reader);
    const declared = this.#declared(message.kind);
    if (declared.delivery !== delivery || declared.priority !== priority) {
      reader.fault(`${message.kind} is ${declared.delivery} and ${declared.priority}`);
    }
    return { delivery, priority, sequence, baseline, message };
  }

  #declared(kind: string): { readonly delivery: Delivery; readonly priority: Priority } {
    return this.#declarations[kind] ?? unheardOf;
  }
}

/** For kinds that the type does not have; the codec refuses them. */
const unheardOf = { delivery: 'droppable', priority: 'cosmetic' } as const;
const HAS_BASELINE = 0x20;

/** What clients send. */
export const clientFrames: FrameCodec<ClientMessage> = new SomeFrames(
  codecOf(clientMessageType, 'client message'),
  clientMessages,
);
/** What servers send. */
export const serverFrames: FrameCodec<ServerMessage> = new SomeFrames(
  codecOf(serverMessageType, 'server message'),
  serverMessages,
);
