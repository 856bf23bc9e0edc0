import {
  cstring,
  deflated,
  fixed,
  packet,
  restBytes,
  struct,
  toEnd,
  u8,
  u32,
  u64,
  type ValueOf,
} from '../../schema/wire.ts';

/** Largest addon block that is kept, bytes as sent. Genuine clients with many addons send a few thousand. */
const addonBytes = 0x7fff;
/** Largest inflated addon block. */
const inflatedBytes = 0xffff;

/** One addon of a client, as it stands in the inflated block of 1.12.1 and 2.4.3. */
const addonInfo_1_12 = struct({
  addonName: cstring({ maxBytes: 255 }),
  addonHasSignature: u8,
  addonCrc: u32,
  addonExtraCrc: u32,
});

/**
 * The addons behind a u32 that counts them, and a time: the inflated block of 3.3.5a. Source: independent clients.
 * It is no packet of its own; the gateway reads it apart from the packet, because clients send it empty or broken.
 */
export const addonBlock_3_3 = deflated(restBytes({ maxBytes: inflatedBytes }), { maxBytes: inflatedBytes });
/** The inflated block of 1.12.1 and 2.4.3. */
export const addonBlock_1_12 = deflated(toEnd(addonInfo_1_12, { max: 1024 }), { maxBytes: inflatedBytes });
/** One addon of a client. */
export type AddonInfo_1_12 = ValueOf<typeof addonInfo_1_12>;

const head_1_12 = {
  build: u32,
  serverId: u32,
  username: cstring({ maxBytes: 128 }),
  clientSeed: u32,
  clientProof: fixed(20),
} as const;

const head_3_3 = {
  clientBuild: u32,
  loginServerId: u32,
  username: cstring({ maxBytes: 128 }),
  loginServerType: u32,
  clientSeed: u32,
  regionId: u32,
  battlegroundId: u32,
  realmId: u32,
  dosResponse: u64,
  clientProof: fixed(20),
} as const;

/**
 * The first packet of a client: who it is and the proof that it knows the session key, which is SHA1 over account, four
 * zero bytes, the client's seed, the server's seed and the key. The addon block stays as it came, because it occurs
 * empty, valid and without its size; nobody is turned away for it. Sent without header cipher.
 */
export const CMSG_AUTH_SESSION_1_12 = packet('CMSG_AUTH_SESSION', {
  ...head_1_12,
  addonInfo: restBytes({ maxBytes: addonBytes }),
});
/** The same of 3.3.5a, with where the client thinks that it goes. Realm ids of 0, 1 and the real one occur. */
export const CMSG_AUTH_SESSION_3_3 = packet('CMSG_AUTH_SESSION', {
  ...head_3_3,
  addonInfo: restBytes({ maxBytes: addonBytes }),
});

/** With the addon block read, as public notes give it. */
export const authSessionWithAddons_1_12 = packet('CMSG_AUTH_SESSION', { ...head_1_12, addonInfo: addonBlock_1_12 });
/** With the addon block inflated, as public notes give it. */
export const authSessionWithAddons_3_3 = packet('CMSG_AUTH_SESSION', { ...head_3_3, addonInfo: addonBlock_3_3 });
