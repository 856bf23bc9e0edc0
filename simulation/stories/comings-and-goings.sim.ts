import type { SimulationStory } from '@realmwright/testkit/simulation/stage';

/** People come in every way there is, walk, log out, vanish, and meet themselves coming back. */
export const comingsAndGoings: SimulationStory = {
  name: 'comings-and-goings',
  cast: 3,
  purpose: 'logins, reconnects and vanished clients while messages are late, lost and repeated',
  async play(stage) {
    stage.rough();
    await stage.live(stage.players, 25_000, async (player) => {
      const { random } = player;
      await player.rest(0, 3_000);
      if (!player.isInWorld) {
        await stage.enter(player, random.pick(['key', 'key', 'key', 'reconnect', 'password']));
        return;
      }
      const deed = random.fraction();
      if (deed < 0.5) await player.attempt('walk', () => player.walk(random.between(1, 4)));
      else if (deed < 0.65) await player.attempt('log out', () => player.logOut());
      else if (deed < 0.85) player.drop();
      else await stage.enter(player);
    });
  },
};
