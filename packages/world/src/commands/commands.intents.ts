import { accountRolesType, accountRoleType } from '@realmwright/kernel/account-role';
import { struct, utf8 } from '@realmwright/kernel/schema/types';

/** Longest operator command, bytes. */
export const COMMAND_BYTES = 255;

/** Operator commands that need the world. */
export const commandIntents = {
  /** A chat line that began with a dot, without the dot. The roles are those that the session came with or got since. */
  runCommand: struct({ text: utf8({ maxBytes: COMMAND_BYTES }) }),
  /** The same, of a command that the realm's operators gave to a role below its declaration: the least that may use it. */
  runGrantedCommand: struct({ text: utf8({ maxBytes: COMMAND_BYTES }), leastRole: accountRoleType }),
  /** The account's roles have changed. Edges intend it by themselves; no client can. */
  changeRoles: struct({ roles: accountRolesType }),
};
