import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aPlayer, aWorld, hollowmere } from '@realmwright/testkit/world-fixture';
import fc from 'fast-check';
import type { EntityKey } from '../entity-key.ts';
import type { Intent } from '../intents/intent-batch.ts';
import { openWorld, step } from '../tick.ts';
import { hashWorld, restoreWorld, snapshotWorld } from '../world.ts';

const names = ['Ann', 'Bert', 'Olga'] as const;
const start = aPlayer('Ann').place;
const behaviour = { kind: 'stand', turnsEveryMillis: 0 } as const;
const spawns = [
  { ...start, x: start.x + 3, entry: 910_030, counter: 1, behaviour },
  { ...start, x: start.x - 4, entry: 910_031, counter: 2, behaviour },
  { ...start, y: start.y + 4, entry: 910_020, counter: 3, behaviour },
];
const people = names.map((name): EntityKey => ({ kind: 'player', entry: 0, counter: aPlayer(name).characterId }));
const things: EntityKey[] = [
  ...people,
  ...people.map((key): EntityKey => ({ ...key, kind: 'corpse' })),
  ...spawns.map(({ entry, counter }): EntityKey => ({ kind: 'creature', entry, counter })),
  { kind: 'object', entry: hollowmere.duel.flagEntry, counter: 0x80_0000 | aPlayer('Ann').characterId },
  { kind: 'player', entry: 0, counter: 77_777 },
];

const thing = fc.constantFrom(...things);
const spell = fc.constantFrom(hollowmere.duel.spell, 1, 0xffff_ffff);
const commands = [
  'die',
  'revive',
  'damage 20',
  'combatstop',
  'cheat god on',
  'cheat god off',
  'respawn',
  'go xyz -8900 -100',
];
const wish: fc.Arbitrary<Intent> = fc.oneof(
  thing.map((target): Intent => ({ kind: 'attack', target })),
  thing.map((target): Intent => ({ kind: 'select', target })),
  thing.map((corpse): Intent => ({ kind: 'reclaimCorpse', corpse })),
  fc
    .tuple(spell, fc.option(thing, { nil: undefined }))
    .map(([id, target]): Intent => ({ kind: 'castSpell', spell: id, castCount: 1, target })),
  fc.constantFrom<Intent>(
    { kind: 'stopAttack' },
    { kind: 'releaseSpirit' },
    { kind: 'seekCorpse' },
    { kind: 'acceptDuel' },
    { kind: 'cancelDuel' },
    { kind: 'requestLogout' },
    { kind: 'leave', reason: 'vanished' },
  ),
  fc.constantFrom(...commands).map((text): Intent => ({ kind: 'runCommand', text })),
);
const deed = fc.record({
  who: fc.constantFrom(...names),
  wish,
  ticks: fc.integer({ min: 0, max: 40 }),
  millis: fc.constantFrom(50, 50, 50, 1000),
});

test('whatever is asked of fights, deaths and duels, the world stays whole and is the same when made again', () => {
  fc.assert(
    fc.property(fc.array(deed, { minLength: 10, maxLength: 60 }), fc.nat(1_000_000), (deeds, seed) => {
      const fixture = aWorld({ seed, content: { creatureSpawns: spawns } });
      for (const name of names) fixture.with(aPlayer(name, { level: 8, roles: name === 'Olga' ? ['operator'] : [] }));
      fixture.tick(2);
      for (const { who, wish: wanted, ticks, millis } of deeds)
        fixture
          .does(who, wanted)
          .tick(1 + ticks, millis)
          .saves();
      const { world, setup, frames } = fixture;
      assert.deepEqual(fixture.effects('quarantined'), []);
      for (const { slot } of world.players) {
        const health = world.fields.get(slot, 'health');
        assert.ok(health >= 0 && health <= world.fields.get(slot, 'maxHealth'));
        const death = world.deaths.find(slot);
        assert.equal(health === 0, death !== undefined && !death.isReleased, 'dead is who has no health');
        if (world.duels.find(slot) === undefined) assert.equal(world.fields.get(slot, 'duelArbiter'), 0);
      }
      for (const fighter of world.fighters) assert.equal(world.entities.alive[fighter.slot], 1);
      const copy = restoreWorld(setup, snapshotWorld(world));
      assert.equal(hashWorld(copy), hashWorld(world));
      const again = openWorld(setup, (frames[0]?.time ?? 0) - 50);
      for (const frame of frames) step(again, frame);
      assert.equal(hashWorld(again), hashWorld(world));
    }),
    { numRuns: 40 },
  );
});
