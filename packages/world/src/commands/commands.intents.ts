import { accountRolesType } from '@realmwright/kernel/account-role';
import { struct, utf8 } from '@realmwright/kernel/schema/types';

/** Longest operator command, bytes. */
export const COMMAND_BYTES = 255;

/** Operator commands that need the world. */
export const commandIntents = {
  /** A chat line that began with a dot, without the dot. The roles are those that the session came with or got since. */
  runCommand: struct({ text: utf8({ maxBytes: COMMAND_BYTES }) }),
  /** The account's roles have changed. Edges intend it by themselves; no client can. */
  changeRoles: struct({ roles: accountRolesType }),
};
