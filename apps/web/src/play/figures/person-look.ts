/** Somebody's outward appearance, as far as a small figure shows it. */
export interface PersonLook {
  readonly skin: string;
  readonly hair: string;
  readonly cloth: string;
  readonly trim: string;
  readonly legs: string;
  /** Height and breadth, 1 for the plainsfolk. */
  readonly tall: number;
  readonly broad: number;
  readonly ears: 'round' | 'long' | 'pointed';
  readonly horns: 'none' | 'small' | 'great';
  readonly hasBeard: boolean;
  readonly hasLongHair: boolean;
  readonly hasTusks: boolean;
  readonly isRobed: boolean;
}

/** What a look follows from: the numbers that the realm tells of a character. */
export interface LookNumbers {
  readonly race: number;
  readonly calling: number;
  /** 0 male, 1 female. */
  readonly gender: number;
  readonly hairColour: number;
}

/** Shades of hair that a figure can have; the numbers of characters are counted through them. */
export const HAIR_COLOURS = 6;

type People = Omit<PersonLook, 'hair' | 'cloth' | 'trim' | 'legs' | 'hasLongHair' | 'isRobed'> & {
  readonly hairs: readonly string[];
};

const browns = ['#4a3426', '#7a5230', '#b98446', '#d9b06a', '#8e3f2a', '#2c2522'];
const plain: People = {
  skin: '#f0c9a0',
  tall: 1,
  broad: 1,
  ears: 'round',
  horns: 'none',
  hasBeard: false,
  hasTusks: false,
  hairs: browns,
};

/** How each people looks, by the number that all clients have for it. */
const peoples: Readonly<Record<number, People>> = {
  1: plain,
  2: {
    ...plain,
    skin: '#9db26b',
    tall: 1.08,
    broad: 1.22,
    hasTusks: true,
    hairs: ['#26221f', '#4b3526', '#7a2f24', '#55594a', '#1f2a2a', '#8a7c5c'],
  },
  3: {
    ...plain,
    skin: '#efbf95',
    tall: 0.82,
    broad: 1.18,
    hasBeard: true,
    hairs: ['#c8662c', '#8a4a22', '#e0b96a', '#5a3a26', '#d8d2c4', '#3a2a22'],
  },
  4: {
    ...plain,
    skin: '#b9a3d6',
    tall: 1.12,
    broad: 0.94,
    ears: 'long',
    hairs: ['#2f6f5d', '#3d5aa0', '#e6e3f2', '#5c3f86', '#1f4f5e', '#8fb8c9'],
  },
  5: {
    ...plain,
    skin: '#b9c2a4',
    broad: 0.9,
    hairs: ['#6d6a52', '#3a3a44', '#8d5f4a', '#c9c7b0', '#4f6a5a', '#7b4f86'],
  },
  6: {
    ...plain,
    skin: '#a97b56',
    tall: 1.2,
    broad: 1.3,
    horns: 'great',
    hairs: ['#3b2a20', '#6d4a30', '#d8c7a6', '#8b6a48', '#211b18', '#a88b5f'],
  },
  7: {
    ...plain,
    skin: '#f3cbaa',
    tall: 0.7,
    broad: 1,
    ears: 'pointed',
    hairs: ['#e77fa2', '#6fc0c9', '#e9c45a', '#9a6fd0', '#f0efe6', '#d9713c'],
  },
  8: {
    ...plain,
    skin: '#6fa6a8',
    tall: 1.12,
    broad: 0.98,
    ears: 'long',
    hasTusks: true,
    hairs: ['#d9542f', '#e58f2e', '#2f5fa8', '#7a3f9a', '#20302f', '#c8c05a'],
  },
  10: {
    ...plain,
    skin: '#f6d9b8',
    tall: 1.04,
    broad: 0.94,
    ears: 'long',
    hairs: ['#e9cd76', '#f3e6b4', '#c46a3a', '#8b5a3a', '#f7f1e0', '#d29a3e'],
  },
  11: {
    ...plain,
    skin: '#8fa9d9',
    tall: 1.14,
    broad: 1.06,
    horns: 'small',
    hairs: ['#e8ecf6', '#26324f', '#6c7fb8', '#b8c6e6', '#39405c', '#7fa0a8'],
  },
};

interface Dress {
  readonly cloth: string;
  readonly trim: string;
  readonly legs: string;
  readonly isRobed: boolean;
}
const travellers: Dress = { cloth: '#8a6a48', trim: '#d9c190', legs: '#5a4a3a', isRobed: false };

/** What each calling wears, by the number that all clients have for it. */
const dresses: Readonly<Record<number, Dress>> = {
  1: { cloth: '#a4493f', trim: '#d9b36a', legs: '#5b4236', isRobed: false },
  2: { cloth: '#d9d2c0', trim: '#d29a3e', legs: '#6f6a80', isRobed: false },
  3: { cloth: '#5f7f47', trim: '#c6a468', legs: '#6a5238', isRobed: false },
  4: { cloth: '#4a4a58', trim: '#b7745f', legs: '#36343f', isRobed: false },
  5: { cloth: '#eee6d3', trim: '#c9a24f', legs: '#cfc2a6', isRobed: true },
  6: { cloth: '#3f5468', trim: '#8fb7c9', legs: '#2e3944', isRobed: false },
  7: { cloth: '#35708a', trim: '#e0bd62', legs: '#5d4733', isRobed: false },
  8: { cloth: '#4d5fa8', trim: '#d8d6f0', legs: '#3e4a86', isRobed: true },
  9: { cloth: '#6d4585', trim: '#c98fb8', legs: '#4b3160', isRobed: true },
  11: { cloth: '#7d6a3c', trim: '#a9bf6b', legs: '#574a2e', isRobed: false },
};

/** What somebody looks like. */
export function lookOf({ race, calling, gender, hairColour }: LookNumbers): PersonLook {
  const { hairs, ...people } = peoples[race] ?? plain;
  const dress = dresses[calling] ?? travellers;
  const isFemale = gender === 1;
  return {
    ...people,
    ...dress,
    hair: hairs[hairColour % HAIR_COLOURS] ?? '#4a3426',
    broad: people.broad * (isFemale ? 0.94 : 1),
    hasBeard: people.hasBeard && !isFemale,
    hasLongHair: isFemale,
  };
}
