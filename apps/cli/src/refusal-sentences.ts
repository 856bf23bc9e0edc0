/** What a refusal of the account service means for the person at the terminal. */
const sentences: Readonly<Record<string, string>> = {
  'account.not-found': 'There is no account of that name.',
  'account.invalid-name': 'Account names are 1 to 16 letters and digits.',
  'account.invalid-password': 'Passwords are 1 to 16 letters, digits and signs that game clients can send.',
  'account.name-taken': 'There is an account of that name already.',
  'account.too-many': 'Those are too many at once.',
  'account.invalid-pin': 'A PIN has 4 to 10 digits.',
  'account.not-banned': 'That account is not banned.',
  'account.not-online': 'That account is not online.',
};

export function refusalSentence(refusal: string): string {
  return sentences[refusal] ?? `The realm refuses: ${refusal}.`;
}
