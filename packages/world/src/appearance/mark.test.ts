import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aPlayer, aWorld } from '@realmwright/testkit/world-fixture';
import { playerFlags } from '../actor/entity-fields.ts';

const say = { kind: 'say', how: 'say', language: 7, text: 'Hello' } as const;

function flagsOf(fixture: ReturnType<typeof aWorld>, name: string): number {
  return fixture.world.fields.get(fixture.slotOf(name), 'playerFlags');
}

const marks = playerFlags.away | playerFlags.busy;

test('a mark is one of two, and taken away without touching other flags', () => {
  const fixture = aWorld().with(aPlayer('Ann')).tick();
  fixture.does('Ann', { kind: 'showGear', part: 'helm', shown: false }).does('Ann', { kind: 'mark', status: 'away' });
  assert.equal(flagsOf(fixture.tick(), 'Ann') & marks, playerFlags.away);
  assert.equal(flagsOf(fixture.does('Ann', { kind: 'mark', status: 'busy' }).tick(), 'Ann') & marks, playerFlags.busy);
  assert.equal(flagsOf(fixture.does('Ann', { kind: 'mark', status: 'here' }).tick(), 'Ann') & marks, 0);
  assert.equal(flagsOf(fixture, 'Ann') & playerFlags.hidesHelm, playerFlags.hidesHelm);
});

test('others are told of the change, and of the mark of whoever speaks', () => {
  const fixture = aWorld().with(aPlayer('Ann')).with(aPlayer('Bert')).tick();
  fixture.does('Ann', { kind: 'mark', status: 'away' }).does('Ann', say).tick();
  const seen = fixture.perceptions('Bert').at(-1);
  assert.ok(seen);
  assert.equal(seen.perceived.changes.length, 1);
  assert.deepEqual(
    fixture.facts('Bert', 'spoke').map(({ status }) => status),
    ['away'],
  );
});

test('a client that comes anew finds its character without the mark of the former one', () => {
  const fixture = aWorld().with(aPlayer('Ann')).tick().does('Ann', { kind: 'mark', status: 'busy' }).tick();
  fixture.with(aPlayer('Ann'), 'edge-2').tick();
  assert.equal(flagsOf(fixture, 'Ann') & marks, 0);
});
