import {
  CMSG_ACCEPT_TRADE,
  CMSG_BEGIN_TRADE,
  CMSG_BUSY_TRADE,
  CMSG_CANCEL_TRADE,
  CMSG_IGNORE_TRADE,
  CMSG_INITIATE_TRADE,
  CMSG_SET_TRADE_GOLD,
  CMSG_UNACCEPT_TRADE,
} from '@realmwright/protocol/world/trade/trade.packet';
import { askTradeIntent } from '@realmwright/world/trade/trade.wire';
import { intend, type Row } from '../opcode-table.ts';

const states = ['world'] as const;
/** Each of these may reach the ledger. */
const cost = 5;

/** The window in which two players hand each other coins. */
export const tradeRows: readonly Row[] = [
  intend({ layouts: [CMSG_INITIATE_TRADE], states, cost, intent: askTradeIntent }),
  intend({ layouts: [CMSG_BEGIN_TRADE], states, intent: () => ({ kind: 'openTrade' }) }),
  intend({ layouts: [CMSG_BUSY_TRADE], states, intent: () => ({ kind: 'declineTrade', why: 'busy' }) }),
  intend({ layouts: [CMSG_IGNORE_TRADE], states, intent: () => ({ kind: 'declineTrade', why: 'ignoring' }) }),
  intend({ layouts: [CMSG_SET_TRADE_GOLD], states, intent: ({ gold }) => ({ kind: 'offerCoins', copper: gold }) }),
  intend({ layouts: [CMSG_ACCEPT_TRADE], states, cost, intent: () => ({ kind: 'acceptTrade' }) }),
  intend({ layouts: [CMSG_UNACCEPT_TRADE], states, intent: () => ({ kind: 'withdrawAcceptance' }) }),
  // A client closes the window also when it logs out or changes maps; there is no trade then, and no harm.
  intend({ layouts: [CMSG_CANCEL_TRADE], states, intent: () => ({ kind: 'cancelTrade' }) }),
];
