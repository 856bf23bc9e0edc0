import { fightDuel, isInDuel } from '@realmwright/testkit/simulation/duelling';
import type { SimulationStory, Stage } from '@realmwright/testkit/simulation/stage';

/** Two people fight by consent while lines break and the world ends under them; nobody dies of it. */
export const duels: SimulationStory = {
  name: 'duels',
  cast: 2,
  purpose: 'duels whose fighters vanish, and whose world ends in the middle',
  async play(stage) {
    const [one, other] = stage.players;
    if (one === undefined || other === undefined) return;
    await Promise.all([stage.enter(one), stage.enter(other)]);
    stage.rough();
    const { random } = one;
    const end = stage.simulation.clock.monotonic() + 30_000;
    while (stage.simulation.clock.monotonic() < end) {
      for (const player of [one, other]) if (!player.isInWorld) await stage.enter(player);
      const [asker, asked] = random.chance(0.5) ? [one, other] : [other, one];
      const accident = random.chance(0.4)
        ? one.rest(500, 9_000).then(() => {
            if (random.chance(0.2)) stage.realm.kill('world');
            else random.pick([asker, asked]).drop();
          })
        : undefined;
      await asker.attempt('duel', async () => {
        if (asker.client === undefined || asked.client === undefined) return;
        await fightDuel(asker.client, asked.client);
      });
      await accident;
      await asker.rest(100, 1_000);
    }
    await beWell(stage);
  },
};

/** Whatever became of the duels, both stand there alive and have no opponent. */
async function beWell(stage: Stage): Promise<void> {
  await stage.comeTogether();
  for (const { client } of stage.players) {
    const self = client?.sights.find(client.guid);
    if (client === undefined || self === undefined) continue;
    const health = client.sights.value(self, 'UNIT_HEALTH') ?? 0;
    if (health === 0 || isInDuel(client)) throw new Error(`${client.name} came out of a duel with health ${health}`);
  }
}
