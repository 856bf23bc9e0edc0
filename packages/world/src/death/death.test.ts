import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CharacterSheet } from '@realmwright/kernel/character-sheet';
import { aPlayer, aWorld, hollowmere, type WorldFixture } from '@realmwright/testkit/world-fixture';
import { playerFlags } from '../actor/entity-fields.ts';
import { hashWorld, restoreWorld, snapshotWorld } from '../world.ts';
import { die } from './dying.system.ts';

const ann = aPlayer('Ann', { level: 10 });
const corpse = { kind: 'corpse', entry: 0, counter: ann.characterId } as const;
const { reclaimDelayMillis, releaseMillis } = hollowmere.death;

function aDeath(): WorldFixture {
  const fixture = aWorld().with(ann).with(aPlayer('Bert')).tick(2);
  die(fixture.world, fixture.slotOf('Ann'), undefined);
  return fixture.tick();
}

const returned = (fixture: WorldFixture): WorldFixture => {
  const { x, y, z } = ann.place;
  fixture.world.places.put(fixture.slotOf('Ann'), x + 5, y, z);
  return fixture.does('Ann', { kind: 'reclaimCorpse', corpse }).tick(2);
};

test('G-36: a dead character lies where it fell and neither walks nor stands up', () => {
  const fixture = aDeath();
  const movement = {
    ...ann.place,
    x: ann.place.x + 1,
    time: 5,
    flags: 1,
    fallTime: 0,
    pitch: undefined,
    jump: undefined,
  };
  fixture.does('Ann', { kind: 'move', moveKind: 'heartbeat', movement });
  fixture.does('Ann', { kind: 'setStandState', state: 'sit' }).tick(2);
  assert.equal(fixture.world.fields.get(fixture.slotOf('Ann'), 'health'), 0);
  assert.equal(fixture.world.fields.get(fixture.slotOf('Ann'), 'standState'), 0);
  assert.equal(fixture.position('Ann').x, ann.place.x);
  assert.deepEqual(fixture.sees('Bert'), ['Ann', 'Bert']);
});

test('a released spirit finds itself at the nearest graveyard, unseen by the living, and its corpse stays', () => {
  const fixture = aDeath().does('Ann', { kind: 'releaseSpirit' }).tick(2);
  assert.deepEqual(fixture.sees('Bert'), ['Bert', `corpse ${ann.characterId}`]);
  const [released] = fixture.personal('Ann', 'spiritReleased');
  const nearest = hollowmere.graveyards[0];
  assert.deepEqual([released?.position.x, released?.position.y], [nearest?.x, nearest?.y]);
  assert.equal(fixture.position('Ann').x, nearest?.x);
  assert.equal(fixture.personal('Ann', 'reclaimDelayTold').length, 1);
  assert.ok((fixture.world.fields.get(fixture.slotOf('Ann'), 'playerFlags') & playerFlags.ghost) !== 0);
  fixture.does('Ann', { kind: 'seekCorpse' }).tick();
  assert.equal(fixture.personal('Ann', 'corpseTold')[0]?.place?.x, ann.place.x);
});

test('ghosts see ghosts and the living, and operators see everybody', () => {
  const fixture = aDeath().does('Ann', { kind: 'releaseSpirit' }).tick(2);
  fixture.with(aPlayer('Olga', { roles: ['moderator'] })).tick(2);
  const bert = fixture.slotOf('Bert');
  die(fixture.world, bert, undefined);
  fixture.does('Bert', { kind: 'releaseSpirit' }).tick(2);
  assert.deepEqual(
    fixture.sees('Bert').filter((name) => !name.startsWith('corpse')),
    ['Ann', 'Bert', 'Olga'],
  );
  assert.deepEqual(
    fixture.sees('Olga').filter((name) => !name.startsWith('corpse')),
    ['Ann', 'Bert', 'Olga'],
  );
});

test('what a ghost says is heard by nobody who lives', () => {
  const fixture = aDeath().does('Ann', { kind: 'releaseSpirit' }).tick(2);
  fixture.does('Ann', { kind: 'say', how: 'yell', language: 7, text: 'Here!' }).tick();
  assert.deepEqual([fixture.facts('Ann', 'spoke').length, fixture.facts('Bert', 'spoke').length], [1, 0]);
});

