/** Every refusal of this feature and what it means to whoever asked. */
export const refusals = {
  'operator.not-a-command': 'The line only looks like a command; it is talk.',
  'operator.target-not-here': 'The character has left that instance.',
} as const;
