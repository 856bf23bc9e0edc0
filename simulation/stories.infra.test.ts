import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { playStory } from '@realmwright/testkit/simulation/play-story';
import { openSimulationGround, type SimulationGround } from '@realmwright/testkit/simulation/simulation-ground';
import { stories } from './stories.ts';

/** A few of each; `npm run simulate` plays more of them, and the pipeline thousands. */
const seeds = [1, 2, 3, 4];

describe('a realm over virtual time and rough networks', () => {
  let ground: SimulationGround;
  before(async () => {
    ground = await openSimulationGround();
  });
  after(() => ground[Symbol.asyncDispose]());

  for (const story of stories) {
    test(`holds its promises through ${story.purpose}`, async () => {
      for (const seed of seeds) {
        const { failure } = await playStory(ground, story, seed);
        const again = `npm run simulate -- ${story.name} --from ${seed} --seeds 1`;
        if (failure !== undefined) {
          throw new Error(`${failure.history.slice(-40).join('\n')}\n${failure.reason}\nPlay it again: ${again}`);
        }
      }
    });
  }

  test('the same seed gives the same history, another seed another one', async () => {
    const [story] = stories;
    assert.ok(story);
    const [first, second, other] = [
      await playStory(ground, story, 11),
      await playStory(ground, story, 11),
      await playStory(ground, story, 12),
    ];
    assert.equal(first.hash, second.hash);
    assert.equal(first.eventCount, second.eventCount);
    assert.notEqual(first.hash, other.hash);
  });
});
