import { BlockList, isIP, isIPv4 } from 'node:net';
import { plainAddress } from './plain-address.ts';

/** Says whom a request is from: who stands at the other end of the line, or whom proxies that are believed name. */
export type FindAddress = (peer: string, forwardedFor: string | readonly string[] | undefined) => string;

/**
 * Proxies are believed by address or network (`10.0.0.0/8`). Each of them adds at the end of `X-Forwarded-For` who has asked
 * it, so that the last one there who is no such proxy is the client. What stands before that the client may have written
 * itself, and words that are no address end what is believed.
 */
export function addressFinder(trustedProxies: readonly string[]): FindAddress {
  const isProxy = proxyFinder(trustedProxies);
  return (peer, forwardedFor) => {
    let address = plainAddress(peer);
    const named = typeof forwardedFor === 'string' ? forwardedFor : (forwardedFor ?? []).join(',');
    for (const word of named.split(',').slice(-mostProxies).toReversed()) {
      const before = plainAddress(word.trim());
      if (!isProxy(address) || isIP(before) === 0) break;
      address = before;
    }
    return address;
  };
}

/** Says whether somebody is a proxy that is believed. */
export function proxyFinder(trustedProxies: readonly string[]): (address: string) => boolean {
  const proxies = new BlockList();
  for (const proxy of trustedProxies) {
    const [address = '', bits] = proxy.split('/');
    const family = familyOf(address);
    if (bits === undefined) proxies.addAddress(address, family);
    else proxies.addSubnet(address, Number(bits), family);
  }
  return (address) => isIP(address) !== 0 && proxies.check(address, familyOf(address));
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIPv4(address) ? 'ipv4' : 'ipv6';
}

/** Longest way of a request from proxy to proxy. */
const mostProxies = 16;
