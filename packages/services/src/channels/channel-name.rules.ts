import { nameKey } from './channel.ts';

/** A name that a channel can have, and the key under which there is one of it in a realm. */
export interface UsableChannelName {
  readonly name: string;
  readonly key: string;
}

/**
 * Judges a name as typed; undefined if no channel can have it. It has no spaces, because clients take what follows one
 * for the password; does not begin with a digit, because clients take that for a channel's number, nor with an accent that
 * stands on nothing; and holds neither control characters nor the bar with which clients mark colours and links, nor signs
 * that game clients cannot show, which two channels could differ by.
 */
export function judgeChannelName(typed: string): UsableChannelName | undefined {
  const name = typed.normalize('NFC');
  const isUsable =
    /^(?![\p{Nd}\p{M}])(?:(?!\p{VS}|\u20e3)[^\p{Z}\p{C}|\u{10000}-\u{10ffff}])+$/u.test(name) &&
    byteLength(name) <= mostNameBytes;
  return isUsable ? { name, key: nameKey(name) } : undefined;
}

/** What the contract carries. */
const mostNameBytes = 96;

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
