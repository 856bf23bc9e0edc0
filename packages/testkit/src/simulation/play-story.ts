import type { SimulationGround } from './simulation-ground.ts';
import { type SimulationStory, Stage } from './stage.ts';

/** How one seed of a story went. */
export interface StoryOutcome {
  readonly story: string;
  readonly seed: number;
  /** Equal whenever the same seed of the same code is played. */
  readonly hash: string;
  readonly eventCount: number;
  readonly virtualMillis: number;
  /** Why it failed, with the last of what happened before. */
  readonly failure?: { readonly reason: string; readonly history: readonly string[] };
}

/** Plays one seed of a story. */
export async function playStory(ground: SimulationGround, story: SimulationStory, seed: number): Promise<StoryOutcome> {
  const simulation = await ground.begin(seed);
  let reason: string | undefined;
  try {
    await simulation.run(() => Stage.play(simulation, ground, story));
  } catch (error) {
    reason = describe(error);
  }
  const { history, eventCount, clock } = simulation;
  const outcome = { story: story.name, seed, hash: history.hash(), eventCount, virtualMillis: clock.monotonic() };
  return reason === undefined ? outcome : { ...outcome, failure: { reason, history: history.last() } };
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : `\ncaused by ${describe(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
}
