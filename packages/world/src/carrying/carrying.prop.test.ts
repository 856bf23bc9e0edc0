import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aPlayer, aWorld, hollowmere } from '@realmwright/testkit/world-fixture';
import { playerKey } from '@realmwright/world/entity-key';
import fc from 'fast-check';

const names = ['Ann', 'Bert', 'Cleo'] as const;
const [lantern] = hollowmere.carriables;
if (lantern === undefined) throw new Error('the bundle has nothing to carry');
const { entry, x, y, z } = lantern;
const place = { ...aPlayer('Ann').place, x, y, z };

const deed = fc.oneof(
  fc.constant({ kind: 'useObject' as const, target: { kind: 'object' as const, entry, counter: 1 } }),
  fc.constantFrom('carry drop', 'carry give', 'carry steal').map((text) => ({ kind: 'runCommand' as const, text })),
  fc
    .record({
      name: fc.constantFrom(...names),
      kind: fc.constantFrom('giveAway', 'steal', 'putDown'),
      action: fc.nat(),
    })
    .map(({ name, kind, action }) => {
      const other = playerKey(aPlayer(name).characterId);
      if (kind === 'putDown') return { kind: 'attempt' as const, action, deed: { kind } };
      const passing = kind === 'steal' ? { kind, from: other } : { kind, to: other };
      return { kind: 'attempt' as const, action, deed: passing };
    }),
  fc.constantFrom(...names).map((name) => ({ kind: 'select' as const, target: playerKey(aPlayer(name).characterId) })),
  fc.constant({ kind: 'requestLogout' as const }),
  fc.constant({ kind: 'leave' as const, reason: 'vanished' as const }),
);

test('whatever is done, the lantern is in one place: it lies once, or one character has it', () => {
  const turn = fc.record({ who: fc.constantFrom(...names), deed, millis: fc.constantFrom(0, 50, 4_000, 130_000) });
  fc.assert(
    fc.property(fc.array(turn, { maxLength: 50 }), (turns) => {
      const fixture = aWorld({ content: { carriables: hollowmere.carriables } });
      for (const name of names) fixture.with(aPlayer(name, { place }));
      fixture.tick();
      for (const { who, deed: intent, millis } of turns) {
        fixture.does(who, intent);
        if (millis > 0) fixture.saves().tick(1, millis);
        const { world } = fixture;
        const lying = [...Array(world.entities.usedSlots).keys()].filter(
          (slot) => world.entities.alive[slot] === 1 && world.entities.kindOf(slot) === 'object',
        );
        const carrying = [...world.players].filter(({ slot }) => world.fields.get(slot, 'carriedObject') === entry);
        assert.equal(lying.length + carrying.length, 1);
        assert.equal(world.burdens.find(entry)?.carrier, carrying[0]?.sheet.characterId);
      }
    }),
    { numRuns: 150 },
  );
});