test('a ghost comes back to life at its corpse: not too soon, and not from afar', () => {
  const fixture = aDeath().does('Ann', { kind: 'releaseSpirit' }).tick(2);
  returned(fixture);
  assert.equal(fixture.world.deaths.isGhost(fixture.slotOf('Ann')), true);
  fixture.tick(reclaimDelayMillis / 1000 + 1, 1000);
  fixture.world.places.put(fixture.slotOf('Ann'), ann.place.x + 60, ann.place.y, ann.place.z);
  fixture.does('Ann', { kind: 'reclaimCorpse', corpse }).tick();
  assert.equal(fixture.world.deaths.isGhost(fixture.slotOf('Ann')), true);
  returned(fixture);
  const { fields } = fixture.world;
  const slot = fixture.slotOf('Ann');
  assert.equal(fixture.world.deaths.find(slot), undefined);
  assert.equal(fields.get(slot, 'playerFlags') & playerFlags.ghost, 0);
  assert.ok(fields.get(slot, 'health') >= Math.floor(fields.get(slot, 'maxHealth') / 2));
  assert.deepEqual(fixture.sees('Bert'), ['Ann', 'Bert']);
});

test('somebody else’s corpse is of no use', () => {
  const fixture = aDeath().does('Ann', { kind: 'releaseSpirit' }).tick(2);
  fixture.tick(reclaimDelayMillis / 1000 + 1, 1000);
  const other = { ...corpse, counter: aPlayer('Bert').characterId };
  fixture.does('Ann', { kind: 'reclaimCorpse', corpse: other }).tick();
  fixture.does('Bert', { kind: 'reclaimCorpse', corpse }).tick();
  assert.equal(fixture.world.deaths.isGhost(fixture.slotOf('Ann')), true);
});

test('a spirit that does not ask is released after a time', () => {
  const fixture = aDeath().tick(releaseMillis / 10_000 - 1, 10_000);
  assert.equal(fixture.world.deaths.isGhost(fixture.slotOf('Ann')), false);
  fixture.tick(2, 10_000);
  assert.equal(fixture.world.deaths.isGhost(fixture.slotOf('Ann')), true);
});

test('a ghost that leaves is saved as one, leaves its corpse, and comes back as a ghost', () => {
  const fixture = aDeath().does('Ann', { kind: 'releaseSpirit' }).tick(2).does('Ann', { kind: 'requestLogout' });
  fixture.tick(25, 1000).saves().tick(2);
  const saved = fixture
    .effects('saveProgress')
    .filter(({ character }) => character === ann.characterId)
    .at(-1);
  assert.equal(saved?.progress.death?.isReleased, true);
  assert.deepEqual(fixture.sees('Bert'), ['Bert', `corpse ${ann.characterId}`]);
  const sheet: CharacterSheet = { ...ann, place: saved?.progress.place ?? ann.place, death: saved?.progress.death };
  fixture.with(sheet).tick(2);
  assert.equal(fixture.world.deaths.isGhost(fixture.slotOf('Ann')), true);
  assert.equal(fixture.personal('Ann', 'reclaimDelayTold').length, 1);
  assert.deepEqual(fixture.sees('Bert'), ['Bert', `corpse ${ann.characterId}`]);
});

test('who leaves before its spirit is released comes back as a ghost at a graveyard, even into another instance', () => {
  const fixture = aDeath().does('Ann', { kind: 'requestLogout' }).tick(25, 1000).saves().tick(2);
  const saved = fixture
    .effects('saveProgress')
    .filter(({ character }) => character === ann.characterId)
    .at(-1);
  assert.equal(saved?.progress.death?.isReleased, false);
  assert.deepEqual(fixture.sees('Bert'), ['Bert', `corpse ${ann.characterId}`]);
  const later = aWorld()
    .with({ ...ann, death: saved?.progress.death })
    .with(aPlayer('Bert'))
    .tick(2);
  assert.equal(later.position('Ann').x, hollowmere.graveyards[0]?.x);
  assert.deepEqual(later.sees('Bert'), ['Bert', `corpse ${ann.characterId}`]);
});

test('deaths and corpses are part of a snapshot', () => {
  const fixture = aDeath().does('Ann', { kind: 'releaseSpirit' }).tick(2);
  die(fixture.world, fixture.slotOf('Bert'), undefined);
  const copy = restoreWorld(fixture.setup, snapshotWorld(fixture.world));
  assert.equal(hashWorld(copy), hashWorld(fixture.world));
  assert.equal(copy.deaths.ghostCount, 1);
});
