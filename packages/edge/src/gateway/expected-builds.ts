import type { Clock } from '@realmwright/kernel/ports/clock';
import type { Millis } from '@realmwright/kernel/units';
import { type Build, isBuild } from '@realmwright/protocol/versions/build';

/**
 * The server speaks first, and the challenge of 3.3.5a is longer than that of the older builds. A client that comes by
 * the port of its build is no problem. One that comes by the main port is given the challenge of the build that was last
 * shown the realm list at its address, and that of the newest build if nothing is known.
 */
export interface ExpectedBuilds {
  /** A client of that build at that address was shown the realm list. */
  expect(address: string, build: number): void;
  /** The build to speak to. Each expectation serves one connection, oldest first; the last one stays. */
  guess(address: string): Build;
}

const expectationMillis: Millis = 600_000;
const mostAddresses = 10_000;
const mostPerAddress = 16;

export function expectedBuilds(clock: Clock, admitted: readonly Build[]): ExpectedBuilds {
  const expectedByAddress = new Map<string, { readonly builds: Build[]; until: Millis }>();
  const newest = admitted.at(-1) ?? 12340;
  return {
    expect(address, build) {
      if (!isBuild(build)) return;
      const now = clock.monotonic();
      const known = expectedByAddress.get(address);
      const builds = known === undefined || known.until < now ? [] : known.builds;
      builds.push(build);
      if (builds.length > mostPerAddress) builds.shift();
      // Deleting first moves the address to the end, so that the first key is the one heard of longest ago.
      expectedByAddress.delete(address);
      expectedByAddress.set(address, { builds, until: now + expectationMillis });
      if (expectedByAddress.size <= mostAddresses) return;
      for (const oldest of expectedByAddress.keys()) {
        expectedByAddress.delete(oldest);
        break;
      }
    },
    guess(remoteAddress) {
      const address = remoteAddress.startsWith('::ffff:') ? remoteAddress.slice(7) : remoteAddress;
      const known = expectedByAddress.get(address);
      if (known === undefined || known.until < clock.monotonic()) return newest;
      const build = known.builds.length > 1 ? known.builds.shift() : known.builds[0];
      return build ?? newest;
    },
  };
}
