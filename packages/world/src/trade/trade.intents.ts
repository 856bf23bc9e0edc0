import { literals, struct, u32 } from '@realmwright/kernel/schema/types';
import { entityKeyType } from '../entity-key.ts';

/** Handing coins to somebody through a window that both have open. */
export const tradeIntents = {
  askTrade: struct({ target: entityKeyType }),
  /** The one who was asked agrees: the window opens. */
  openTrade: struct({}),
  declineTrade: struct({ why: literals('busy', 'ignoring') }),
  /** All the coins that this side gives; 0 for none. */
  offerCoins: struct({ copper: u32 }),
  acceptTrade: struct({}),
  withdrawAcceptance: struct({}),
  cancelTrade: struct({}),
};
