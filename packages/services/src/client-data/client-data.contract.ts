import { request } from '@realmwright/kernel/contract';
import { accountIdType, characterIdType, realmIdType } from '@realmwright/kernel/schema/domain';
import { bytes, list, nothing, optional, struct, u8, u16, u32 } from '@realmwright/kernel/schema/types';

/**
 * What clients store with the server and read back unchanged: settings, macros, key bindings, tutorial marks. The server
 * never looks inside. Blobs are kept per build, because one build's settings are nonsense to another.
 */

/** Kinds of blob of the supported clients: 0 to 7. */
export const blobKindCount = 8;
/** Largest blob as the client's own editor sees it, bytes, not compressed. The public servers accept the same. */
export const largestBlobBytes = 65_535;

/** Kinds that belong to the account and not to one character: settings, bindings and macros for all (0, 2, 4). */
export const accountWideBlobKinds: readonly number[] = [0, 2, 4];

/** Whether blobs of this kind belong to the account (true) or to one character (false). */
export function isAccountWideBlob(kind: number): boolean {
  return accountWideBlobKinds.includes(kind);
}

/** Whose blobs: kinds of the account leave the character out, the others name it. Each realm has its own. */
const ownerFields = {
  accountId: accountIdType,
  realm: realmIdType,
  characterId: optional(characterIdType),
  build: u16,
};

/** When each stored blob was written, seconds since the Unix epoch by the client's reckoning. Empty kinds are left out. */
export const listBlobTimes = request('client-data.list-times', {
  input: struct(ownerFields),
  output: struct({ times: list(struct({ kind: u8, time: u32 }), { max: blobKindCount }) }),
  timeout: 2_000,
});

/** Reads one blob; one never written is empty with time 0. */
export const findBlob = request('client-data.find-blob', {
  input: struct({ ...ownerFields, kind: u8 }),
  output: struct({ time: u32, content: bytes({ maxBytes: largestBlobBytes }) }),
  refusals: ['client-data.unknown-kind'],
  timeout: 2_000,
});

/** Writes one blob; an empty one removes it. */
export const storeBlob = request('client-data.store-blob', {
  input: struct({ ...ownerFields, kind: u8, time: u32, content: bytes({ maxBytes: largestBlobBytes }) }),
  output: nothing,
  refusals: ['client-data.unknown-kind'],
  timeout: 5_000,
});

/** Tutorial marks are 256 bits of the account: eight little-endian u32 as the client sends them. */
export const tutorialBytes = 32;

/** Reads the tutorial marks; all zero for a new account. */
export const findTutorials = request('client-data.find-tutorials', {
  input: struct({ accountId: accountIdType }),
  output: struct({ marks: bytes({ maxBytes: tutorialBytes }) }),
  timeout: 2_000,
});

/** Sets marks: `add` sets single bits, `replace` all of them (all ones: no tutorials, all zero: start again). */
export const setTutorials = request('client-data.set-tutorials', {
  input: struct({
    accountId: accountIdType,
    /** Numbers of the bits to set, 0 to 255. */
    add: list(u8, { max: 32 }),
    replace: optional(bytes({ maxBytes: tutorialBytes })),
  }),
  output: nothing,
  timeout: 2_000,
});
