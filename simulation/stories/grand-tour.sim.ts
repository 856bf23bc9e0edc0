import { createCharacter, deleteCharacter, listCharacters } from '@realmwright/testkit/client/character-screen';
import type { SimulatedPlayer } from '@realmwright/testkit/simulation/simulated-player';
import type { SimulationStory, Stage } from '@realmwright/testkit/simulation/stage';
import { tradeCoins } from '@realmwright/testkit/simulation/trading';

/**
 * Does once whatever has a fault point, in clear weather, and goes on after whatever goes wrong: the walk over the fault
 * points plays it with one thing planned.
 */
export const grandTour: SimulationStory = {
  name: 'grand-tour',
  cast: 2,
  purpose: 'every fault point in clear weather',
  async play(stage) {
    const [operator, other] = stage.players;
    if (operator === undefined || other === undefined) return;
    await other.attempt('make and delete a character', () => visitCharacterScreen(other));
    await Promise.all([back(stage, operator), back(stage, other)]);
    await other.attempt('walk', () => other.walk(3));
    await operator.attempt('trade', async () => {
      if (operator.client === undefined || other.client === undefined) return;
      await tradeCoins(operator.client, other.client, 7);
      stage.watch.noteTrade(7);
    });
    await back(stage, operator);
    await operator.attempt('place a creature', async () => {
      await operator.client?.command(`.npc add ${stage.creature}`);
    });
    for (const [map, place] of [
      [1, 'farshore'],
      [0, 'meadow'],
    ] as const) {
      await back(stage, operator);
      await operator.attempt('travel', async () => {
        const { client } = operator;
        if (client === undefined || client.map === map) return;
        client.say(`.tele ${place}`);
        await client.waitFor('the other map', () => client.map === map && client.sights.find(client.guid));
      });
    }
    // Long enough for a save in its turn.
    await stage.simulation.sleep(13_000);
    await other.attempt('log out', () => other.logOut());
  },
};

async function back(stage: Stage, player: SimulatedPlayer): Promise<void> {
  for (let tries = 0; tries < 6 && !player.isInWorld; tries++) {
    if (!(await stage.enter(player))) await player.rest(1_000, 1_000);
  }
}

async function visitCharacterScreen(player: SimulatedPlayer): Promise<void> {
  const connection = await player.connect();
  try {
    await createCharacter(connection, { name: 'Tourist' });
    const own = await listCharacters(connection);
    const made = own.find(({ name }) => name !== player.name);
    if (made !== undefined) await deleteCharacter(connection, made.guid);
  } finally {
    player.drop();
  }
}
