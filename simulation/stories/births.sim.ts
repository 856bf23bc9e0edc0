import { createCharacter, deleteCharacter, listCharacters } from '@realmwright/testkit/client/character-screen';
import type { SimulationStory } from '@realmwright/testkit/simulation/stage';

const syllables = ['ba', 'do', 'li', 'mu', 're', 'so', 'ti', 'wa'];

/** Characters are made and deleted, with their starting money, while answers are lost and questions repeated. */
export const births: SimulationStory = {
  name: 'births',
  cast: 2,
  purpose: 'characters made and deleted while answers are lost and services end in the middle',
  async play(stage) {
    stage.rough({ lostAnswers: 0.05, repeatedRequests: 0.2 });
    await stage.live(stage.players, 15_000, async (player) => {
      const { random } = player;
      await player.attempt('look after the characters', async () => {
        const connection = await player.connect();
        try {
          for (let deeds = random.integer(1, 4); deeds > 0; deeds--) {
            const own = await listCharacters(connection);
            const spare = own.filter(({ name }) => name !== player.name);
            const [oldest] = spare;
            if (oldest !== undefined && (own.length > 4 || random.chance(0.4))) {
              await deleteCharacter(connection, oldest.guid);
            } else {
              const name = Array.from({ length: 3 }, () => random.pick(syllables)).join('');
              await createCharacter(connection, { name });
            }
          }
        } finally {
          player.drop();
        }
      });
      if (random.chance(0.05)) stage.realm.kill('services');
      await player.rest(100, 2_000);
    });
  },
};
