import type { Millis } from '@realmwright/kernel/units';
import type { LiveEdge } from './edge-register.ts';
import { mostSamples, type Sample } from './operator-events.ts';

/** How a realm did in the last quarter of an hour, so that charts do not begin empty. */
export class RealmHistory {
  #samples: Sample[] = [];

  /** Oldest first. */
  get samples(): readonly Sample[] {
    return this.#samples;
  }

  /** Adds what the live edges come to at this moment. */
  add(at: Millis, edges: readonly LiveEdge[]): Sample {
    const sum = (of: (edge: LiveEdge) => number): number => edges.reduce((total, edge) => total + of(edge), 0);
    const sample: Sample = {
      at: Math.round(at),
      game: sum(({ protocol, sessions }) => (protocol === 'game' ? sessions : 0)),
      realtime: sum(({ protocol, sessions }) => (protocol === 'realtime' ? sessions : 0)),
      bytesIn: Math.round(sum(({ bytesIn }) => bytesIn)),
      bytesOut: Math.round(sum(({ bytesOut }) => bytesOut)),
    };
    if (this.#samples.length >= mostSamples) this.#samples.shift();
    this.#samples.push(sample);
    return sample;
  }
}
