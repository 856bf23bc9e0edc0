import type { World } from '../world.ts';

/** The way of one entity over the map. */
export interface Track {
  readonly kind: 'player' | 'creature';
  readonly name: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

/** Collects the ways of all entities while a recording plays. Standing still adds no points. */
export class Tracks {
  readonly #byKey = new Map<string, { kind: Track['kind']; name: string; points: { x: number; y: number }[] }>();

  /** Notes where everybody is now. */
  note(world: World): void {
    for (const { slot, sheet } of world.players) this.#add(world, `p${sheet.characterId}`, 'player', sheet.name, slot);
    for (const { slot, counter, entry } of world.creatures) {
      const name = world.setup.content.creatureTemplates.find((template) => template.entry === entry)?.name ?? '';
      this.#add(world, `c${counter}`, 'creature', name, slot);
    }
  }

  all(): Track[] {
    return [...this.#byKey.values()];
  }

  #add(world: World, key: string, kind: Track['kind'], name: string, slot: number): void {
    const { x, y } = world.places.positionOf(slot);
    const track = this.#byKey.get(key);
    if (track === undefined) {
      this.#byKey.set(key, { kind, name, points: [{ x, y }] });
      return;
    }
    const last = track.points.at(-1);
    if (last === undefined || Math.abs(last.x - x) + Math.abs(last.y - y) > 0.05) track.points.push({ x, y });
  }
}
