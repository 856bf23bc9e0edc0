import assert from 'node:assert/strict';
import { test } from 'node:test';
import { handClock } from '@realmwright/testkit/hand-clock';
import { EdgeEnd, says, welcome } from './edge-end.fixture.ts';
import { RealmConnection } from './realm-connection.ts';

/** A connection whose edge and time a test has in its hands. */
function aConnection() {
  const clock = handClock();
  const edge = new EdgeEnd();
  const timers = { now: clock.monotonic, after: clock.after, random: () => 0 };
  const realm = RealmConnection.open({ socket: 'ws://edge', ticket: 't' }, { dial: () => edge, timers });
  edge.tell(welcome);
  const heard: string[] = [];
  realm.on('message', (message) => message.kind === 'said' && heard.push(message.text));
  const stepsAt = (): number[] => edge.heard.flatMap((message) => (message.kind === 'step' ? [message.x] : []));
  const step = (x: number): number =>
    realm.step({ time: 0, cause: 'heartbeat', x, y: 0, z: 0, orientation: 0, flags: 0, fallTime: 0 });
  return { realm, edge, clock, heard, step, stepsAt };
}

test('a line is made slow while it is open, both ways, and quick again, with nothing lost and nothing overtaking', () => {
  const { realm, edge, clock, heard, step, stepsAt } = aConnection();
  step(1);
  edge.tell(says('Ann', 'at once'));
  assert.deepEqual([stepsAt(), heard], [[1], ['at once']]);

  realm.simulateLine({ delayMillis: 200 });
  step(2);
  edge.tell(says('Ann', 'later'));
  clock.advance(199);
  assert.deepEqual([stepsAt(), heard], [[1], ['at once']]);

  realm.simulateLine(undefined);
  step(3);
  edge.tell(says('Ann', 'last'));
  assert.deepEqual([stepsAt(), heard], [[1], ['at once']], 'what comes after waits for what came before');
  clock.advance(1);
  assert.deepEqual(
    [stepsAt(), heard],
    [
      [1, 2, 3],
      ['at once', 'later', 'last'],
    ],
  );
  step(4);
  assert.deepEqual(stepsAt(), [1, 2, 3, 4]);
});

test('the round trip that is measured is that of the slow line', () => {
  const { realm, edge, clock } = aConnection();
  realm.simulateLine({ delayMillis: 150 });
  // The next question of the heartbeat, the answer to which comes back as late.
  clock.advance(5_000);
  const asked = edge.heard.filter((message) => message.kind === 'ping').length;
  clock.advance(150);
  const pings = edge.heard.filter((message) => message.kind === 'ping');
  assert.equal(pings.length, asked + 1);
  edge.tell({ kind: 'pong', sent: pings.at(-1)?.sent ?? 0, time: 0, heard: 0 });
  clock.advance(150);
  assert.equal(realm.trip, 300);
});

test('the end of a slow line comes after what was on its way before it', () => {
  const { realm, edge, clock, heard } = aConnection();
  const ends: number[] = [];
  realm.on('closed', ({ code }) => ends.push(code));
  realm.simulateLine({ delayMillis: 100 });
  edge.tell(says('Ann', 'good night'));
  edge.close(4403);
  assert.deepEqual([heard, ends], [[], []]);
  clock.advance(100);
  assert.deepEqual([heard, ends], [['good night'], [4403]]);
});

test('whoever does not hear any more is not told, and nobody else misses anything for it', () => {
  const { realm, edge } = aConnection();
  const told: string[] = [];
  const end = realm.on('message', () => {
    told.push('one');
    end();
  });
  realm.on('message', () => told.push('other'));
  edge.tell(says('Ann', 'a'));
  edge.tell(says('Ann', 'b'));
  assert.deepEqual(told, ['one', 'other', 'other']);
});
