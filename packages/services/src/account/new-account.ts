import type { AccountRoles } from '@realmwright/kernel/account-role';
import type { NewAccount } from './account.store.ts';
import type { AccountParts } from './account-parts.ts';
import { withNonZeroEnds } from './secret-box.ts';
import { srpVerifierOf } from './srp-verifier.wire.ts';

/** A row for an account of that normalised name: a salt of its own, the sealed verifier, no hash for the web yet. */
export function newAccount(parts: AccountParts, username: string, password: string, roles: AccountRoles): NewAccount {
  const salt = withNonZeroEnds(parts.ports.random.bytes(32));
  const verifier = parts.verifiers.seal(srpVerifierOf(username, password, salt), username);
  return { username, salt, verifier, webHash: undefined, roles: roles.filter((role) => role !== 'player') };
}
