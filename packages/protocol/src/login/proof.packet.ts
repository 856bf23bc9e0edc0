import {
  constant,
  counted,
  equals,
  fixed,
  flags,
  hasFlag,
  shortText,
  struct,
  u8,
  u16,
  u32,
  when,
} from '../schema/wire.ts';
import { everyLoginVersion, loginMessage } from './login-message.ts';
import { loginResult, securityFlag } from './login-result.ts';

/** Proof of a product key; genuine clients send none. */
const telemetryKey = struct({ unknown1: u16, unknown2: u32, unknown3: fixed(4), cdKeyProof: fixed(20) });

const proof = {
  clientPublicKey: fixed(32),
  clientProof: fixed(20),
  crcHash: fixed(20),
  telemetryKeys: counted(telemetryKey, { count: u8, max: 255 }),
};
const pin = { pinSalt: fixed(16), pinHash: fixed(20) };
const matrixCard = { matrixCardProof: fixed(20) };

/** The client's proof that it knows the password. */
export const logonProofClient_2 = loginMessage(
  'CMD_AUTH_LOGON_PROOF_Client',
  { command: 0x01, direction: 'client', versions: [2] },
  proof,
);

export const logonProofClient_3 = loginMessage(
  'CMD_AUTH_LOGON_PROOF_Client',
  { command: 0x01, direction: 'client', versions: [3] },
  { ...proof, securityFlag, ...when(equals('securityFlag', 1), pin) },
);

export const logonProofClient_5 = loginMessage(
  'CMD_AUTH_LOGON_PROOF_Client',
  { command: 0x01, direction: 'client', versions: [5, 6, 7] },
  {
    ...proof,
    securityFlag,
    ...when(hasFlag('securityFlag', 1), pin),
    ...when(hasFlag('securityFlag', 2), matrixCard),
  },
);

export const logonProofClient_8 = loginMessage(
  'CMD_AUTH_LOGON_PROOF_Client',
  { command: 0x01, direction: 'client', versions: [8] },
  {
    ...proof,
    securityFlag,
    ...when(hasFlag('securityFlag', 1), pin),
    ...when(hasFlag('securityFlag', 2), matrixCard),
    ...when(hasFlag('securityFlag', 4), { authenticator: shortText({ maxBytes: 32 }) }),
  },
);

/** The proof of clients that drop the leading zero of their public key; `shortLogonProof` finds it. */
export const logonProofClientShort = loginMessage(
  'CMD_AUTH_LOGON_PROOF_Client',
  { command: 0x01, direction: 'client', versions: [] },
  { clientPublicKey: fixed(31), clientProof: fixed(20), crcHash: fixed(20), keys: u8, securityFlag },
);

/** Flags of an account that a client shows or acts on. */
export const accountFlag = flags(u32, { GM: 0x01, TRIAL: 0x08, PROPASS: 0x80_0000 });

/** The server's verdict, and its own proof. */
export const logonProofServer_2 = loginMessage(
  'CMD_AUTH_LOGON_PROOF_Server',
  { command: 0x01, direction: 'server', versions: [2, 3] },
  { result: loginResult, ...when(equals('result', 0), { serverProof: fixed(20), hardwareSurveyId: u32 }) },
);

export const logonProofServer_5 = loginMessage(
  'CMD_AUTH_LOGON_PROOF_Server',
  { command: 0x01, direction: 'server', versions: [5, 6, 7] },
  {
    result: loginResult,
    ...when(equals('result', 0), { serverProof: fixed(20), hardwareSurveyId: u32, unknown: u16 }),
  },
);

export const logonProofServer_8 = loginMessage(
  'CMD_AUTH_LOGON_PROOF_Server',
  { command: 0x01, direction: 'server', versions: [8] },
  {
    result: loginResult,
    ...when(equals('result', 0), {
      serverProof: fixed(20),
      accountFlag,
      hardwareSurveyId: u32,
      unknown: u16,
    }).otherwise({
      padding: constant(u16, 0),
    }),
  },
);

/** The client's proof that it still has the session key. */
export const reconnectProofClient = loginMessage(
  'CMD_AUTH_RECONNECT_PROOF_Client',
  { command: 0x03, direction: 'client', versions: everyLoginVersion },
  { proofData: fixed(16), clientProof: fixed(20), clientChecksum: fixed(20), keyCount: constant(u8, 0) },
);

export const reconnectProofServer_2 = loginMessage(
  'CMD_AUTH_RECONNECT_PROOF_Server',
  { command: 0x03, direction: 'server', versions: [2, 3] },
  { result: loginResult },
);

export const reconnectProofServer_5 = loginMessage(
  'CMD_AUTH_RECONNECT_PROOF_Server',
  { command: 0x03, direction: 'server', versions: [5, 6, 7, 8] },
  { result: loginResult, padding: constant(u16, 0) },
);
