import {
  array,
  countedBy,
  countOf,
  cstring,
  enumeration,
  fixed,
  guid,
  packet,
  struct,
  u8,
  u16,
  u32,
} from '../../schema/wire.ts';
import { allowedClass } from '../character/allowed-class.ts';
import { allowedRace } from '../character/allowed-race.ts';

const charterType = enumeration(u8, {
  GUILD: 0,
  ARENA: 1,
});

const petitionResult_1_12 = enumeration(u32, {
  OK: 0,
  ALREADY_SIGNED: 1,
  ALREADY_IN_GUILD: 2,
  CANT_SIGN_OWN: 3,
  NEED_MORE: 4,
  NOT_SERVER: 5,
});

const petitionResult_2_4 = enumeration(u32, {
  OK: 0,
  ALREADY_SIGNED: 1,
  ALREADY_IN_GUILD: 2,
  CANT_SIGN_OWN: 3,
  NOT_SERVER: 4,
});

const petitionShowlist_1_12 = struct({
  index: u32,
  charterEntry: u32,
  charterDisplayId: u32,
  guildCharterCost: u32,
  unknown1: u32,
});

const petitionShowlist_2_4 = struct({
  index: u32,
  charterEntry: u32,
  charterDisplayId: u32,
  guildCharterCost: u32,
  unknown1: u32,
  signaturesRequired: u32,
});

const petitionSignature = struct({
  signer: guid,
  unknown1: u32,
});

/** Shows a charter to another player. */
export const CMSG_OFFER_PETITION_1_12 = packet('CMSG_OFFER_PETITION', {
  petition: guid,
  target: guid,
});

/** The same as 2.4.3 has it. */
export const CMSG_OFFER_PETITION_2_4 = packet('CMSG_OFFER_PETITION', {
  unknown0: u32,
  petition: guid,
  target: guid,
});

/** Buys a charter. */
export const CMSG_PETITION_BUY_1_12 = packet('CMSG_PETITION_BUY', {
  npc: guid,
  unknown1: u32,
  unknown2: guid,
  name: cstring({ maxBytes: 48 }),
  unknown3: u32,
  unknown4: u32,
  unknown5: u32,
  unknown6: u32,
  unknown7: u32,
  unknown8: u32,
  unknown9: u32,
  unknown10: u32,
  unknown11: u32,
  unknown12: u32,
  unknown13: u16,
  unknown14: u8,
  index: u32,
  unknown15: u32,
});

/** The same as 3.3.5a has it. */
export const CMSG_PETITION_BUY_3_3 = packet('CMSG_PETITION_BUY', {
  npc: guid,
  unknown1: u32,
  unknown2: guid,
  name: cstring({ maxBytes: 48 }),
  unknown3: cstring({ maxBytes: 255 }),
  unknown4: u32,
  unknown5: u32,
  unknown6: u32,
  unknown7: u32,
  unknown8: u32,
  unknown9: u32,
  unknown10: u32,
  unknown11: u16,
  unknown12: u32,
  unknown13: u32,
  unknown14: u32,
  unknown15: array(cstring({ maxBytes: 255 }), 10),
  index: u32,
  unknown16: u32,
});

/** Asks for the text of a charter. */
export const CMSG_PETITION_QUERY = packet('CMSG_PETITION_QUERY', {
  guildId: u32,
  petition: guid,
});

/** Asks which charters are for sale. */
export const CMSG_PETITION_SHOWLIST = packet('CMSG_PETITION_SHOWLIST', {
  guid: guid,
});

/** Asks who has signed a charter. */
export const CMSG_PETITION_SHOW_SIGNATURES = packet('CMSG_PETITION_SHOW_SIGNATURES', {
  item: guid,
});

/** Signs a charter. */
export const CMSG_PETITION_SIGN = packet('CMSG_PETITION_SIGN', {
  petition: guid,
  unknown1: u8,
});

/** Hands a full charter in. */
export const CMSG_TURN_IN_PETITION = packet('CMSG_TURN_IN_PETITION', {
  petition: guid,
});

/** Declines to sign a charter. */
export const MSG_PETITION_DECLINE = packet('MSG_PETITION_DECLINE', {
  petition: guid,
});

/** Gives what the charter is for another name. */
export const MSG_PETITION_RENAME = packet('MSG_PETITION_RENAME', {
  petition: guid,
  newName: cstring({ maxBytes: 255 }),
});

