import { sentenceFor } from '../realm/refusal-sentences.ts';

/** What is wrong with a new password that was typed twice, as far as the form can see; nothing when the realm may judge. */
export function troubleWithPassword(password: string, again: string): string {
  if (password.length < 8) return 'Eight characters at least, so that nobody guesses it.';
  if (!/^[\x20-\x7e]{1,16}$/.test(password)) return sentenceFor('account.invalid-password');
  return password === again ? '' : 'The two passwords are not the same.';
}

/** What is wrong with a token as somebody pasted it: the realm takes nothing that cannot be one. */
export function troubleWithToken(token: string): string {
  return /^[A-Za-z0-9_-]{43}$/.test(token) ? '' : sentenceFor('account.no-reset-token');
}
