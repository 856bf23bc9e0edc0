import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildLandMesh } from '@realmwright/navigation/land-mesh';
import { openLandNavigation } from '@realmwright/navigation/land-navigation';
import { aPlayer, aWorld, hollowmere, worldDawn } from '@realmwright/testkit/world-fixture';
import { step } from '../tick.ts';
import { minuteOfDay } from '../timekeeping/calendar.ts';
import { hashWorld, restoreWorld, snapshotWorld } from '../world.ts';

const [land] = hollowmere.lands;
assert.ok(land);
const navigation = await openLandNavigation(land, await buildLandMesh(land));
const creatureSpawns = hollowmere.creatureSpawns.filter(({ behaviour }) => behaviour.kind === 'routine');
const names = new Map(hollowmere.creatureTemplates.map(({ entry, name }) => [entry, name]));

/** A realm in which it is that minute of the day when the world begins. */
function atMinute(minute: number) {
  const dawn = Math.floor(worldDawn / 60_000) % 1440;
  return { content: { creatureSpawns }, navigation, rules: { calendarOffsetMillis: (minute - dawn) * 60_000 } };
}

test('a dozen villagers live in hollowmere, and every stop of their day can be reached from the one before', () => {
  assert.ok(creatureSpawns.length >= 12);
  for (const { entry, behaviour } of creatureSpawns) {
    if (behaviour.kind !== 'routine') continue;
    for (const [i, { via, ...stop }] of behaviour.stops.entries()) {
      const before = behaviour.stops.at(i - 1);
      assert.ok(before);
      let from: { x: number; y: number; z: number } = before;
      for (const to of [...via, stop]) {
        assert.ok(navigation.findWay(from, to), `${names.get(entry)} to ${to.x}, ${to.y}`);
        from = to;
      }
    }
  }
});

test('through a whole day each is where it should be when the next thing is about to begin', () => {
  const fixture = aWorld(atMinute(0));
  const { world } = fixture;
  let checked = 0;
  for (let i = 0; i < 24 * 60 * 20; i++) {
    fixture.tick(1, 3000);
    const soon = (minuteOfDay(world) + 1) % 1440;
    for (const creature of i < 600 || i % 20 !== 0 ? [] : world.creatures) {
      if (creature.behaviour.kind !== 'routine') continue;
      const next = creature.behaviour.stops.findIndex(({ fromMinute }) => fromMinute === soon);
      if (next === -1) continue;
      const stop = creature.behaviour.stops.at(next - 1);
      assert.ok(stop);
      const { x, y } = world.places.positionOf(creature.slot);
      const off = Math.hypot(x - stop.x, y - stop.y);
      const who = `${names.get(creature.entry)} at minute ${soon}`;
      assert.ok(off <= stop.strollYards + 1, `${who} is ${off.toFixed(0)} yards from where it should be`);
      checked += 1;
    }
  }
  assert.ok(checked > 60, `${checked} moments were looked at`);
});

test('on its way a villager goes through no house and no water, and never half a yard off the ground', () => {
  const fixture = aWorld(atMinute(7 * 60 + 58))
    .with(aPlayer('Ann'))
    .tick();
  const { world } = fixture;
  const { terrain } = world;
  assert.ok(terrain);
  let walked = 0;
  for (let i = 0; i < 3000; i++) {
    fixture.tick();
    for (const [slot] of world.paths) {
      const { x, y, z } = world.places.positionOf(slot);
      assert.ok(!terrain.isSolidAt(x, y, -0.5), `in a wall at ${x}, ${y}`);
      assert.ok((terrain.waterLevelAt(x, y) ?? z) - terrain.heightAt(x, y) < 1.2, `in the water at ${x}, ${y}`);
      assert.ok(Math.abs(terrain.heightAt(x, y) - z) < 0.8, `${z} and not ${terrain.heightAt(x, y)} at ${x}, ${y}`);
      walked += 1;
    }
  }
  assert.ok(walked > 1000, `${walked} steps of walkers`);
});

test('at night they sleep, and who comes by sees it', () => {
  const fixture = aWorld(atMinute(3 * 60))
    .with(aPlayer('Ann'))
    .tick(30, 1000);
  const asleep = [...fixture.world.creatures].filter(({ slot }) => fixture.world.fields.get(slot, 'standState') === 3);
  assert.ok(asleep.length >= 10, `${asleep.length} sleep`);
});

test('a world that is restored in the middle of a way goes on with it as the original does', () => {
  const fixture = aWorld(atMinute(5 * 60));
  const hasTurns = ({ world }: typeof fixture): boolean =>
    [...world.paths].some(([, { further }]) => further.length > 0);
  for (let i = 0; i < 600 && !hasTurns(fixture); i++) fixture.tick(1, 500);
  assert.ok(hasTurns(fixture), 'somebody has turns before it');
  const copy = restoreWorld(fixture.setup, snapshotWorld(fixture.world), navigation);
  const begin = fixture.frames.length;
  fixture.tick(400, 500);
  for (const frame of fixture.frames.slice(begin)) step(copy, frame);
  assert.equal(hashWorld(copy), hashWorld(fixture.world));
});
