/** Every refusal of this feature and what it means to whoever asked. */
export const refusals = {
  'social.player-not-found': 'Nobody of that name is in the world of the realm.',
  'social.not-in-world': 'The one who asks is not in the world right now.',
  'social.empty-text': 'There is nothing to say.',
} as const;
