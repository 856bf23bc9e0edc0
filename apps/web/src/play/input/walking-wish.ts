import type { Spot } from '../ground/country.ts';

/** Keys that walk: north is up and west to the left. */
const keys: Readonly<Record<string, Spot>> = {
  KeyW: { x: 1, y: 0 },
  ArrowUp: { x: 1, y: 0 },
  KeyS: { x: -1, y: 0 },
  ArrowDown: { x: -1, y: 0 },
  KeyA: { x: 0, y: 1 },
  ArrowLeft: { x: 0, y: 1 },
  KeyD: { x: 0, y: -1 },
  ArrowRight: { x: 0, y: -1 },
};

/** Where keys and the stick want to go. */
export class WalkingWish {
  readonly #held = new Set<string>();
  #stick: Spot | undefined;

  /** Whether the key is one that walks. */
  press(code: string): boolean {
    if (!(code in keys)) return false;
    this.#held.add(code);
    return true;
  }

  letGo(code: string): void {
    this.#held.delete(code);
  }

  /** Somebody looks elsewhere: no key is known to be held any more. */
  letGoAll(): void {
    this.#held.clear();
    this.#stick = undefined;
  }

  /** The stick leans so far to the right and down, each -1 to 1. */
  lean(right: number, down: number): void {
    this.#stick = Math.hypot(right, down) < 0.2 ? undefined : { x: -down, y: -right };
  }

  /** The direction that is wished for; undefined for none. */
  get direction(): Spot | undefined {
    if (this.#stick !== undefined) return this.#stick;
    let x = 0;
    let y = 0;
    for (const code of this.#held) {
      x += keys[code]?.x ?? 0;
      y += keys[code]?.y ?? 0;
    }
    return x === 0 && y === 0 ? undefined : { x, y };
  }
}
