import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aPlayer, aWorld, hollowmere, type WorldFixture } from '@realmwright/testkit/world-fixture';
import { playerKey } from '../entity-key.ts';

const { terrain } = aWorld().world;
const hut = terrain?.houses.find(({ name }) => name === 'Jetty Hut');
assert.ok(terrain && hut);

/** A place by the hut: yards from its middle towards its front and along it. */
function by(forward: number, aside: number, faces: { readonly x: number; readonly y: number }) {
  const { x, y, front } = hut ?? { x: 0, y: 0, front: { x: 0, y: 0 } };
  const at = { x: x + front.x * forward - front.y * aside, y: y + front.y * forward + front.x * aside };
  const orientation = (Math.atan2(faces.y - at.y, faces.x - at.x) + 2 * Math.PI) % (2 * Math.PI);
  return { ...aPlayer('Ann').place, ...at, z: terrain?.heightAt(at.x, at.y) ?? 0, orientation };
}

/** Around the corner of the hut from each other, less than five yards apart. */
const [deep, wide] = [hut.depth / 2, hut.width / 2];
const beside = by(deep - 2.4, wide + 0.8, by(deep + 0.8, wide - 2.4, hut));
const before = by(deep + 0.8, wide - 2.4, beside);
assert.ok(Math.hypot(before.x - beside.x, before.y - beside.y) < 4.9);

const lantern = hollowmere.carriables[0];
if (lantern === undefined) throw new Error('the bundle has nothing to carry');
const partner = { counter: 1, entry: 910_030, ...beside, behaviour: { kind: 'stand', turnsEveryMillis: 0 } } as const;
const attack = { kind: 'attack', target: { kind: 'creature', entry: 910_030, counter: 1 } } as const;
const grab = { kind: 'useObject', target: { kind: 'object', entry: lantern.entry, counter: 1 } } as const;

/** Ann, before the hut; a creature and a thing lie around its corner. */
const atTheHut = (drawsLand: boolean, place: typeof before = before): WorldFixture => {
  const content = { creatureSpawns: [partner], carriables: [{ ...lantern, ...beside }] };
  return aWorld({ content })
    .with(aPlayer('Ann', { place, health: 60 }), 'edge-1', { drawsLand })
    .tick(2);
};

const strokes = (fixture: WorldFixture): number => fixture.facts('Ann', 'blowStruck').length;

test('G-37: nobody for whom a wall is there strikes through it, and it is told so once', () => {
  const page = atTheHut(true).does('Ann', attack).tick(60);
  assert.equal(strokes(page), 0);
  assert.deepEqual(page.lines('Ann'), ['Something stands between you.']);
  const inTheOpen = atTheHut(true, by(deep + 4, wide + 4, beside));
  inTheOpen.world.places.put(inTheOpen.slotOf('Ann'), beside.x + 2, beside.y, beside.z);
  inTheOpen.does('Ann', attack).tick(60);
  assert.deepEqual(inTheOpen.lines('Ann'), [], 'on the same side');
  const game = atTheHut(false).does('Ann', attack).tick(60);
  assert.ok(strokes(game) > 0, 'a game client draws a land of its own, without the hut');
});

test('G-37: nothing is picked up or handed over through a wall, and no trade is opened', () => {
  const page = atTheHut(true).does('Ann', grab).tick();
  assert.deepEqual(page.lines('Ann'), ['Something stands between you.']);
  const bert = playerKey(aPlayer('Bert').characterId);
  page.with(aPlayer('Bert', { place: beside }), 'edge-1', { drawsLand: true }).tick();
  page
    .does('Bert', grab)
    .tick()
    .does('Ann', { kind: 'attempt', action: 1, deed: { kind: 'steal', from: bert } })
    .tick();
  assert.deepEqual(
    page.personal('Ann', 'deedJudged').map(({ refusal }) => refusal),
    ['carrying.behind-wall'],
  );
  page.does('Ann', { kind: 'askTrade', target: bert }).tick();
  assert.equal(page.world.trades.find(aPlayer('Ann').characterId), undefined);
  assert.equal(atTheHut(false).does('Ann', grab).tick().facts('Ann', 'thingPassed').length, 1, 'a game client may');
});

test('a creature whose enemy is near and behind a wall does not wait for it there', () => {
  const fixture = atTheHut(true).does('Ann', attack).tick();
  const slot = fixture.world.entities.findCreature(1);
  assert.ok(slot !== undefined);
  fixture.world.places.put(fixture.slotOf('Ann'), beside.x + 2, beside.y, beside.z);
  fixture.tick(60);
  fixture.does('Ann', { kind: 'stopAttack' });
  const angry = fixture.world.entities.idOf(slot);
  const own = fixture.facts('Ann', 'blowStruck').length;
  assert.ok(own > 0, 'it was struck, and is angry');
  fixture.world.places.put(fixture.slotOf('Ann'), before.x, before.y, before.z);
  const theirs = (): number => fixture.facts('Ann', 'blowStruck').filter(({ entity }) => entity === angry).length;
  const struck = theirs();
  fixture.tick(120);
  assert.ok(theirs() > struck, 'it has come, and strikes');
});
