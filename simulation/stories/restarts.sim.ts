import { roleNames } from '@realmwright/testkit/simulation/simulated-realm';
import type { SimulationStory } from '@realmwright/testkit/simulation/stage';

/** Roles are killed, stopped and cut off from one another while people live on. */
export const restarts: SimulationStory = {
  name: 'restarts',
  cast: 3,
  purpose: 'services, worlds and edges that end in the middle, start again, and lose sight of one another',
  async play(stage) {
    const { realm, simulation } = stage;
    await Promise.all(stage.players.map((player) => stage.enter(player)));
    const random = simulation.random.fork('accidents');
    const accidents = async (): Promise<void> => {
      for (let count = random.integer(1, 3); count > 0; count--) {
        await simulation.sleep(random.between(500, 8_000));
        const role = random.pick(roleNames);
        const what = random.fraction();
        if (what < 0.5) realm.kill(role);
        else if (what < 0.7) await realm.restart(role);
        else {
          const process = realm.processOf(role);
          simulation.bus.part(process);
          await simulation.sleep(random.between(500, 12_000));
          simulation.bus.heal(process);
        }
      }
    };
    const happening = accidents();
    await stage.live(stage.players, 30_000, async (player) => {
      if (!player.isInWorld) {
        await player.rest(200, 2_000);
        await stage.enter(player, player.random.pick(['key', 'key', 'password']));
      } else if (player.random.chance(0.7))
        await player.attempt('walk', () => player.walk(player.random.between(1, 4)));
      else await player.rest(200, 3_000);
    });
    await happening;
  },
};
