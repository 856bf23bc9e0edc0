/** Every refusal of this feature and what it means to whoever asked. */
export const refusals = {
  'social.player-not-found': 'Nobody of that name is in the world of the realm.',
  'social.not-in-world': 'The one who asks is not in the world right now.',
  'social.empty-text': 'There is nothing to say.',
  'social.contact-is-unknown': 'There is no such character.',
  'social.contact-is-self': 'Nobody is its own friend, and nobody can ignore itself.',
  'social.contact-is-listed': 'That character is on the list already.',
  'social.contacts-are-full': 'The list holds as many as the client can show.',
  'social.too-many-broadcasts': 'The realm has as many texts of its own as are kept.',
  'social.no-such-broadcast': 'The realm has no such text.',
} as const;
