import type { AnimalKind } from './animals.ts';
import type { ThingKind } from './things.ts';

/**
 * What stands for a number of the clients' table of appearances, as a game client has models for them. Numbers without a
 * drawing are shown as a traveller or as a bundle.
 */
export type Display =
  | { readonly form: 'animal'; readonly kind: AnimalKind }
  | { readonly form: 'person'; readonly race: number; readonly gender: number }
  | { readonly form: 'thing'; readonly kind: ThingKind };

const animals: Readonly<Record<number, AnimalKind>> = {
  328: 'hare',
  304: 'hen',
  856: 'ewe',
  654: 'fawn',
  134: 'squirrel',
  1060: 'cow',
};

/** Displays of the peoples, with the people and the gender that they show. */
const people: Readonly<Record<number, readonly [race: number, gender: number]>> = {
  49: [1, 0],
  50: [1, 1],
  51: [2, 0],
  52: [2, 1],
  53: [3, 0],
  54: [3, 1],
  55: [4, 0],
  56: [4, 1],
  57: [5, 0],
  58: [5, 1],
  59: [6, 0],
  60: [6, 1],
  1563: [7, 0],
  1564: [7, 1],
  1478: [8, 0],
  1479: [8, 1],
  15476: [10, 0],
  15475: [10, 1],
  16125: [11, 0],
  16126: [11, 1],
};

/** The drawing of a creature. */
export function creatureDisplay(display: number): Display {
  const animal = animals[display];
  if (animal !== undefined) return { form: 'animal', kind: animal };
  const [race, gender] = people[display] ?? [1, 0];
  return { form: 'person', race, gender };
}

/** The drawing of an object: a small fire stands for what is carried, and duels have their flag. */
export function objectDisplay(display: number, objectKind: number): Display {
  if (objectKind === 16) return { form: 'thing', kind: 'flag' };
  return { form: 'thing', kind: display === 192 ? 'lantern' : 'bundle' };
}
