import { event } from '@realmwright/kernel/contract';
import { struct, u16, utf8 } from '@realmwright/kernel/schema/types';

/**
 * A client was shown the realm list and will probably open a connection to a gateway next. A gateway that is reached
 * through a port which several builds share speaks first, and guesses the build from this. Unscoped.
 */
export const realmsListed = event('login.realms-listed', struct({ address: utf8({ maxBytes: 45 }), build: u16 }));
