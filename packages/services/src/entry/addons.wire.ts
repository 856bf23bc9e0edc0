import type { Compression } from '@realmwright/kernel/ports/compression';
import { codecOf } from '@realmwright/kernel/schema/codec';
import { ProtocolError } from '@realmwright/kernel/schema/protocol-error';
import { type Outgoing, outgoing } from '@realmwright/protocol/schema/outgoing';
import { counted, cstring, deflated, struct, u8, u32 } from '@realmwright/protocol/schema/wire';
import type { Build } from '@realmwright/protocol/versions/build';
import {
  SMSG_ADDON_INFO_1_12,
  SMSG_ADDON_INFO_2_4,
  SMSG_ADDON_INFO_3_3,
} from '@realmwright/protocol/world/session/addon-info.packet';
import { addonBlock_1_12 } from '@realmwright/protocol/world/session/auth-session.packet';

/**
 * The server's opinion of the addons that a client named in its first packet: all are fine, and no key is to be changed.
 * A block that cannot be read (it occurs empty, and without its size) names none. Source of the form: public servers.
 */
export function addonsAccepted(build: Build, block: Uint8Array, compression: Compression): Outgoing {
  const count = addonCount(build, block, compression);
  switch (build) {
    case 5875:
      return outgoing(SMSG_ADDON_INFO_1_12, { addons: new Array(count).fill(accepted_1_12) });
    case 8606:
      return outgoing(SMSG_ADDON_INFO_2_4, { addons: new Array(count).fill(accepted_2_4) });
    case 12340:
      return outgoing(SMSG_ADDON_INFO_3_3, { addons: new Array(count).fill(accepted_2_4) });
  }
}

/** Hidden from the list like the client's own addons, its key as it should be, nothing to fetch. */
const accepted_1_12 = { addonType: 2, infoBlock: 1, keyVersion: 0, updateAvailableFlag: 0, urlInfo: 0 };
const accepted_2_4 = { addonType: 2, usesCrc: 1, usesDiffentPublicKey: 0, unknown1: 0, unknown2: 0 };

/** Most addons that a client may name, and the longest name, bytes (G-09). Whoever exceeds them has named none. */
const MOST_ADDONS = 256;
const LONGEST_NAME = 64;
const blocks_3_3 = deflated(
  struct({
    addons: counted(struct({ name: cstring({ maxBytes: LONGEST_NAME }), isEnabled: u8, crc: u32, unknown: u32 }), {
      count: u32,
      max: MOST_ADDONS,
    }),
    lastChange: u32,
  }),
  { maxBytes: 0xffff },
);
const oldBlock = codecOf(addonBlock_1_12, 'addon block');
const newBlock = codecOf(blocks_3_3, 'addon block');

function addonCount(build: Build, block: Uint8Array, compression: Compression): number {
  try {
    if (build === 12340) return newBlock.decode(block, compression).addons.length;
    const addons = oldBlock.decode(block, compression);
    const isUsual = addons.length <= MOST_ADDONS && addons.every(({ addonName }) => addonName.length <= LONGEST_NAME);
    return isUsual ? addons.length : 0;
  } catch (error) {
    if (error instanceof ProtocolError) return 0;
    throw error;
  }
}
