import {
  logonChallengeClient,
  logonChallengeServer_2,
  logonChallengeServer_3,
  logonChallengeServer_5,
  logonChallengeServer_8,
  reconnectChallengeClient,
  reconnectChallengeServer,
} from './challenge.packet.ts';
import type { LoginMessage, LoginVersion } from './login-message.ts';
import {
  logonProofClient_2,
  logonProofClient_3,
  logonProofClient_5,
  logonProofClient_8,
  logonProofServer_2,
  logonProofServer_5,
  logonProofServer_8,
  reconnectProofClient,
  reconnectProofServer_2,
  reconnectProofServer_5,
} from './proof.packet.ts';
import {
  realmListClient,
  realmListServer_2,
  realmListServer_5,
  realmListServer_6,
  realmListServer_8,
} from './realm-list.packet.ts';
import { surveyResult, xferAccept, xferCancel, xferData, xferInitiate, xferResume } from './transfer.packet.ts';

/** Every message of the login server in every version. */
export const everyLoginMessage: readonly LoginMessage[] = [
  logonChallengeClient,
  logonChallengeServer_2,
  logonChallengeServer_3,
  logonChallengeServer_5,
  logonChallengeServer_8,
  logonProofClient_2,
  logonProofClient_3,
  logonProofClient_5,
  logonProofClient_8,
  logonProofServer_2,
  logonProofServer_5,
  logonProofServer_8,
  reconnectChallengeClient,
  reconnectChallengeServer,
  reconnectProofClient,
  reconnectProofServer_2,
  reconnectProofServer_5,
  realmListClient,
  realmListServer_2,
  realmListServer_5,
  realmListServer_6,
  realmListServer_8,
  surveyResult,
  xferInitiate,
  xferData,
  xferAccept,
  xferResume,
  xferCancel,
];

/** The message of a command byte, if there is one in that version. */
export function findLoginMessage(
  command: number,
  direction: 'client' | 'server',
  version: LoginVersion,
): LoginMessage | undefined {
  return everyLoginMessage.find(
    (message) => message.command === command && message.direction === direction && message.versions.includes(version),
  );
}