/** The text of a charter. */
export const SMSG_PETITION_QUERY_RESPONSE_1_12 = packet('SMSG_PETITION_QUERY_RESPONSE', {
  petitionId: u32,
  charterOwner: guid,
  guildName: cstring({ maxBytes: 255 }),
  bodyText: cstring({ maxBytes: 8000 }),
  unknownFlags: u32,
  minimumSignatures: u32,
  maximumSignatures: u32,
  deadline: u32,
  issueDate: u32,
  allowedGuildId: u32,
  allowedClass: allowedClass,
  allowedRace: allowedRace,
  allowedGenders: u16,
  allowedMinimumLevel: u32,
  allowedMaximumLevel: u32,
  todoAmountOfSigners: u32,
  numberOfChoices: u32,
});

/** The same as 2.4.3 has it. */
export const SMSG_PETITION_QUERY_RESPONSE_2_4 = packet('SMSG_PETITION_QUERY_RESPONSE', {
  petitionId: u32,
  charterOwner: guid,
  guildName: cstring({ maxBytes: 255 }),
  bodyText: cstring({ maxBytes: 8000 }),
  minimumSignatures: u32,
  maximumSignatures: u32,
  unknown1: u32,
  unknown2: u32,
  unknown3: u32,
  unknown4: u32,
  unknown5: u32,
  unknown6: u16,
  unknown7: u32,
  unknown8: u32,
  unknown9: u32,
  unknown10: u32,
  charterType: enumeration(u32, charterType.values),
});

/** The same as 3.3.5a has it. */
export const SMSG_PETITION_QUERY_RESPONSE_3_3 = packet('SMSG_PETITION_QUERY_RESPONSE', {
  petitionId: u32,
  charterOwner: guid,
  guildName: cstring({ maxBytes: 255 }),
  bodyText: cstring({ maxBytes: 8000 }),
  minimumSignatures: u32,
  maximumSignatures: u32,
  unknown1: u32,
  unknown2: u32,
  unknown3: u32,
  unknown4: u32,
  unknown5: u32,
  unknown6: u16,
  unknown7: u32,
  unknown8: u32,
  unknown9: u32,
  unknown10: fixed(10),
  unknown11: u32,
  charterType: enumeration(u32, charterType.values),
});

/** Which charters are for sale. */
export const SMSG_PETITION_SHOWLIST_1_12 = packet('SMSG_PETITION_SHOWLIST', {
  npc: guid,
  amountOfPetitions: countOf('petitions', u8),
  petitions: countedBy(petitionShowlist_1_12, { field: 'amountOfPetitions', max: 255 }),
});

/** The same as 2.4.3 has it. */
export const SMSG_PETITION_SHOWLIST_2_4 = packet('SMSG_PETITION_SHOWLIST', {
  npc: guid,
  amountOfPetitions: countOf('petitions', u8),
  petitions: countedBy(petitionShowlist_2_4, { field: 'amountOfPetitions', max: 255 }),
});

/** Who has signed a charter. */
export const SMSG_PETITION_SHOW_SIGNATURES = packet('SMSG_PETITION_SHOW_SIGNATURES', {
  item: guid,
  owner: guid,
  petition: u32,
  amountOfSignatures: countOf('signatures', u8),
  signatures: countedBy(petitionSignature, { field: 'amountOfSignatures', max: 255 }),
});

/** Whether the charter was signed. */
export const SMSG_PETITION_SIGN_RESULTS_1_12 = packet('SMSG_PETITION_SIGN_RESULTS', {
  petition: guid,
  owner: guid,
  result: petitionResult_1_12,
});

/** The same as 2.4.3 has it. */
export const SMSG_PETITION_SIGN_RESULTS_2_4 = packet('SMSG_PETITION_SIGN_RESULTS', {
  petition: guid,
  owner: guid,
  result: petitionResult_2_4,
});

/** Whether the charter was good. */
export const SMSG_TURN_IN_PETITION_RESULTS_1_12 = packet('SMSG_TURN_IN_PETITION_RESULTS', {
  result: petitionResult_1_12,
});

/** The same as 2.4.3 has it. */
export const SMSG_TURN_IN_PETITION_RESULTS_2_4 = packet('SMSG_TURN_IN_PETITION_RESULTS', {
  result: petitionResult_2_4,
});
