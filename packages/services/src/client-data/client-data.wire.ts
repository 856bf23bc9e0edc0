import type { Compression } from '@realmwright/kernel/ports/compression';
import type { ValueOf } from '@realmwright/kernel/schema/type';
import { type Outgoing, outgoing } from '@realmwright/protocol/schema/outgoing';
import type { PacketValue } from '@realmwright/protocol/schema/wire';
import type { Build } from '@realmwright/protocol/versions/build';
import type { CMSG_SET_ACTION_BUTTON } from '@realmwright/protocol/world/character/action-buttons.packet';
import {
  SMSG_ACTION_BUTTONS_1_12,
  SMSG_ACTION_BUTTONS_2_4,
  SMSG_ACTION_BUTTONS_3_3,
} from '@realmwright/protocol/world/character/action-buttons.packet';
import {
  SMSG_CLIENTCACHE_VERSION,
  SMSG_UPDATE_ACCOUNT_DATA_COMPLETE,
} from '@realmwright/protocol/world/session/account-data.packet';
import {
  type CMSG_UPDATE_ACCOUNT_DATA_1_12,
  type CMSG_UPDATE_ACCOUNT_DATA_3_3,
  SMSG_UPDATE_ACCOUNT_DATA_1_12,
  SMSG_UPDATE_ACCOUNT_DATA_3_3,
} from '@realmwright/protocol/world/session/account-data-blob.packet';
import {
  SMSG_ACCOUNT_DATA_TIMES_1_12,
  SMSG_ACCOUNT_DATA_TIMES_3_3,
} from '@realmwright/protocol/world/session/account-data-times.packet';
import { SMSG_TUTORIAL_FLAGS } from '@realmwright/protocol/world/session/tutorial.packet';
import type { actionButtonType } from '../character/character.contract.ts';
import { accountWideBlobKinds, blobKindCount } from './client-data.contract.ts';

/** When a kind of blob was stored, Unix seconds. */
export interface BlobTime {
  readonly kind: number;
  readonly time: number;
}
/** One button of an action bar. */
export type ActionButton = ValueOf<typeof actionButtonType>;

/** When each kind of account data was stored: what belongs to the account, or to the character. For 3.3.5a. */
export function dataTimesTold(
  whose: 'account' | 'character',
  times: readonly BlobTime[],
  unixSeconds: number,
): Outgoing {
  const mask = [];
  for (let kind = 0; kind < blobKindCount; kind++) {
    if (accountWideBlobKinds.includes(kind) !== (whose === 'account')) continue;
    mask.push({ index: kind, value: times.find((stored) => stored.kind === kind)?.time ?? 0 });
  }
  return outgoing(SMSG_ACCOUNT_DATA_TIMES_3_3, { unixTime: unixSeconds, unknown1: 1, mask });
}

/** The fingerprints of all kinds of account data, 16 bytes each, for 1.12.1 and 2.4.3; zeros for what is not kept. */
export function dataFingerprintsTold(fingerprints: Uint8Array): Outgoing {
  const view = new DataView(fingerprints.buffer, fingerprints.byteOffset, fingerprints.byteLength);
  return outgoing(SMSG_ACCOUNT_DATA_TIMES_1_12, {
    data: Array.from({ length: 32 }, (_, at) => view.getUint32(4 * at, true)),
  });
}

/**
 * The text of a kept blob up to its first zero byte, as clients take fingerprints of it; `undefined` if there is none or
 * the stream is damaged: clients may store what they like.
 */
