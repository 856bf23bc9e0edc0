import type { ValueOf } from './schema/type.ts';
import { list, literals } from './schema/types.ts';

/**
 * What an account may do, from least to most. Each includes what stands before it. `operator` runs the realm; the
 * console of the machine counts as an operator without an account.
 */
export const accountRoles = ['player', 'moderator', 'gamemaster', 'operator'] as const;
export type AccountRole = (typeof accountRoles)[number];

export const accountRoleType = literals(...accountRoles);
/** The roles granted to one account; `player` is always understood, the list may be empty. */
export const accountRolesType = list(accountRoleType, { max: accountRoles.length });
export type AccountRoles = ValueOf<typeof accountRolesType>;

/** Whether somebody with these roles may do what asks for at least `least`. */
export function includesRole(roles: AccountRoles, least: AccountRole): boolean {
  const needed = accountRoles.indexOf(least);
  return needed === 0 || roles.some((role) => accountRoles.indexOf(role) >= needed);
}

/** The greatest of these roles; `player` for none. */
export function highestRole(roles: AccountRoles): AccountRole {
  return accountRoles.findLast((role) => roles.includes(role)) ?? 'player';
}
