/** How a figure moves while it makes a gesture. */
export type Gesturing = 'hop' | 'sway' | 'bow' | 'shake';

interface Gesture {
  /** What somebody does, after their name. */
  readonly words: string;
  readonly moves: Gesturing;
  /** The number by which clients ask for it, of the realm's content. */
  readonly asked: number;
}

/** What is seen of a gesture, by the number of its animation, which all clients share. */
const gestures: Readonly<Record<number, Gesture>> = {
  1: { words: 'talks with their hands', moves: 'sway', asked: 93 },
  2: { words: 'bows', moves: 'bow', asked: 17 },
  3: { words: 'waves', moves: 'sway', asked: 101 },
  4: { words: 'cheers', moves: 'hop', asked: 21 },
  7: { words: 'eats something good', moves: 'shake', asked: 37 },
  10: { words: 'dances', moves: 'sway', asked: 34 },
  11: { words: 'laughs', moves: 'shake', asked: 60 },
  14: { words: 'is rude', moves: 'shake', asked: 77 },
  15: { words: 'roars', moves: 'hop', asked: 75 },
  17: { words: 'blows a kiss', moves: 'bow', asked: 58 },
  18: { words: 'cries', moves: 'shake', asked: 31 },
  19: { words: 'clucks like a hen', moves: 'hop', asked: 22 },
  20: { words: 'begs', moves: 'bow', asked: 8 },
  21: { words: 'claps', moves: 'shake', asked: 24 },
  22: { words: 'shouts', moves: 'hop', asked: 82 },
  23: { words: 'flexes', moves: 'shake', asked: 41 },
  24: { words: 'is shy', moves: 'sway', asked: 84 },
  25: { words: 'points', moves: 'bow', asked: 72 },
  66: { words: 'salutes', moves: 'bow', asked: 78 },
};

/** What is seen of an animation; undefined for those that nobody makes by wish. */
export function findGesture(animation: number): Gesture | undefined {
  return gestures[animation];
}