export function blobText(content: Uint8Array, compression: Compression): Uint8Array | undefined {
  if (content.length <= SIZE_BYTES) return undefined;
  const size = new DataView(content.buffer, content.byteOffset).getUint32(0, true);
  if (size > LARGEST_INFLATED) return undefined;
  try {
    const text = compression.inflate(content.subarray(SIZE_BYTES), size);
    const end = text.indexOf(0);
    return end < 0 ? text : text.subarray(0, end);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** What a client wants to be kept. */
export interface BlobSent {
  readonly kind: number;
  /** Unix seconds; builds without a time in the packet get `now`. */
  readonly time: number;
  /** Size of the inflated text as u32, then the zlib stream, as the client sent them; empty to delete. */
  readonly content: Uint8Array;
}

/** A client stores a blob; `undefined` if its kind does not exist or it claims to be larger than clients accept. */
export function blobSent(
  packet: PacketValue<typeof CMSG_UPDATE_ACCOUNT_DATA_1_12> | PacketValue<typeof CMSG_UPDATE_ACCOUNT_DATA_3_3>,
  now: number,
): BlobSent | undefined {
  const { dataType: kind, decompressedSize, compressedData } = packet;
  if (kind >= blobKindCount || decompressedSize > LARGEST_INFLATED) return undefined;
  const time = 'unixTime' in packet ? packet.unixTime : now;
  if (decompressedSize === 0) return { kind, time, content: new Uint8Array() };
  const content = new Uint8Array(SIZE_BYTES + compressedData.length);
  new DataView(content.buffer).setUint32(0, decompressedSize, true);
  content.set(compressedData, SIZE_BYTES);
  return { kind, time, content };
}

/** Gives a blob back as it came; an empty one says that there is nothing. */
export function blobGiven(
  build: Build,
  owner: bigint,
  kind: number,
  blob: { readonly time: number; readonly content: Uint8Array },
): Outgoing {
  const { content } = blob;
  const isEmpty = content.length < SIZE_BYTES;
  const fields = {
    dataType: kind,
    decompressedSize: isEmpty ? 0 : new DataView(content.buffer, content.byteOffset).getUint32(0, true),
    compressedData: isEmpty ? EMPTY_STREAM : content.subarray(SIZE_BYTES),
  };
  return build === 12340
    ? outgoing(SMSG_UPDATE_ACCOUNT_DATA_3_3, { player: owner, unixTime: blob.time, ...fields })
    : outgoing(SMSG_UPDATE_ACCOUNT_DATA_1_12, fields);
}

/** Says that a blob is stored. Only 3.3.5a waits for it. */
export function blobStored(build: Build, kind: number): readonly Outgoing[] {
  return build === 12340 ? [outgoing(SMSG_UPDATE_ACCOUNT_DATA_COMPLETE, { dataType: kind, unknown1: 0 })] : [];
}

/** The version of what clients cache of our answers to queries; a new one makes 3.3.5a forget them. */
export function cacheVersionTold(build: Build, version: number): readonly Outgoing[] {
  return build === 12340 ? [outgoing(SMSG_CLIENTCACHE_VERSION, { version })] : [];
}

/** Which tutorials were seen: 32 bytes, eight u32 on the wire. */
export function tutorialsTold(marks: Uint8Array): Outgoing {
  const view = new DataView(marks.buffer, marks.byteOffset, marks.byteLength);
  const word = (at: number): number => (at * 4 + 4 <= marks.byteLength ? view.getUint32(at * 4, true) : 0);
  return outgoing(SMSG_TUTORIAL_FLAGS, { tutorialData: Array.from({ length: 8 }, (_, at) => word(at)) });
}

/** The action bars; empty places are zero. Every build has its own number of places. */
export function buttonsTold(build: Build, buttons: readonly ActionButton[]): Outgoing {
  const packed = (places: number): number[] => {
    const data = new Array<number>(places).fill(0);
    for (const { slot, action, kind } of buttons) if (slot < places) data[slot] = ((kind << 24) | action) >>> 0;
    return data;
  };
  switch (build) {
    case 5875:
      return outgoing(SMSG_ACTION_BUTTONS_1_12, { data: packed(120) });
    case 8606:
      return outgoing(SMSG_ACTION_BUTTONS_2_4, { data: packed(132) });
    case 12340:
      return outgoing(SMSG_ACTION_BUTTONS_3_3, {
        behavior: SET_BUTTONS,
        data: packed(144).map((word) => ({
          action: word & 0xffff,
          actionType: (word >>> 16) & 0xff,
          misc: word >>> 24,
        })),
      });
  }
}

/** A player changed a button: the action has 24 bits, the kind follows. */
export function buttonSet(packet: PacketValue<typeof CMSG_SET_ACTION_BUTTON>): ActionButton {
  return { slot: packet.button, action: packet.action | (packet.misc << 16), kind: packet.actionType };
}

/** Largest inflated blob, bytes. The public servers of this protocol accept the same. */
const LARGEST_INFLATED = 0xffff;
const SIZE_BYTES = 4;
/** The zlib stream of nothing, which clients get with a size of zero. */
const EMPTY_STREAM = new Uint8Array();
/** "These are the buttons", as at login. Source: public servers. */
const SET_BUTTONS = 1;
