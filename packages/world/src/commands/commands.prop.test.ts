import { test } from 'node:test';
import { aPlayer, aWorld, hollowmere } from '@realmwright/testkit/world-fixture';
import fc from 'fast-check';
import { worldCommands } from './catalogue.ts';
import { COMMAND_BYTES } from './commands.intents.ts';

const paths = worldCommands.map(({ path }) => path.join(' '));
const words = fc.oneof(
  fc.integer({ min: -(2 ** 31), max: 2 ** 31 }).map(String),
  fc.double().map(String),
  fc.constantFrom('on', 'off', 'all', 'id', 'inn', 'Bert', 'bert', '-0', '1e9', '0x10', '910020', 'NaN', '"', '%s'),
  fc.string({ maxLength: 12 }),
);
/** Nonsense, and nonsense behind the words of a command. */
const line = fc
  .oneof(fc.string({ maxLength: 60 }), fc.tuple(fc.constantFrom(...paths), fc.array(words, { maxLength: 6 })))
  .map((given) => (typeof given === 'string' ? given : `${given[0]} ${given[1].join(' ')}`))
  .filter((text) => text.isWellFormed() && new TextEncoder().encode(text).length <= COMMAND_BYTES);

test('whatever an operator types, the step ends, and the world can be written down', () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), fc.boolean(), (lines, selects) => {
      const fixture = aWorld({ content: { creatureSpawns: hollowmere.creatureSpawns.slice(0, 5) } });
      fixture
        .with(aPlayer('Olga', { roles: ['operator'] }))
        .with(aPlayer('Bert'))
        .tick(2);
      const [creature] = fixture.world.creatures;
      if (selects && creature !== undefined) {
        fixture.does('Olga', { kind: 'select', target: fixture.world.entities.keyOf(creature.slot) });
      }
      for (const text of lines) fixture.does('Olga', { kind: 'runCommand', text });
      // The fixture sends every input and answer through its codec, which throws for what cannot travel.
      fixture.tick(3);
      for (const text of fixture.lines('Olga')) {
        if (text.length > 1_000) throw new Error(`a line of ${text.length} characters`);
      }
    }),
    { numRuns: 300 },
  );
});
