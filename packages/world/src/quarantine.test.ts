import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aPlayer, aWorld, hollowmere } from '@realmwright/testkit/world-fixture';
import { StepError } from './faults.ts';

/** A world in which asking to log out is a fault, as long as `isBroken`. */
function brokenLogout() {
  const fault = { isBroken: true };
  const ruleset = {
    ...hollowmere.ruleset,
    get logoutSeconds(): number {
      if (fault.isBroken) throw new TypeError('a fault was planted');
      return 20;
    },
  };
  return { fault, fixture: aWorld({ content: { ruleset } }).with(aPlayer('Ann')).with(aPlayer('Bert')).tick() };
}

test('a fault about one player costs that player only: it is told so, let go, and may come again', () => {
  const { fixture, fault } = brokenLogout();
  fixture.does('Ann', { kind: 'requestLogout' }).does('Bert', { kind: 'emote', animation: 1 }).tick();
  const told = fixture.latest('Ann').flatMap(({ perceived }) => perceived.personal.map(({ kind }) => kind));
  assert.deepEqual(told, ['logoutCompleted', 'left']);
  assert.equal(fixture.personal('Ann', 'left')[0]?.reason, 'failed');
  assert.deepEqual(fixture.sees('Bert'), ['Bert']);
  assert.equal(fixture.facts('Bert', 'emotePlayed').length, 1, 'what Bert did in the same step counts');
  const [effect] = fixture.effects('quarantined');
  assert.deepEqual([effect?.phase, effect?.character], ['acceptInputs', aPlayer('Ann').characterId]);
  assert.match(String(effect?.error), /a fault was planted/);
  fault.isBroken = false;
  fixture.with(aPlayer('Ann')).tick();
  assert.deepEqual(fixture.sees('Bert'), ['Ann', 'Bert']);
});

test('a fault of a join turns away that session, and nothing of its entity remains', () => {
  const fixture = aWorld().with(aPlayer('Bert')).tick();
  const { fields, entities } = fixture.world;
  const before = entities.count;
  const add = fields.add;
  fields.add = () => {
    throw new TypeError('a fault was planted');
  };
  fixture.with(aPlayer('Ann')).tick();
  assert.deepEqual(
    fixture.latest('Ann').flatMap(({ perceived }) => perceived.personal),
    [{ kind: 'left', reason: 'failed' }],
  );
  assert.equal(entities.count, before);
  fields.add = add;
  fixture.with(aPlayer('Ann')).tick();
  assert.deepEqual(fixture.sees('Bert'), ['Ann', 'Bert']);
});

test('a creature that cannot decide is gone, the others go on', () => {
  const { creatureSpawns } = hollowmere;
  const fixture = aWorld({ content: { creatureSpawns } }).with(aPlayer('Ann')).tick();
  const { creatures } = fixture.world;
  const before = creatures.count;
  const [broken] = creatures;
  assert.ok(broken);
  Object.defineProperty(broken, 'behaviour', {
    get() {
      throw new TypeError('a fault was planted');
    },
  });
  broken.wakesAt = 0;
  fixture.tick(40);
  assert.equal(creatures.count, before - 1);
  assert.deepEqual(
    fixture.effects('quarantined').map(({ phase, entity }) => [phase, entity?.counter]),
    [['moveCreatures', broken.counter]],
  );
});

test('a fault of a session’s timers costs that session only', () => {
  const fixture = aWorld().with(aPlayer('Ann')).with(aPlayer('Bert')).tick();
  const ann = fixture.world.players.findByName('Ann');
  assert.ok(ann);
  Object.defineProperty(ann, 'nextSaveAt', {
    get() {
      throw new TypeError('a fault was planted');
    },
  });
  fixture.tick();
  assert.deepEqual([fixture.isHere('Ann'), fixture.isHere('Bert')], [false, true]);
  assert.equal(fixture.effects('quarantined')[0]?.phase, 'runSessionTimers');
});

test('a fault of a phase that is about everything ends the step, and names the phase', () => {
  const fixture = aWorld().with(aPlayer('Ann')).tick();
  fixture.world.weathers.find = () => {
    throw new TypeError('a fault was planted');
  };
  assert.throws(
    () => fixture.tick(),
    (error) => error instanceof StepError && error.phase === 'changeWeather' && /planted/.test(String(error.cause)),
  );
});

test('many faults in one step are no matter of single entities: the step ends', () => {
  const { fixture } = brokenLogout();
  const names = Array.from({ length: 17 }, (_, i) => `Guest${i}`);
  for (const name of names) fixture.with(aPlayer(name));
  fixture.tick();
  for (const name of names) fixture.does(name, { kind: 'requestLogout' });
  assert.throws(() => fixture.tick(), StepError);
});
