import { codecOf } from '@realmwright/kernel/schema/codec';
import { type Json, type JsonForm, jsonFormOf } from '@realmwright/kernel/schema/json-form';
import { ProtocolError } from '@realmwright/kernel/schema/protocol-error';
import { list, literals, optional, struct, u32 } from '@realmwright/kernel/schema/types';
import { type ClientMessage, clientMessageType } from './client-messages.ts';
import { type Delivery, deliveries, type Priority, priorities } from './delivery.ts';
import { clientFrames, type Frame, type FrameCodec, MOST_FRAMES, serverFrames } from './frame.ts';
import { type ServerMessage, serverMessageType } from './server-messages.ts';

/** The same frames as a JSON list, for people and for clients that have no bytes. */
export interface FrameTexts<Message> {
  encode(frames: readonly Frame<Message>[]): string;
  /** @throws ProtocolError */
  decode(text: string): readonly Frame<Message>[];
}

/** Class and priority may be left out: they follow from the message. */
const head = {
  delivery: optional(literals(...deliveries)),
  priority: optional(literals(...priorities)),
  sequence: u32,
  baseline: optional(u32),
};
const clientListType = list(struct({ ...head, message: clientMessageType }), { max: MOST_FRAMES });
const serverListType = list(struct({ ...head, message: serverMessageType }), { max: MOST_FRAMES });

/** What clients send, as text. */
export const clientTexts: FrameTexts<ClientMessage> = textsOf(
  jsonFormOf(codecOf(clientListType, 'client frames'), 'client frames'),
  clientFrames,
);
/** What servers send, as text. */
export const serverTexts: FrameTexts<ServerMessage> = textsOf(
  jsonFormOf(codecOf(serverListType, 'server frames'), 'server frames'),
  serverFrames,
);

/** A frame as it stands in a text. */
interface WrittenFrame<Message> {
  readonly delivery?: Delivery | undefined;
  readonly priority?: Priority | undefined;
  readonly sequence: number;
  readonly baseline?: number | undefined;
  readonly message: Message;
}

function textsOf<Message extends { readonly kind: string }>(
  form: JsonForm<readonly WrittenFrame<Message>[]>,
  frames: FrameCodec<Message>,
): FrameTexts<Message> {
  return {
    encode: (sent) => JSON.stringify(form.toJson(sent)),
    decode: (text) => form.fromJson(parse(text)).map((written, index) => complete(frames, written, index)),
  };
}

function complete<Message extends { readonly kind: string }>(
  frames: FrameCodec<Message>,
  { delivery, priority, sequence, baseline, message }: WrittenFrame<Message>,
  index: number,
): Frame<Message> {
  const frame = frames.frame(message, sequence, baseline);
  if ((delivery ?? frame.delivery) !== frame.delivery)
    fault(`[${index}].delivery`, `${message.kind} is ${frame.delivery}`);
  if ((priority ?? frame.priority) !== frame.priority)
    fault(`[${index}].priority`, `${message.kind} is ${frame.priority}`);
  return frame;
}

function parse(text: string): Json {
  try {
    const json: Json = JSON.parse(text);
    return json;
  } catch {
    return fault('', 'it is not JSON');
  }
}

function fault(path: string, reason: string): never {
  throw new ProtocolError({ situation: 'decode', packet: 'realtime frame', path, offset: 0, length: 0, reason });
}
