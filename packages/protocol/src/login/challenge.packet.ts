import {
  constant,
  countedBytes,
  enumeration,
  equals,
  fixed,
  hasFlag,
  i32,
  ipv4be,
  shortText,
  sized,
  struct,
  u8,
  u16,
  u32,
  u64,
  when,
} from '../schema/wire.ts';
import { everyLoginVersion, loginMessage } from './login-message.ts';
import { loginResult, securityFlag } from './login-result.ts';

/** Version of a client: 1.12.1 is `{ major: 1, minor: 12, patch: 1, build: 5875 }`. */
export const clientVersionType = struct({ major: u8, minor: u8, patch: u8, build: u16 });

/** Four characters as a number, the last of them in the highest byte, as clients write them. */
export const fourCharacters = (text: string): number => {
  let value = 0;
  for (const character of text.padStart(4, '\0')) value = value * 256 + character.charCodeAt(0);
  return value;
};

const announcement = {
  protocolVersion: enumeration(u8, { TWO: 2, THREE: 3, FIVE: 5, SIX: 6, SEVEN: 7, EIGHT: 8 }),
  ...sized(u16, {
    gameName: constant(u32, fourCharacters('WoW')),
    version: clientVersionType,
    platform: enumeration(u32, { X86: fourCharacters('x86'), POWER_PC: fourCharacters('PPC') }),
    os: enumeration(u32, { WINDOWS: fourCharacters('Win'), MAC_OS_X: fourCharacters('OSX') }),
    locale: enumeration(u32, {
      EN_US: fourCharacters('enUS'),
      EN_GB: fourCharacters('enGB'),
      DE_DE: fourCharacters('deDE'),
    }),
    utcTimezoneOffset: i32,
    clientIpAddress: ipv4be,
    accountName: shortText({ maxBytes: 255 }),
  }),
};

/** First message of a login. Only `version.build` and `accountName` can be relied on. */
export const logonChallengeClient = loginMessage(
  'CMD_AUTH_LOGON_CHALLENGE_Client',
  { command: 0x00, direction: 'client', versions: everyLoginVersion },
  announcement,
);

/** First message of a client that lost the connection and still has its session key. */
export const reconnectChallengeClient = loginMessage(
  'CMD_AUTH_RECONNECT_CHALLENGE_Client',
  { command: 0x02, direction: 'client', versions: everyLoginVersion },
  announcement,
);

const keys = {
  serverPublicKey: fixed(32),
  generator: countedBytes({ count: u8, maxBytes: 32 }),
  largeSafePrime: countedBytes({ count: u8, maxBytes: 32 }),
  salt: fixed(32),
  crcSalt: fixed(16),
};
const pin = { pinGridSeed: u32, pinSalt: fixed(16) };
const matrixCard = { width: u8, height: u8, digitCount: u8, challengeCount: u8, seed: u64 };

/** Answer to the first message; without success it ends behind the result. */
export const logonChallengeServer_2 = loginMessage(
  'CMD_AUTH_LOGON_CHALLENGE_Server',
  { command: 0x00, direction: 'server', versions: [2] },
  { protocolVersion: constant(u8, 0), result: loginResult, ...when(equals('result', 0), keys) },
);

export const logonChallengeServer_3 = loginMessage(
  'CMD_AUTH_LOGON_CHALLENGE_Server',
  { command: 0x00, direction: 'server', versions: [3] },
  {
    protocolVersion: constant(u8, 0),
    result: loginResult,
    ...when(equals('result', 0), { ...keys, securityFlag, ...when(equals('securityFlag', 1), pin) }),
  },
);

export const logonChallengeServer_5 = loginMessage(
  'CMD_AUTH_LOGON_CHALLENGE_Server',
  { command: 0x00, direction: 'server', versions: [5, 6, 7] },
  {
    protocolVersion: constant(u8, 0),
    result: loginResult,
    ...when(equals('result', 0), {
      ...keys,
      securityFlag,
      ...when(hasFlag('securityFlag', 1), pin),
      ...when(hasFlag('securityFlag', 2), matrixCard),
    }),
  },
);

export const logonChallengeServer_8 = loginMessage(
  'CMD_AUTH_LOGON_CHALLENGE_Server',
  { command: 0x00, direction: 'server', versions: [8] },
  {
    protocolVersion: constant(u8, 0),
    result: loginResult,
    ...when(equals('result', 0), {
      ...keys,
      securityFlag,
      ...when(hasFlag('securityFlag', 1), pin),
      ...when(hasFlag('securityFlag', 2), matrixCard),
      ...when(hasFlag('securityFlag', 4), { required: u8 }),
    }),
  },
);

/** Answer to a reconnect. */
export const reconnectChallengeServer = loginMessage(
  'CMD_AUTH_RECONNECT_CHALLENGE_Server',
  { command: 0x02, direction: 'server', versions: everyLoginVersion },
  { result: loginResult, ...when(equals('result', 0), { challengeData: fixed(16), checksumSalt: fixed(16) }) },
);
