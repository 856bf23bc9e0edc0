import { array, cstring, enumeration, guid, packet, u32 } from '../../schema/wire.ts';

const titleEarnStatus = enumeration(u32, {
  LOST: 0,
  EARNED: 1,
});

/** The grammatical cases of a name, from the Russian client. */
export const CMSG_SET_PLAYER_DECLINED_NAMES = packet('CMSG_SET_PLAYER_DECLINED_NAMES', {
  player: guid,
  name: cstring({ maxBytes: 48 }),
  declinedNames: array(cstring({ maxBytes: 48 }), 5),
});

/** Chooses the title that is shown. */
export const CMSG_SET_TITLE = packet('CMSG_SET_TITLE', {
  title: u32,
});

/** Whether the cases of a name were accepted. */
export const SMSG_SET_PLAYER_DECLINED_NAMES_RESULT = packet('SMSG_SET_PLAYER_DECLINED_NAMES_RESULT', {
  result: u32,
  guid: guid,
});

/** A title was earned or lost. */
export const SMSG_TITLE_EARNED = packet('SMSG_TITLE_EARNED', {
  title: u32,
  status: titleEarnStatus,
});
