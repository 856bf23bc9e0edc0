import { isIPv4, isIPv6 } from 'node:net';
import type { Millis } from '@realmwright/kernel/units';

/** Another device of the account, as it was seen last. */
export interface OtherUse {
  readonly address: string;
  readonly at: Millis;
}

/** A sign-in that somebody should look at. */
export interface SignInWarning {
  readonly kind: 'at-once' | 'too-soon';
  readonly otherAddress: string;
}

/**
 * Whether a sign-in looks as if two people used the account: another device was in use within minutes (`at-once`) or
 * within the hour (`too-soon`) from another region. Without a map of addresses a region is a guess: the first half of an
 * IPv4 address, the first 32 bits of an IPv6 one. Some travellers are flagged who did not travel (a telephone that leaves
 * the house), and neighbours in one region are not. So it warns and bars nobody.
 */
export function judgeSignIn(address: string, now: Millis, others: readonly OtherUse[]): SignInWarning | undefined {
  const region = regionOf(address);
  const elsewhere = others
    .filter((other) => areApart(region, regionOf(other.address)) && now - other.at < soon)
    .sort((a, b) => b.at - a.at);
  const [latest] = elsewhere;
  if (latest === undefined) return undefined;
  return { kind: now - latest.at < atOnce ? 'at-once' : 'too-soon', otherAddress: latest.address };
}

/** Within this time a session counts as in use: it refreshes its access every few minutes. */
const atOnce: Millis = 600_000;
const soon: Millis = 3_600_000;

/** The region of an address; addresses of different families cannot be compared, and those of no network say nothing. */
interface Region {
  readonly family: 4 | 6;
  readonly prefix: string;
}

function areApart(a: Region | undefined, b: Region | undefined): boolean {
  return a !== undefined && b !== undefined && a.family === b.family && a.prefix !== b.prefix;
}

function regionOf(address: string): Region | undefined {
  const plain = address.startsWith('::ffff:') ? address.slice(7) : address;
  if (isIPv4(plain)) return { family: 4, prefix: plain.split('.').slice(0, 2).join('.') };
  if (!isIPv6(plain)) return undefined;
  // The first two groups; what "::" stands for is zeros.
  const [head = ''] = plain.split('::');
  const [first = '0', second = '0'] = head.split(':').filter(Boolean);
  return { family: 6, prefix: `${Number.parseInt(first, 16)}:${Number.parseInt(second, 16)}` };
}
