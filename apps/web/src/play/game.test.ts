import assert from 'node:assert/strict';
import { test } from 'node:test';
import { comes, EdgeEnd, entersAs, welcome } from '@realmwright/client/edge-end.fixture';
import { RealmConnection } from '@realmwright/client/realm-connection';
import { motionFlags } from '@realmwright/protocol/realtime/entity-state';
import { Game } from './game.ts';

const FRAME = 20;
const still = { x: 0, y: 0, z: 0, orientation: 0, flags: 0, age: 0 };

/** A game on a connection whose edge and frames a test has in its hands. */
function aGame() {
  const edge = new EdgeEnd();
  const line = RealmConnection.over(edge);
  const game = new Game(line);
  let now = 0;
  line.on('message', (message) => {
    if (message.kind === 'entered') game.enter(message, now);
    game.take(message, now);
  });
  edge.tell(welcome);
  edge.tell(entersAs(1));
  edge.show(1_000, comes(1, 'Ann'), comes(2, 'Bob'));
  const play = (millis: number, wish?: { readonly x: number; readonly y: number }): void => {
    for (const end = now + millis; now < end; ) {
      now += FRAME;
      game.advance(wish, FRAME / 1_000, now);
    }
  };
  const steps = () => edge.heard.flatMap((message) => (message.kind === 'step' ? [message] : []));
  return { edge, game, play, steps };
}

test('the own character walks at once where the keys say, and the realm is told', () => {
  const { game, play, steps } = aGame();
  play(1_000, { x: 0, y: 1 });
  assert.ok(Math.abs(game.walker.y - 7) < 0.2 && Math.abs(game.walker.x) < 1e-9, JSON.stringify(game.walker));
  assert.ok(game.walker.isMoving);
  assert.ok(Math.abs(game.walker.heading - Math.PI / 2) < 1e-9);
  play(FRAME);
  assert.deepEqual([steps()[0]?.cause, steps().at(-1)?.cause, game.walker.isMoving], ['start', 'stop', false]);
});

test('a click walks there and stops there; a key ends that', () => {
  const { game, play, steps } = aGame();
  game.goal = { x: 3, y: 4 };
  play(2_000);
  assert.ok(Math.hypot(game.walker.x - 3, game.walker.y - 4) < 0.3, JSON.stringify(game.walker));
  assert.deepEqual([game.goal, steps().at(-1)?.cause], [undefined, 'stop']);
  game.goal = { x: 30, y: 4 };
  play(FRAME, { x: -1, y: 0 });
  assert.equal(game.goal, undefined);
});

test('hands reach whoever is drawn within five yards, as the own character goes, and nobody who is not there', () => {
  const { edge, game, play } = aGame();
  const bobAt = (x: number): void => edge.show(1_050, { kind: 'move', thing: 2, motion: { ...still, x } });
  bobAt(12);
  play(1_000);
  assert.equal(game.isInReach(2), false);
  play(1_050, { x: 1, y: 0 });
  assert.ok(Math.abs(game.distanceTo(2) - 4.65) < 0.3, String(game.distanceTo(2)));
  assert.equal(game.isInReach(2), true);
  assert.equal(game.isInReach(3), false);
});

test('others are drawn where the realm says that they go, and nobody who is out of view', () => {
  const { edge, game, play } = aGame();
  play(FRAME);
  edge.show(1_050, { kind: 'move', thing: 2, motion: { ...still, flags: motionFlags.forward } });
  edge.show(1_100, {
    kind: 'follow',
    thing: 2,
    way: {
      points: [still, { ...still, x: 8 }].map(({ x, y, z }) => ({ x, y, z })),
      duration: 4_000,
      elapsed: 0,
      gait: 'walk',
    },
  });
  play(1_000);
  const bob = game.shownOf(2);
  assert.ok(bob?.isMoving && bob.x > 1.2 && bob.x < 2.5, JSON.stringify(bob));
  assert.equal(game.distanceTo(2), bob.x);
  game.target = 2;
  edge.show(2_100, { kind: 'leave', thing: 2 });
  play(FRAME);
  assert.deepEqual([game.shownOf(2), game.target], [undefined, 0]);
});

test('where the realm has the own character is where it is, and it says so', () => {
  const { edge, game, play } = aGame();
  game.goal = { x: 30, y: 0 };
  play(500);
  edge.tell({
    kind: 'correct',
    correction: 5,
    input: 0,
    motion: { ...still, x: 100, z: 3 },
    why: 'teleported',
  });
  play(FRAME);
  assert.ok(Math.abs(game.walker.x - 100) < 0.2, JSON.stringify(game.walker));
  assert.deepEqual([game.walker.z, game.goal], [3, undefined]);
  assert.ok(edge.heard.some((message) => message.kind === 'corrected' && message.correction === 5));
});

test('on another map everybody is drawn by the clock of that map', () => {
  const { edge, game, play } = aGame();
  play(1_000);
  edge.tell(entersAs(7));
  // Its clock shows far less than that of the map before.
  edge.show(0, comes(7, 'Ann'), comes(8, 'Cid'));
  play(FRAME);
  edge.show(50, { kind: 'move', thing: 8, motion: { ...still, flags: motionFlags.strafeLeft } });
  play(FRAME);
  assert.equal(game.self, 7);
  assert.ok((game.shownOf(8)?.y ?? 0) < 0.5, JSON.stringify(game.shownOf(8)));
});
