/** An address as everybody writes it: a socket for both families shows those of IPv4 in the dress of IPv6. */
export function plainAddress(address: string): string {
  return address.startsWith('::ffff:') ? address.slice(7) : address;
}
