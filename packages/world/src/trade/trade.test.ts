import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aPlayer, aWorld, type WorldFixture } from '@realmwright/testkit/world-fixture';

import { playerKey } from '@realmwright/world/entity-key';
import { die } from '../death/dying.system.ts';

const ann = aPlayer('Ann');
const bert = aPlayer('Bert');

/** Ann and Bert with the window open and their offers in it for long enough. */
function trading(offers: { readonly ann?: number; readonly bert?: number } = {}): WorldFixture {
  const fixture = aWorld().with(ann).with(bert).tick();
  fixture.does('Ann', { kind: 'askTrade', target: playerKey(bert.characterId) }).tick();
  fixture.does('Bert', { kind: 'openTrade' }).tick();
  if (offers.ann !== undefined) fixture.does('Ann', { kind: 'offerCoins', copper: offers.ann });
  if (offers.bert !== undefined) fixture.does('Bert', { kind: 'offerCoins', copper: offers.bert });
  return fixture.tick().tick(1, 1_500);
}

const accepts = { kind: 'acceptTrade' } as const;
const statuses = (fixture: WorldFixture, name: string): string[] =>
  fixture.personal(name, 'tradeChanged').map(({ status }) => status);

test('who is asked and agrees sees the window, and so does the asker', () => {
  const fixture = trading();
  assert.equal(fixture.personal('Bert', 'tradeAsked')[0]?.by.counter, ann.characterId);
  assert.deepEqual([statuses(fixture, 'Ann'), statuses(fixture, 'Bert')], [['opened'], ['opened']]);
});

test('G-43: when both accept, the ledger is asked for the difference once, and the trade is over with its answer', () => {
  const fixture = trading({ ann: 120, bert: 20 });
  assert.deepEqual(fixture.personal('Bert', 'coinsOffered')[0], { kind: 'coinsOffered', isOwn: false, copper: 120 });
  fixture.does('Ann', accepts).tick().does('Bert', accepts).does('Bert', accepts).does('Ann', accepts).tick();
  const [pledge, ...others] = fixture.effects('coinsPledged');
  assert.deepEqual(others, []);
  assert.deepEqual(pledge, {
    kind: 'coinsPledged',
    trade: 1,
    from: ann.characterId,
    to: bert.characterId,
    copper: 100,
  });
  assert.equal(statuses(fixture, 'Ann').includes('completed'), false);
  fixture.hears({ kind: 'coinsHanded', trade: 1, outcome: 'posted' }).tick();
  assert.equal(statuses(fixture, 'Ann').at(-1), 'completed');
  assert.equal(statuses(fixture, 'Bert').at(-1), 'completed');
  fixture.hears({ kind: 'coinsHanded', trade: 1, outcome: 'posted' }).tick();
  assert.equal(statuses(fixture, 'Ann').filter((status) => status === 'completed').length, 1);
});

test('G-43: a changed offer voids what was accepted, and must lie there before it can be accepted', () => {
  const fixture = trading({ ann: 100 });
  fixture.does('Bert', accepts).tick();
  assert.equal(statuses(fixture, 'Ann').at(-1), 'accepted');
  fixture.does('Ann', { kind: 'offerCoins', copper: 1 }).does('Ann', accepts).does('Bert', accepts).tick();
  assert.equal(statuses(fixture, 'Bert').at(-1), 'unaccepted');
  assert.deepEqual(fixture.effects('coinsPledged'), []);
  fixture.tick(1, 1_500).does('Bert', accepts).does('Ann', accepts).tick();
  assert.equal(fixture.effects('coinsPledged')[0]?.copper, 1);
});

test('more than the purse holds is not taken into the window', () => {
  const fixture = trading({ ann: 501 });
  assert.deepEqual(fixture.personal('Bert', 'coinsOffered'), []);
  assert.ok(fixture.lines('Ann').some((line) => line.includes('not have that much')));
});

test('two who part trade no more, and a window cannot be opened across a field', () => {
  const fixture = trading({ ann: 10 });
  const far = { ...ann.place, time: 60_000, flags: 0, fallTime: 0, pitch: undefined, jump: undefined };
  fixture.world.places.put(fixture.slotOf('Bert'), far.x + 40, far.y, far.z);
  fixture.tick();
  assert.deepEqual([statuses(fixture, 'Ann').at(-1), statuses(fixture, 'Bert').at(-1)], ['cancelled', 'cancelled']);
  fixture.does('Ann', { kind: 'askTrade', target: playerKey(bert.characterId) }).tick();
  assert.equal(statuses(fixture, 'Ann').at(-1), 'tooFar');
});

test('G-43: a client that vanishes ends the trade, unless the ledger is at it already', () => {
  const open = trading({ ann: 10 }).does('Bert', { kind: 'leave', reason: 'vanished' }).tick();
  assert.equal(statuses(open, 'Ann').at(-1), 'cancelled');
  const posting = trading({ ann: 10 }).does('Ann', accepts).does('Bert', accepts).tick();
  posting.does('Bert', { kind: 'leave', reason: 'vanished' }).does('Ann', { kind: 'cancelTrade' }).tick(5);
  assert.notEqual(statuses(posting, 'Ann').at(-1), 'cancelled');
  posting.hears({ kind: 'coinsHanded', trade: 1, outcome: 'posted' }).tick();
  assert.equal(statuses(posting, 'Ann').at(-1), 'completed');
});

test('an outcome that nobody knows is told as such, and both may trade again', () => {
  const fixture = trading({ ann: 10 }).does('Ann', accepts).does('Bert', accepts).tick().tick(1, 31_000);
  assert.ok(fixture.lines('Bert').some((line) => line.includes('not known yet')));
  fixture.does('Ann', { kind: 'askTrade', target: playerKey(bert.characterId) }).tick();
  assert.equal(fixture.personal('Bert', 'tradeAsked').length, 2);
});

test('who trades already is busy for a third one, and who declines says why', () => {
  const fixture = trading().with(aPlayer('Cleo')).tick();
  fixture.does('Cleo', { kind: 'askTrade', target: playerKey(bert.characterId) }).tick();
  assert.equal(statuses(fixture, 'Cleo').at(-1), 'busy');
  fixture.does('Ann', { kind: 'cancelTrade' }).tick();
  fixture.does('Cleo', { kind: 'askTrade', target: playerKey(bert.characterId) }).tick();
  fixture.does('Bert', { kind: 'declineTrade', why: 'ignoring' }).tick();
  assert.equal(statuses(fixture, 'Cleo').at(-1), 'ignored');
});

test('the dead do not trade, and a window closes with a death', () => {
  const fixture = trading();
  die(fixture.world, fixture.slotOf('Bert'), undefined);
  fixture.tick();
  assert.equal(statuses(fixture, 'Ann').at(-1), 'cancelled');
  fixture.does('Ann', { kind: 'askTrade', target: playerKey(bert.characterId) }).tick();
  assert.equal(statuses(fixture, 'Ann').at(-1), 'busy');
});
