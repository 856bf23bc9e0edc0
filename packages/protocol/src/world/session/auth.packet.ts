import { bool, cstring, enumeration, equals, fixed, flags, packet, u8, u16, u32, when } from '../../schema/wire.ts';

const billingPlanFlags = flags(u8, {
  NONE: 0x0,
  UNUSED: 0x1,
  RECURRING_BILL: 0x2,
  FREE_TRIAL: 0x4,
  IGR: 0x8,
  USAGE: 0x10,
  TIME_MIXTURE: 0x20,
  RESTRICTED: 0x40,
  ENABLE_CAIS: 0x80,
});

const expansion = enumeration(u8, {
  VANILLA: 0,
  THE_BURNING_CRUSADE: 1,
  WRATH_OF_THE_LICH_KING: 2,
});

const realmSplitState = enumeration(u32, {
  NORMAL: 0,
  SPLIT: 1,
  SPLIT_PENDING: 2,
});

/** Asks whether the realm will be split; sent on the character screen. */
export const CMSG_REALM_SPLIT = packet('CMSG_REALM_SPLIT', {
  realmId: u32,
});

/** The first packet of a connection: the server's seed. Sent without header cipher. */
export const SMSG_AUTH_CHALLENGE_1_12 = packet('SMSG_AUTH_CHALLENGE', {
  serverSeed: u32,
});

/** The same as 3.3.5a has it. */
export const SMSG_AUTH_CHALLENGE_3_3 = packet('SMSG_AUTH_CHALLENGE', {
  unknown1: u32,
  serverSeed: u32,
  seed: fixed(32),
});

/** Whether the session is open: 12 and the account's terms, 27 and the place in the queue, or why not. */
export const SMSG_AUTH_RESPONSE_1_12 = packet('SMSG_AUTH_RESPONSE', {
  result: u8,
  ...when(equals('result', 12), {
    billingTime: u32,
    billingFlags: u8,
    billingRested: u32,
  }).otherwise({
    ...when(equals('result', 27), {
      queuePosition: u32,
    }),
  }),
});

/** The same as 2.4.3 has it. */
export const SMSG_AUTH_RESPONSE_2_4 = packet('SMSG_AUTH_RESPONSE', {
  result: u8,
  ...when(equals('result', 12), {
    billingTime: u32,
    billingFlags: billingPlanFlags,
    billingRested: u32,
    expansion: expansion,
  }).otherwise({
    ...when(equals('result', 27), {
      queuePosition: u32,
    }),
  }),
});

/** The same as 3.3.5a has it. */
export const SMSG_AUTH_RESPONSE_3_3 = packet('SMSG_AUTH_RESPONSE', {
  result: u8,
  ...when(equals('result', 12), {
    billingTime: u32,
    billingFlags: billingPlanFlags,
    billingRested: u32,
    expansion: expansion,
  }).otherwise({
    ...when(equals('result', 27), {
      queuePosition: u32,
      realmHasFreeCharacterMigration: bool,
    }),
  }),
});

/** Whether and when the realm will be split. */
export const SMSG_REALM_SPLIT = packet('SMSG_REALM_SPLIT', {
  realmId: u32,
  state: realmSplitState,
  splitDate: cstring({ maxBytes: 255 }),
});

/** Sends the client to another address. */
export const SMSG_REDIRECT_CLIENT = packet('SMSG_REDIRECT_CLIENT', {
  ipAddress: u32,
  port: u16,
  unknown: u32,
  hash: fixed(20),
});
