import {
  countedBy,
  countOf,
  cstring,
  differs,
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

const head = { guid, relationMask: u32, note: cstring({ maxBytes: 255 }) } as const;
const whereabouts = { area: u32, level: u32, class: enumeration(u32, characterClass.values) } as const;
const isFriend = hasFlag('relationMask', 0x1);
const isThere = differs('status', friendStatus.values.OFFLINE);
const isThereAndAwake = equals('status', friendStatus.values.ONLINE);

/** Asks for friends, ignored and muted people. */
export const CMSG_CONTACT_LIST = packet('CMSG_CONTACT_LIST', {
  flags: u32,
});

/** Writes a note about a friend. */
export const CMSG_SET_CONTACT_NOTES = packet('CMSG_SET_CONTACT_NOTES', {
  player: guid,
  note: cstring({ maxBytes: 255 }),
});

/**
 * Friends, ignored and muted people. Genuine clients read where a friend is whenever it is there, also away or busy;
 * source: the public servers of both builds.
 */
export const SMSG_CONTACT_LIST = packet('SMSG_CONTACT_LIST', {
  listMask: u32,
  amountOfRelations: countOf('relations', u32),
  relations: countedBy(
    struct({ ...head, ...when(isFriend, { status: friendStatus, ...when(isThere, whereabouts) }) }),
    { field: 'amountOfRelations', max: 4096 },
  ),
});

/** As public notes give it: no place of friends who are away or busy. */
export const contactListOfNotes = packet('SMSG_CONTACT_LIST', {
  listMask: u32,
  amountOfRelations: countOf('relations', u32),
  relations: countedBy(
    struct({ ...head, ...when(isFriend, { status: friendStatus, ...when(isThereAndAwake, whereabouts) }) }),
    { field: 'amountOfRelations', max: 4096 },
  ),
});
