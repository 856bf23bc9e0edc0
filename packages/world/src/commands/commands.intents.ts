import { struct, utf8 } from '@realmwright/kernel/schema/types';

/** Longest operator command, bytes. */
export const COMMAND_BYTES = 255;

/** Operator commands that need the world. */
export const commandIntents = {
  /** A chat line that began with a dot, without the dot. The roles are those of the character's sheet. */
  runCommand: struct({ text: utf8({ maxBytes: COMMAND_BYTES }) }),
};
