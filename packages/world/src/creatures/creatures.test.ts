import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aPlayer, aWorld, hollowmere } from '@realmwright/testkit/world-fixture';
import type { Path } from '../movement/movement.facts.ts';
import { pointAfter } from '../movement/paths.ts';

const content = { creatureSpawns: hollowmere.creatureSpawns };

/** Where a client believes a creature to be that draws a path from when it heard of it. */
function drawn(path: Path, elapsed: number): { x: number; y: number } {
  const lengths = [0];
  for (const [i, to] of path.points.entries()) {
    const from = path.points[i - 1];
    if (from !== undefined)
      lengths.push((lengths.at(-1) ?? 0) + Math.hypot(to.x - from.x, to.y - from.y, to.z - from.z));
  }
  return pointAfter({ path, lengths }, elapsed);
}

test('a client that draws the paths it was told is never half a yard off', () => {
  const fixture = aWorld({ content }).with(aPlayer('Ann')).tick();
  const { world } = fixture;
  const paths = new Map<number, { path: Path; startedAt: number }>();
  let checked = 0;
  let walked = 0;
  for (let i = 0; i < 400; i++) {
    fixture.tick();
    for (const { batch, perceived } of fixture.latest('Ann')) {
      for (const entity of perceived.leaves) paths.delete(entity);
      for (const index of perceived.enters) {
        const entered = batch.entities[index];
        if (entered?.path !== undefined) {
          paths.set(entered.entity, {
            path: entered.path.path,
            startedAt: world.time.now - entered.path.elapsedMillis,
          });
        }
      }
      for (const index of perceived.facts) {
        const fact = batch.facts[index];
        if (fact?.kind !== 'pathStarted') continue;
        paths.set(fact.entity, { path: fact.path, startedAt: world.time.now });
        walked += 1;
      }
    }
    for (const creature of world.creatures) {
      const known = paths.get(world.entities.idOf(creature.slot));
      if (known === undefined) continue;
      const place = world.places.positionOf(creature.slot);
      const shown = drawn(known.path, world.time.now - known.startedAt);
      const off = Math.hypot(place.x - shown.x, place.y - shown.y);
      assert.ok(off < 0.5, `creature ${creature.counter} is ${off} yards off`);
      checked += 1;
    }
  }
  assert.ok(checked > 10_000 && walked > 100, `${checked} places checked, ${walked} paths`);
});

test('herds stay around their places, patrols come around, and those who stand look about', () => {
  const fixture = aWorld({ content }).with(aPlayer('Ann')).tick(60, 1000);
  const { world } = fixture;
  for (const { behaviour, home, slot } of world.creatures) {
    if (behaviour.kind === 'patrol' || behaviour.kind === 'routine') continue;
    const place = world.places.positionOf(slot);
    const reach = behaviour.kind === 'wander' ? behaviour.radius : 0;
    assert.ok(Math.hypot(place.x - home.x, place.y - home.y) <= reach + 0.01);
  }
  assert.ok(fixture.facts('Ann', 'turned').length > 2);
});
