/** Every refusal of this feature and what it means to whoever asked. */
export const refusals = {
  'client-data.unknown-kind': 'There is no such kind of blob, or it belongs to a character and none was named.',
} as const;
