import { askDuel, attack, walkUpTo } from '../client/fighter.ts';
import type { GameClient } from '../client/game-client.ts';

/** Two people fight a duel from the asking to its end, as long as both hold on. */
export async function fightDuel(asker: GameClient, asked: GameClient): Promise<void> {
  await walkUpTo(asker, asked);
  const from = [asker, asked].map(({ connection }) => connection.received.length);
  askDuel(asker, asked);
  const request = await asked.connection.next('SMSG_DUEL_REQUESTED', from[1], { within: 5_000 });
  asked.connection.send('CMSG_DUEL_ACCEPTED', { guid: request.big('initiator') });
  await asked.connection.next('SMSG_DUEL_COUNTDOWN', from[1], { within: 5_000 });
  await asker.connection.next('SMSG_DUEL_COUNTDOWN', from[0], { within: 5_000 });
  for (const client of [asker, asked]) await client.waitFor('the duel to begin', () => isInDuel(client));
  attack(asker, asked);
  attack(asked, asker);
  await asker.connection.next('SMSG_DUEL_COMPLETE', from[0], { within: 60_000 });
}

/** Whether a client sees itself on a side of a duel. */
export function isInDuel(client: GameClient): boolean {
  const self = client.sights.find(client.guid);
  return self !== undefined && (client.sights.value(self, 'PLAYER_DUEL_TEAM') ?? 0) !== 0;
}
