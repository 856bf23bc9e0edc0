import type { Millis } from '@realmwright/kernel/units';
import { matchTotp, totpSecretText } from '@realmwright/protocol/srp6/totp';

/** The secret as people type it into an authenticator program. */
export const secretText = totpSecretText;

/** The time step whose code this is, if it comes after `lastStep`; so each code works once. */
export function matchCode(secret: Uint8Array, code: string, now: Millis, lastStep: number): number | undefined {
  const step = matchTotp(secret, code, now);
  return step !== undefined && step > lastStep ? step : undefined;
}
