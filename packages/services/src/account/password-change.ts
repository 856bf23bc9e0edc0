import type { AccountId } from '@realmwright/kernel/ids';
import { updatePassword } from './account.store.ts';
import { type AccountParts, announceRevocation, type RevocationReason } from './account-parts.ts';
import { deleteResetToken } from './credentials.store.ts';
import { newAccount } from './new-account.ts';
import { deleteOpenSession, findOpenSession } from './session.store.ts';

/** Sets both verifiers anew, which ends whatever was opened with the old password, and what was given to replace it. Gives the account, if it exists. */
export async function replacePassword(
  parts: AccountParts,
  username: string,
  password: string,
): Promise<AccountId | undefined> {
  const { salt, verifier } = newAccount(parts, username, password, []);
  const webHash = await parts.webPasswords.hash(password);
  const id = await updatePassword(parts.ports.database, username, { salt, verifier, webHash });
  if (id === undefined) return undefined;
  await deleteResetToken(parts.ports.database, id);
  await revokeSession(parts, id, 'password-changed');
  return id;
}

/** Ends the open session of an account whose state changed. */
export async function revokeSession(
  parts: AccountParts,
  id: AccountId,
  reason: RevocationReason,
  detail?: string,
): Promise<void> {
  const open = await findOpenSession(parts.ports.database, id);
  if (open === undefined || !(await deleteOpenSession(parts.ports.database, open))) return;
  announceRevocation(parts, open, reason, detail);
}
