/** Every refusal of this feature and what it means to whoever asked. */
export const refusals = {
  'channels.already-member': 'That character is in the channel already.',
  'channels.banned': 'The one who asks is banned from the channel.',
  'channels.empty-text': 'There is nothing to say.',
  'channels.invalid-name': 'No channel can have that name.',
  'channels.invite-banned': 'That character is banned from the channel.',
  'channels.muted': 'The one who asks has no voice in the channel.',
  'channels.not-banned': 'Nobody of that name is banned from the channel.',
  'channels.not-member': 'The one who asks is not in the channel.',
  'channels.not-moderator': 'Only moderators of the channel can do that now.',
  'channels.not-owner': 'Only the owner of the channel can do that.',
  'channels.player-not-found': 'Nobody of that name is in the channel, or in the world.',
  'channels.too-many': 'The character is in as many channels as clients can show.',
  'channels.wrong-password': 'The channel has another password.',
} as const;
