/** Every refusal of this feature and what it means to whoever asked. */
export const refusals = {
  'spawns.too-many': 'The map has as many changed spawns as are kept for one map.',
} as const;
