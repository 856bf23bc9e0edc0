import type { SimulationStory } from '@realmwright/testkit/simulation/stage';

/** An operator travels from map to map and back while messages are lost, and somebody watches. */
export const journeys: SimulationStory = {
  name: 'journeys',
  cast: 2,
  purpose: 'changes of map whose saves, resumptions and farewells are late, lost and repeated',
  async play(stage) {
    const [traveller, watcher] = stage.players;
    if (traveller === undefined || watcher === undefined) return;
    await Promise.all([stage.enter(traveller), stage.enter(watcher)]);
    stage.rough();
    await stage.live([traveller], 25_000, async (player) => {
      const { random } = player;
      if (!player.isInWorld && !(await stage.enter(player))) return player.rest(500, 2_000);
      await player.attempt('travel', async () => {
        const { client } = player;
        if (client === undefined) return;
        const map = 1 - client.map;
        client.say(map === 1 ? '.tele farshore' : '.tele meadow');
        if (random.chance(0.2)) await player.rest(0, 400).then(() => player.drop());
        else await client.waitFor('the other map', () => client.map === map && client.sights.find(client.guid));
      });
      await player.rest(0, 2_000);
    });
  },
};
