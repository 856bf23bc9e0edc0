import { codecOf } from '@realmwright/kernel/schema/codec';
import {
  constant,
  cstring,
  custom,
  differs,
  enumeration,
  equals,
  fixed,
  packet,
  struct,
  toEnd,
  u8,
  u32,
  type ValueOf,
  when,
} from '../../schema/wire.ts';

/** Whether an addon is shown, hidden or refused. */
const addonType = enumeration(u8, { BANNED: 0, ENABLED: 1, BLIZZARD: 2 });

/** The server's opinion of one addon, for 1.12.1. */
const addon_1_12 = struct({
  addonType,
  infoBlock: u8,
  ...when(equals('infoBlock', 1), {
    keyVersion: u8,
    ...when(differs('keyVersion', 0), { publicKey: fixed(256) }),
    updateAvailableFlag: u32,
  }),
  urlInfo: u8,
  ...when(equals('urlInfo', 1), { url: cstring({ maxBytes: 255 }) }),
});

/** The server's opinion of one addon, for 2.4.3 and 3.3.5a. */
const addon_2_4 = struct({
  addonType: u8,
  usesCrc: u8,
  ...when(differs('usesCrc', 0), {
    usesDiffentPublicKey: u8,
    ...when(equals('usesDiffentPublicKey', 1), { publicKey: fixed(256) }),
    unknown1: u32,
  }),
  unknown2: u8,
});

const addonCodec = codecOf(addon_2_4, 'SMSG_ADDON_INFO');

/** Most addons of one client. */
const MOST_ADDONS = 1024;
/** Bytes of the number of banned addons, which follows the list. */
const TRAILER_BYTES = 4;

/** As many addons as the client named; only the sender knows how many, so reading stops before the trailer. */
const addonsBeforeTrailer = custom<readonly ValueOf<typeof addon_2_4>[]>('addons', {
  minBytes: 0,
  read: (reader) => {
    const addons: ValueOf<typeof addon_2_4>[] = [];
    while (reader.remaining > TRAILER_BYTES) {
      if (addons.length === MOST_ADDONS) return reader.fault(`the addons exceed the limit of ${MOST_ADDONS}`);
      addons.push(addonCodec.read(reader));
    }
    return addons;
  },
  write: (writer, addons) => {
    if (addons.length > MOST_ADDONS) writer.fault(`the addons exceed the limit of ${MOST_ADDONS}`);
    for (const addon of addons) addonCodec.write(writer, addon);
  },
});

/** The numbers of banned addons; how one is described is not known, so none is ever sent. */
const bannedAddons = { numberOfBannedAddons: constant(u32, 0) } as const;

/** What the server thinks of each addon that the client named in CMSG_AUTH_SESSION, in that order. */
export const SMSG_ADDON_INFO_1_12 = packet('SMSG_ADDON_INFO', { addons: toEnd(addon_1_12, { max: MOST_ADDONS }) });
/** Source: the public 2.4.3 servers, which send no list of banned addons. */
export const SMSG_ADDON_INFO_2_4 = packet('SMSG_ADDON_INFO', { addons: toEnd(addon_2_4, { max: MOST_ADDONS }) });
/** The public notes give this form for 2.4.3 too. */
export const SMSG_ADDON_INFO_3_3 = packet('SMSG_ADDON_INFO', { addons: addonsBeforeTrailer, ...bannedAddons });
