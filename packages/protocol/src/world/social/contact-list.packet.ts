import {
  countedBy,
  countOf,
  cstring,
  enumeration,
  equals,
  guid,
  hasFlag,
  packet,
  struct,
  u32,
  when,
} from '../../schema/wire.ts';
import { characterClass } from '../character/character-class.ts';
import { friendStatus } from './friend-status.ts';

const relation = struct({
  guid: guid,
  relationMask: u32,
  note: cstring({ maxBytes: 255 }),
  ...when(hasFlag('relationMask', 0x1), {
    status: friendStatus,
    ...when(equals('status', friendStatus.values.ONLINE), {
      area: u32,
      level: u32,
      class: enumeration(u32, characterClass.values),
    }),
  }),
});

/** Asks for friends, ignored and muted people. */
export const CMSG_CONTACT_LIST = packet('CMSG_CONTACT_LIST', {
  flags: u32,
});

/** Writes a note about a friend. */
export const CMSG_SET_CONTACT_NOTES = packet('CMSG_SET_CONTACT_NOTES', {
  player: guid,
  note: cstring({ maxBytes: 255 }),
});

/** Friends, ignored and muted people. */
export const SMSG_CONTACT_LIST = packet('SMSG_CONTACT_LIST', {
  listMask: u32,
  amountOfRelations: countOf('relations', u32),
  relations: countedBy(relation, { field: 'amountOfRelations', max: 4096 }),
});
