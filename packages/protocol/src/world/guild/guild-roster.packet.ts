import {
  array,
  countedBy,
  countOf,
  cstring,
  enumeration,
  equals,
  f32,
  guid,
  packet,
  struct,
  u8,
  u32,
  when,
} from '../../schema/wire.ts';
import { characterClass } from '../character/character-class.ts';
import { gender } from '../character/gender.ts';
import { guildBankRights } from './guild-bank-rights.ts';

const guildMemberStatus = enumeration(u8, {
  OFFLINE: 0,
  ONLINE: 1,
});

const guildMember_1_12 = struct({
  guid: guid,
  status: guildMemberStatus,
  name: cstring({ maxBytes: 255 }),
  rank: u32,
  level: u8,
  class: characterClass,
  area: u32,
  ...when(equals('status', guildMemberStatus.values.OFFLINE), {
    timeOffline: f32,
  }),
  publicNote: cstring({ maxBytes: 255 }),
  officerNote: cstring({ maxBytes: 255 }),
});

const guildRights = struct({
  rights: u32,
  moneyPerDay: u32,
  bankTabRights: array(guildBankRights, 6),
});

const guildMember_2_4 = struct({
  guid: guid,
  status: guildMemberStatus,
  name: cstring({ maxBytes: 255 }),
  rank: u32,
  level: u8,
  class: characterClass,
  unknown1: u8,
  area: u32,
  ...when(equals('status', guildMemberStatus.values.OFFLINE), {
    timeOffline: f32,
  }),
  publicNote: cstring({ maxBytes: 255 }),
  officerNote: cstring({ maxBytes: 255 }),
});

const guildMember_3_3 = struct({
  guid: guid,
  unknown: u32,
  status: guildMemberStatus,
  name: cstring({ maxBytes: 255 }),
  rank: u32,
  level: u8,
  class: characterClass,
  gender: gender,
  area: u32,
  ...when(equals('status', guildMemberStatus.values.OFFLINE), {
    timeOffline: f32,
  }),
  publicNote: cstring({ maxBytes: 255 }),
  officerNote: cstring({ maxBytes: 255 }),
});

/** Asks for the members of the guild. */
export const CMSG_GUILD_ROSTER = packet('CMSG_GUILD_ROSTER', {});

/** The members of the guild, its ranks and texts. */
export const SMSG_GUILD_ROSTER_1_12 = packet('SMSG_GUILD_ROSTER', {
  amountOfMembers: countOf('members', u32),
  motd: cstring({ maxBytes: 8000 }),
  guildInfo: cstring({ maxBytes: 8000 }),
  amountOfRights: countOf('rights', u32),
  rights: countedBy(u32, { field: 'amountOfRights', max: 4096 }),
  members: countedBy(guildMember_1_12, { field: 'amountOfMembers', max: 4096 }),
});

/** The same as 2.4.3 has it. */
export const SMSG_GUILD_ROSTER_2_4 = packet('SMSG_GUILD_ROSTER', {
  amountOfMembers: countOf('members', u32),
  motd: cstring({ maxBytes: 8000 }),
  guildInfo: cstring({ maxBytes: 8000 }),
  amountOfRights: countOf('rights', u32),
  rights: countedBy(guildRights, { field: 'amountOfRights', max: 4096 }),
  members: countedBy(guildMember_2_4, { field: 'amountOfMembers', max: 4096 }),
});

/** The same as 3.3.5a has it. */
export const SMSG_GUILD_ROSTER_3_3 = packet('SMSG_GUILD_ROSTER', {
  amountOfMembers: countOf('members', u32),
  motd: cstring({ maxBytes: 8000 }),
  guildInfo: cstring({ maxBytes: 8000 }),
  amountOfRights: countOf('rights', u32),
  rights: countedBy(guildRights, { field: 'amountOfRights', max: 4096 }),
  members: countedBy(guildMember_3_3, { field: 'amountOfMembers', max: 4096 }),
});
