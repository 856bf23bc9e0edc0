import { codecOf } from '@realmwright/kernel/schema/codec';
import { bytes, literals, struct, utf8 } from '@realmwright/kernel/schema/types';
import type { TappedMessage } from './bus-router.ts';

/** Longest payload that a watcher is shown, bytes; what is longer is cut. */
const shownBytes = 65_000;

const tapped = codecOf(
  struct({
    kind: literals('publish', 'request', 'reply'),
    subject: utf8({ maxBytes: 1_024 }),
    payload: bytes({ maxBytes: shownBytes }),
  }),
);

/** A watched message as it travels to the watcher. */
export function encodeTapped({ kind, subject, payload }: TappedMessage): Uint8Array {
  return tapped.encode({ kind, subject, payload: payload.subarray(0, shownBytes) });
}

export function decodeTapped(message: Uint8Array): TappedMessage {
  return tapped.decode(message);
}
