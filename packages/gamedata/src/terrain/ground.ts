/** What the ground is made of. */
export const groundKinds = [
  'grass',
  'flowers',
  'forest',
  'path',
  'sand',
  'rock',
  'field',
  'water',
  'planks',
  'house',
] as const;
export type GroundKind = (typeof groundKinds)[number];
