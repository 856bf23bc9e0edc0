import { codecOf } from '@realmwright/kernel/schema/codec';
import { ProtocolError } from '@realmwright/kernel/schema/protocol-error';
import { type Deed, deedType } from '@realmwright/protocol/realtime/client-messages';
import type { DeedOutcome } from '@realmwright/protocol/realtime/server-messages';

/** What becomes of a deed that no message can hold. */
export const tooLongDeed: DeedOutcome = { kind: 'refused', code: 'realtime.too-long' };

/** Whether a message can hold it: texts are limited in bytes, of which most letters of the world take two or three. */
export function fits(deed: Deed): boolean {
  try {
    deeds.encode(deed);
    return true;
  } catch (error) {
    if (error instanceof ProtocolError) return false;
    throw error;
  }
}

const deeds = codecOf(deedType, 'deed');
