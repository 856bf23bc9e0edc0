import { isIP } from 'node:net';

/** An address or a network as operators type it, in the notation that the database takes; undefined when it is neither. */
export function readNetwork(text: string): { readonly network: string; readonly isTooWide: boolean } | undefined {
  const [address = '', bits, ...more] = text.trim().toLowerCase().split('/');
  const version = isIP(address);
  if (version === 0 || address.includes('%') || more.length > 0) return undefined;
  const longest = version === 4 ? 32 : 128;
  if (bits !== undefined && !/^[0-9]{1,3}$/.test(bits)) return undefined;
  const length = bits === undefined ? longest : Number(bits);
  if (length > longest) return undefined;
  return { network: `${address}/${length}`, isTooWide: length < (version === 4 ? leastBits4 : leastBits6) };
}

/** An address as a connection tells it, if it is one that bans can be about: without the zone of a link-local one. */
export function readAddress(text: string): string | undefined {
  const [address = ''] = text.split('%');
  return isIP(address) === 0 ? undefined : address;
}

/** A network as operators read it: a single address stands without its length. */
export function showNetwork(network: string): string {
  return network.replace(/^([^:]+)\/32$|^(.*:.*)\/128$/, (_whole, four?: string, six?: string) => four ?? six ?? '');
}

/** Least prefix of a network that can be barred; a shorter one is a typing mistake more often than a wish. */
const leastBits4 = 8;
const leastBits6 = 16;
