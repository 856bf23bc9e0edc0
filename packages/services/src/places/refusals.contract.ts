/** Every refusal of this feature and what it means to whoever asked. */
export const refusals = {
  'places.invalid-name':
    'Names of places have 2 to 32 letters, digits, hyphens or underscores and begin with a letter.',
  'places.name-taken': 'There is a place of that name.',
  'places.too-many': 'The realm names more places than are kept.',
  'places.not-found': 'No place has that name.',
} as const;
