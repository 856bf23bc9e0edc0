import type { GameClient } from '../client/game-client.ts';
import { pause } from '../waiting.ts';

/** How a trade stands; the numbers of `SMSG_TRADE_STATUS`. Source: public protocol notes. */
const status = { asked: 1, opened: 2, completed: 8 } as const;

/** Two people hand coins to each other through the window, as long as both hold on. Resolves when it is completed. */
export async function tradeCoins(giver: GameClient, taker: GameClient, copper: number, back = 0): Promise<void> {
  const { time } = giver.connection;
  await giver.sees(taker);
  const [first, second] = [giver.connection.received.length, taker.connection.received.length];
  giver.connection.send('CMSG_INITIATE_TRADE', { guid: taker.guid });
  await told(taker, status.asked, second);
  taker.connection.send('CMSG_BEGIN_TRADE', {});
  await Promise.all([told(giver, status.opened, first), told(taker, status.opened, second)]);
  giver.connection.send('CMSG_SET_TRADE_GOLD', { gold: copper });
  if (back > 0) taker.connection.send('CMSG_SET_TRADE_GOLD', { gold: back });
  // An offer lies in the window for a second before it can be accepted.
  await pause(time, 1_600);
  giver.connection.send('CMSG_ACCEPT_TRADE', { unknown1: 0 });
  await pause(time, 200);
  taker.connection.send('CMSG_ACCEPT_TRADE', { unknown1: 0 });
  await told(giver, status.completed, first);
}

async function told(client: GameClient, wanted: number, from: number): Promise<void> {
  await client.connection.next('SMSG_TRADE_STATUS', from, {
    where: (fields) => fields.number('status') === wanted,
    within: 8_000,
  });
}
