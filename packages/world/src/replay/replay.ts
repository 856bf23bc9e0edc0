import type { Navigation } from '@realmwright/kernel/ports/navigation';
import { openWorld, step } from '../tick.ts';
import { hashWorld, type World } from '../world.ts';
import type { Recording } from './recording.ts';
import { type Track, Tracks } from './tracks.ts';

/** What a replay found. */
export interface ReplayResult {
  readonly instance: string;
  readonly ticks: number;
  /** Time of the world that passed, milliseconds. */
  readonly millis: number;
  /** Inputs that entered the simulation. */
  readonly inputs: number;
  readonly hash: string;
  /** The hash that the recording ends with; undefined when it was cut off. */
  readonly recordedHash: string | undefined;
  readonly tracks: readonly Track[];
}

export interface ReplayOptions {
  /** Steps between two points of a track; 0 for no tracks. */
  readonly trackEveryTicks?: number;
  /** Told after each step. */
  readonly onStep?: (world: World) => void;
  /** The one that the recording's setup names, if it names one. */
  readonly navigation?: Navigation | undefined;
}

/**
 * Plays a recording: makes the same steps from the same beginning. Nothing is sent anywhere. Equal hashes mean that the
 * simulation did exactly what it did when it was recorded.
 */
export function replay(recording: Recording, options: ReplayOptions = {}): ReplayResult {
  const { trackEveryTicks = 4, onStep, navigation } = options;
  const { setup } = recording;
  const tracks = new Tracks();
  let world: World | undefined;
  let ticks = 0;
  let inputs = 0;
  let begin = 0;
  for (const frame of recording.frames) {
    if (world === undefined) {
      // The instance was opened at the time from which the first frame's share of time is counted.
      begin = frame.time - frame.elapsed;
      world = openWorld(setup, begin, navigation);
    }
    step(world, frame);
    ticks += 1;
    inputs += frame.inputs.length;
    if (trackEveryTicks > 0 && ticks % trackEveryTicks === 0) tracks.note(world);
    onStep?.(world);
  }
  world ??= openWorld(setup, 0, navigation);
  return {
    instance: setup.instance,
    ticks,
    millis: world.time.now - begin,
    inputs,
    hash: hashWorld(world),
    recordedHash: recording.hash(),
    tracks: tracks.all(),
  };
}
