/** What a player is told of a refusal. Codes without a sentence here are shown as they are. */
const sentences: Readonly<Record<string, string>> = {
  'account.wrong-password': 'Name or password is wrong.',
  'account.code-needed': 'This account has an authenticator: its code is needed as well.',
  'account.wrong-code': 'The code is wrong, or was used before.',
  'account.throttled': 'Too many attempts. Please wait a moment and try again.',
  'account.banned': 'This account is banned.',
  'account.suspended': 'This account is banned for a time.',
  'account.locked': 'This account is locked.',
  'account.address-banned': 'Nobody comes in from where you are.',
  'account.registration-closed': 'Accounts of this realm are made by its operators.',
  'account.too-many-registrations': 'Too many accounts were made from where you are. Try again later.',
  'account.name-taken': 'There is an account of that name already.',
  'account.invalid-name': 'A name has 1 to 16 letters and digits without accents.',
  'account.invalid-password': 'A password has 1 to 16 letters, digits and signs without accents.',
  'account.no-web-session': 'You are signed out. Please come in again.',
  'account.no-reset-token': 'The token is wrong, was used, or is too old. Ask an operator for a new one.',
  'account.no-offer': 'That took too long. Please begin anew.',
  'http.too-many-requests': 'Too much at once. Please wait a moment.',
  'character.name-taken': 'Somebody is called that already.',
  'character.name-empty': 'They need a name.',
  'character.name-too-short': 'That is too short for a name.',
  'character.name-too-long': 'Names have at most twelve letters.',
  'character.name-invalid-letter': 'Names are made of letters only.',
  'character.name-repeats': 'Three of the same letter in a row is too many.',
  'character.name-reserved': 'That name is reserved.',
  'character.account-limit': 'You cannot have more of them.',
  'character.realm-limit': 'There is no room for another one in this realm.',
  'character.invalid-combination': 'Nobody of that people has that calling.',
  'character.is-online': 'They are in the world right now.',
  'character.still-in-world': 'They are still on their way out of the world. Try again in a moment.',
  'character.other-in-world': 'Another one of yours is still in the world. Try again in a moment.',
  'character.not-found': 'They are not there any more.',
  'social.not-in-world': 'They are not about.',
  'social.player-not-found': 'Nobody of that name is about.',
  'social.ignored': 'They do not want to hear from you.',
  'social.contact-is-unknown': 'Nobody is called that.',
  'social.contact-is-self': 'That is you.',
  'social.contact-is-listed': 'They are on the list already.',
  'social.contacts-are-full': 'The list is full.',
  'death.too-far': 'Your body is too far away. Go back to where you fell.',
  'death.too-soon': 'Not yet: a spirit needs a few seconds.',
  'death.alive': 'You are alive and well.',
  'realtime.not-in-view': 'They are out of sight.',
  'realtime.not-sayable': 'That cannot be said.',
  'realtime.too-long': 'That is too long to be said at once.',
  'realtime.muted': 'You cannot speak for a while.',
  'realtime.not-now': 'Not now.',
  'realtime.not-in-world': 'You are not in the world.',
  'realtime.line-lost': 'The line broke before that was answered.',
  'realtime.unreachable': 'The realm cannot be reached. Try again in a moment.',
};

/** What the world itself says in words, beside the code. */
export function isSaidByWorld(code: string): boolean {
  return code.startsWith('carrying.');
}

/** A refusal in words. */
export function sentenceFor(code: string): string {
  return sentences[code] ?? `That was refused (${code}).`;
}
