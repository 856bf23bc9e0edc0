/** A place in a picture, and a number from 0 up to 1 that tells it from others. */
export interface Dot {
  readonly x: number;
  readonly y: number;
  readonly chance: number;
}

/** The same dots in every picture: a seeded row of numbers spread over a rectangle. */
export function scatter(seed: number, count: number, width: number, height: number): readonly Dot[] {
  let state = seed;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 0x1_0000_0000;
  };
  return Array.from({ length: count }, () => ({ x: next() * width, y: next() * height, chance: next() }));
}
