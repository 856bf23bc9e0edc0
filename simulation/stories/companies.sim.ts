import { beInCompany } from '@realmwright/testkit/simulation/being-in-company';
import type { SimulatedPlayer } from '@realmwright/testkit/simulation/simulated-player';
import type { SimulationStory, Stage } from '@realmwright/testkit/simulation/stage';

/** People found parties, talk, quarrel, leave and vanish; whoever comes back is told what is true. */
export const companies: SimulationStory = {
  name: 'companies',
  cast: 4,
  purpose: 'parties that are founded, led, left and lost sight of, and what is said in them',
  async play(stage) {
    await Promise.all(stage.players.map((player) => stage.enter(player)));
    stage.rough();
    await stage.live(stage.players, 25_000, async (player) => {
      const { random } = player;
      await player.rest(100, 1_500);
      if (!player.isInWorld) return void (await stage.enter(player));
      const other = random.pick(stage.players.filter((one) => one !== player));
      await player.attempt('be in company', () => beInCompany(player, other));
      if (random.chance(0.01)) stage.realm.kill('services');
    });
    await agree(stage);
  },
};

/** In clear weather everybody who comes in is shown its group as it is, and hears what is said there. */
async function agree(stage: Stage): Promise<void> {
  await stage.comeTogether();
  const groups = await stage.watch.listGroups();
  const othersOf = ({ name: own }: SimulatedPlayer): readonly SimulatedPlayer[] => {
    const members = groups.find((names) => names.includes(own)) ?? [];
    return stage.players.filter(({ name }) => name !== own && members.includes(name));
  };
  // Whoever has just come in is not in the group's ears before it has its list.
  for (const player of stage.players) await player.client?.isWithJust(...othersOf(player));
  for (const player of stage.players) {
    const { client } = player;
    const others = othersOf(player);
    if (client === undefined || others.length === 0) continue;
    const words = `${player.name} is here`;
    client.say(words, client.company.leader === client.guid ? 'partyLeader' : 'party');
    for (const { client: hearer } of others) {
      await hearer?.waitFor(`${hearer.name} to hear ${words}`, () => hearer.heard.find(({ text }) => text === words));
    }
  }
}
