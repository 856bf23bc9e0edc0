import type { Millis } from '@realmwright/kernel/units';
import { type PinProof, provesPin } from '@realmwright/protocol/srp6/pin';
import { matchTotp, matchTotpWhere, totpSecretText } from '@realmwright/protocol/srp6/totp';

/** The secret as people type it into an authenticator program. */
export const secretText = totpSecretText;

/** A code as a client entered it: in clear, or on the grid of the PIN, which sends a hash. */
export interface EnteredCode {
  readonly code: string | undefined;
  readonly pinProof: PinProof | undefined;
}

/** The time step whose code this is, if it comes after `lastStep`; so each code works once. */
export function matchCode(
  secret: Uint8Array,
  { code, pinProof }: EnteredCode,
  now: Millis,
  lastStep: number,
): number | undefined {
  const step =
    pinProof === undefined
      ? matchTotp(secret, code ?? '', now)
      : matchTotpWhere(secret, now, (candidate) => provesPin(pinProof, candidate));
  return step !== undefined && step > lastStep ? step : undefined;
}
