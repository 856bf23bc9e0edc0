import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aPlayer, aWorld } from '@realmwright/testkit/world-fixture';
import { statusOf } from '../appearance/mark.ts';
import type { Attempted } from './deeds.intents.ts';

const bert = aPlayer('Bert');

/** Ann asks for deeds, numbered from 1, and Bert looks on. */
function annAsks(...deeds: readonly Attempted[]) {
  const fixture = aWorld().with(aPlayer('Ann')).with(bert).tick(2);
  for (const [at, deed] of deeds.entries()) fixture.does('Ann', { kind: 'attempt', action: at + 1, deed }).tick();
  return fixture;
}

test('a gesture is done, seen once however often it is asked for, and refused when nobody knows it or its target is gone', () => {
  const target = { kind: 'player', entry: 0, counter: bert.characterId } as const;
  const wave = { kind: 'textEmote', emote: 101, animation: 0, target } as const;
  const gone = { ...wave, target: { ...target, counter: 4711 } };
  const fixture = annAsks(wave, { ...wave, emote: 9_999 }, gone);
  fixture.does('Ann', { kind: 'attempt', action: 1, deed: wave }).tick();
  assert.deepEqual(
    fixture.personal('Ann', 'deedJudged').map(({ action, refusal }) => [action, refusal]),
    [
      [1, undefined],
      [2, 'chat.no-such-gesture'],
      [3, 'chat.target-gone'],
      [1, undefined],
    ],
  );
  assert.deepEqual(
    fixture.facts('Bert', 'textEmotePlayed').map(({ emote, targetName }) => [emote, targetName]),
    [[101, 'Bert']],
  );
});

test('a mark is answered when others see it', () => {
  const fixture = annAsks({ kind: 'mark', status: 'away' });
  assert.deepEqual(fixture.personal('Ann', 'deedJudged'), [{ kind: 'deedJudged', action: 1, refusal: undefined }]);
  const ann = fixture.world.players.findByName('Ann');
  assert.ok(ann !== undefined);
  assert.equal(statusOf(fixture.world, ann), 'away');
});
