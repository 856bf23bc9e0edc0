import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aPlayer, aWorld, type WorldFixture } from '@realmwright/testkit/world-fixture';

/** Ann comes by an edge whose sessions can go on at another one; Bert talks to her. */
function annAndBert(): WorldFixture {
  return aWorld().with(aPlayer('Ann'), 'edge-1', { talkAfter: 0 }).with(aPlayer('Bert')).tick(2);
}

function says(fixture: WorldFixture, text: string): void {
  fixture.does('Bert', { kind: 'say', how: 'say', language: 7, text }).tick();
}

/** When Ann heard something, by the world's clock. */
function heardAt(fixture: WorldFixture, text: string): number {
  const heard = fixture.perceptions('Ann').find(({ batch, perceived }) =>
    perceived.facts.some((index) => {
      const fact = batch.facts[index];
      return fact?.kind === 'spoke' && fact.text === text;
    }),
  );
  assert.ok(heard, `Ann never heard ${text}`);
  return heard.batch.time;
}

function words(fixture: WorldFixture): string[] {
  return fixture.facts('Ann', 'spoke').map(({ text }) => text);
}

test('a session that goes on at another edge is told again what its client has not, and nothing else', () => {
  const fixture = annAndBert();
  for (const text of ['one', 'two', 'three']) says(fixture, text);
  const { length: told } = words(fixture);
  const talkAfter = heardAt(fixture, 'one');
  fixture.with(aPlayer('Ann'), 'edge-2', { arrival: 'resumption', talkAfter }).tick();
  assert.equal(told, 3);
  assert.deepEqual(words(fixture), ['two', 'three']);
  assert.equal(fixture.personal('Ann', 'joined')[0]?.arrival, 'resumption');
  // It may have to go on once more.
  says(fixture, 'four');
  const later = heardAt(fixture, 'three');
  fixture.with(aPlayer('Ann'), 'edge-3', { arrival: 'resumption', talkAfter: later }).tick();
  assert.deepEqual(words(fixture), ['four']);
});

test('what is said in the step in which it goes on is heard behind what is older', () => {
  const fixture = annAndBert();
  for (const text of ['one', 'two']) says(fixture, text);
  const talkAfter = heardAt(fixture, 'one');
  fixture.does('Bert', { kind: 'say', how: 'say', language: 7, text: 'now' });
  fixture.with(aPlayer('Ann'), 'edge-2', { arrival: 'resumption', talkAfter }).tick();
  assert.deepEqual(words(fixture), ['two', 'now']);
});

test('what the world itself has answered is told again like talk, each answer once', () => {
  const fixture = annAndBert();
  const replies = (): string[] => fixture.personal('Ann', 'systemMessage').map(({ text }) => text);
  const asks = (text: string) => fixture.does('Ann', { kind: 'runCommand', text }).tick();
  asks('nonsense');
  const [first] = replies();
  assert.ok(first, 'it is answered');
  says(fixture, 'one');
  const talkAfter = heardAt(fixture, 'one');
  asks('more nonsense');
  fixture.with(aPlayer('Ann'), 'edge-2', { arrival: 'resumption', talkAfter }).tick();
  assert.deepEqual([replies(), words(fixture)], [[first], []]);
  // It may have to go on once more, before its client has got anything.
  fixture.with(aPlayer('Ann'), 'edge-3', { arrival: 'resumption', talkAfter }).tick();
  assert.deepEqual([replies(), words(fixture)], [[first], []]);
});

test('of much talk the newest is kept, and none for sessions that end with their edge', () => {
  const fixture = annAndBert();
  for (let line = 1; line <= 100; line++) says(fixture, `line ${line}`);
  fixture.with(aPlayer('Ann'), 'edge-2', { arrival: 'resumption', talkAfter: 0 }).tick();
  assert.deepEqual([words(fixture)[0], words(fixture).length], ['line 37', 64]);
  fixture.with(aPlayer('Ann'), 'edge-3').tick();
  says(fixture, 'to somebody new');
  fixture.with(aPlayer('Ann'), 'edge-4', { arrival: 'resumption', talkAfter: 0 }).tick();
  assert.deepEqual(words(fixture), []);
});

test('a deed is done once: asked for again, at another edge too, it has the outcome that it had', () => {
  const fixture = annAndBert();
  const deed = { kind: 'say', how: 'say', language: 7, text: 'once' } as const;
  const ask = (action: number): void => void fixture.does('Ann', { kind: 'attempt', action, deed }).tick();
  ask(1);
  ask(1);
  assert.equal(fixture.facts('Bert', 'spoke').length, 1);
  const nobody = { kind: 'player', entry: 0, counter: 4711 } as const;
  fixture.does('Ann', { kind: 'attempt', action: 2, deed: { kind: 'attack', target: nobody } }).tick();
  const refused = { kind: 'deedJudged', action: 2, refusal: 'combat.target-gone' };
  assert.deepEqual(fixture.personal('Ann', 'deedJudged'), [
    { kind: 'deedJudged', action: 1, refusal: undefined },
    { kind: 'deedJudged', action: 1, refusal: undefined },
    refused,
  ]);
  fixture.with(aPlayer('Ann'), 'edge-2', { arrival: 'resumption', talkAfter: 0 }).tick();
  ask(1);
  fixture.does('Ann', { kind: 'attempt', action: 2, deed }).tick();
  assert.equal(fixture.facts('Bert', 'spoke').length, 1);
  assert.deepEqual(fixture.personal('Ann', 'deedJudged').at(-1), refused);
  // Somebody else numbers anew.
  fixture.with(aPlayer('Ann'), 'edge-3', { talkAfter: 0 }).tick();
  ask(1);
  assert.equal(fixture.facts('Bert', 'spoke').length, 2);
});

test('whoever falls silent stands still where others see it', () => {
  const fixture = annAndBert();
  const running = { ...aPlayer('Ann').place, time: 1000, flags: 1, fallTime: 0, pitch: undefined, jump: undefined };
  fixture.does('Ann', { kind: 'move', moveKind: 'startForward', movement: running }).tick();
  fixture.does('Ann', { kind: 'fallSilent' }).tick();
  const last = fixture.facts('Bert', 'moved').at(-1);
  assert.deepEqual([last?.moveKind, last?.movement.flags], ['stop', 0]);
  assert.equal(fixture.isHere('Ann'), true);
});
