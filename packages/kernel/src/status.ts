import type { ValueOf } from './schema/type.ts';
import { literals } from './schema/types.ts';

/** Whether whoever plays a character is there: it says itself that it is away from the keyboard, or busy, or neither. */
export const statusType = literals('here', 'away', 'busy');
export type Status = ValueOf<typeof statusType>;
