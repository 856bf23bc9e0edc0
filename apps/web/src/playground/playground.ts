import { signIn } from '@realmwright/client/sign-in';
import { type ClientMessage, clientMessages } from '@realmwright/protocol/realtime/client-messages';
import { closeCodes } from '@realmwright/protocol/realtime/close-code';
import { clientFrames, type Frame, serverFrames } from '@realmwright/protocol/realtime/frame';
import { clientTexts, serverTexts } from '@realmwright/protocol/realtime/json-frame';
import type { ServerMessage } from '@realmwright/protocol/realtime/server-messages';
import { subprotocols } from '@realmwright/protocol/realtime/subprotocol';
import { onScopeDispose, ref, shallowRef } from 'vue';
import { codeOf } from '../realm/realm-account.ts';
import { sentenceFor } from '../realm/refusal-sentences.ts';
import { examples } from './message-examples.ts';

/** A frame as it is shown: what it is, and the bytes that were sent. */
export interface ShownFrame {
  readonly number: number;
  readonly way: 'in' | 'out';
  readonly kind: string;
  readonly head: string;
  readonly fields: string;
  readonly bytes: string;
}

/** Most frames that are shown, and most bytes of one. */
const mostFrames = 200;
const mostBytes = 64;

/** A line of its own, on which every message can be sent by hand and every frame is seen. */
export function usePlayground() {
  const username = ref('');
  const password = ref('');
  const code = ref('');
  const isCodeDue = ref(false);
  const kind = ref('ping');
  const fields = ref(examples['ping'] ?? '{}');
  const frames = shallowRef<readonly ShownFrame[]>([]);
  const state = ref<'closed' | 'opening' | 'open'>('closed');
  const trouble = ref('');
  const isFrozen = ref(false);
  const sent = { reliable: 0, latest: 0, droppable: 0 };
  let socket: WebSocket | undefined;
  let number = 0;

  async function open(): Promise<void> {
    state.value = 'opening';
    trouble.value = '';
    try {
      const who = { username: username.value.trim(), password: password.value };
      listen(await signIn(location.origin, isCodeDue.value ? { ...who, code: code.value.trim() } : who));
    } catch (error) {
      state.value = 'closed';
      const refusal = codeOf(error);
      isCodeDue.value ||= refusal === 'account.code-needed';
      trouble.value = sentenceFor(refusal);
    }
  }

  function listen({ socket: address, ticket }: { readonly socket: string; readonly ticket: string }): void {
    const url = new URL(address);
    url.searchParams.set('ticket', ticket);
    const opened = new WebSocket(
      url,
      subprotocols.filter(({ form }) => form === 'binary').map(({ name }) => name),
    );
    opened.binaryType = 'arraybuffer';
    opened.addEventListener('open', () => {
      state.value = 'open';
      Object.assign(sent, { reliable: 0, latest: 0, droppable: 0 });
    });
    opened.addEventListener('message', ({ data }) => {
      if (!(data instanceof ArrayBuffer)) return;
      const bytes = new Uint8Array(data);
      for (const frame of serverFrames.decode(bytes)) show('in', frame, serverTexts.encode([frame]), bytes);
    });
    opened.addEventListener('close', ({ code }) => {
      state.value = 'closed';
      trouble.value = Object.values(closeCodes).find((known) => known.code === code)?.about ?? `Closed with ${code}.`;
    });
    socket = opened;
  }

  function send(): void {
    trouble.value = '';
    try {
      const text = `[{"sequence":1,"message":${JSON.stringify({ ...JSON.parse(fields.value), kind: kind.value })}}]`;
      for (const { message } of clientTexts.decode(text)) sendMessage(message);
    } catch (error) {
      trouble.value = error instanceof Error ? error.message : String(error);
    }
  }

  function sendMessage(message: ClientMessage): void {
    const { delivery } = clientFrames.frame(message, 1);
    sent[delivery] += 1;
    const frame = clientFrames.frame(message, sent[delivery]);
    const bytes = Uint8Array.from(clientFrames.encode([frame]));
    socket?.send(bytes);
    show('out', frame, clientTexts.encode([frame]), bytes);
  }

  function show(
    way: ShownFrame['way'],
    frame: Frame<ClientMessage | ServerMessage>,
    text: string,
    bytes: Uint8Array,
  ): void {
    if (isFrozen.value) return;
    number += 1;
    const { sequence, baseline, delivery, priority, message } = frame;
    const head = `${delivery}, ${priority}, sequence ${sequence}${baseline === undefined ? '' : `, on ${baseline}`}`;
    const shown = { number, way, kind: message.kind, head, fields: text.slice(0, 2_000), bytes: bytesText(bytes) };
    frames.value = [shown, ...frames.value.slice(0, mostFrames - 1)];
  }

  function choose(event: Event): void {
    if (!(event.target instanceof HTMLSelectElement)) return;
    kind.value = event.target.value;
    fields.value = examples[kind.value] ?? '{}';
  }

  function close(): void {
    socket?.close(1000);
  }
  onScopeDispose(close);
  const kinds = Object.keys(clientMessages);
  return {
    username,
    password,
    code,
    isCodeDue,
    kind,
    fields,
    kinds,
    frames,
    state,
    trouble,
    isFrozen,
    open,
    close,
    choose,
    send,
  };
}

function bytesText(bytes: Uint8Array): string {
  const shown = Array.from(bytes.subarray(0, mostBytes), (byte) => byte.toString(16).padStart(2, '0')).join(' ');
  return bytes.length > mostBytes ? `${shown} … ${bytes.length} bytes` : shown;
}
