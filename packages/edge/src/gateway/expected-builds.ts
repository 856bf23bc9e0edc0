import type { Clock } from '@realmwright/kernel/ports/clock';
import type { Millis } from '@realmwright/kernel/units';
import { type Build, isBuild } from '@realmwright/protocol/versions/build';

/**
 * The server speaks first, and the challenge of 3.3.5a is longer than that of the older builds. A client that comes by
 * the port of its build is no problem. The main port belongs to the newest build; a client of another one that comes
 * there (because an operator maps a single port) is recognised by the realm list that its address was shown lately.
 */
export interface ExpectedBuilds {
  /** A client of that build at that address was shown the realm list. */
  expect(address: string, build: number): void;
  /** A client of that address has come by the port of its build. */
  meet(address: string, build: Build): void;
  /** The build to speak to on the main port: the newest if one is expected there or none at all. */
  guess(address: string): Build;
}

const expectationMillis: Millis = 120_000;
const mostAddresses = 10_000;

export function expectedBuilds(clock: Clock, admitted: readonly Build[]): ExpectedBuilds {
  /** By address: until when a client of a build is expected. */
  const expectedByAddress = new Map<string, Map<Build, Millis>>();
  const newest = admitted.at(-1) ?? 12340;

  function take(address: string, build: Build): boolean {
    const expected = expectedByAddress.get(plain(address));
    const until = expected?.get(build) ?? 0;
    expected?.delete(build);
    return until > clock.monotonic();
  }

  return {
    expect(address, build) {
      if (!isBuild(build)) return;
      const key = plain(address);
      const expected = expectedByAddress.get(key) ?? new Map<Build, Millis>();
      expected.set(build, clock.monotonic() + expectationMillis);
      // Deleting first moves the address to the end, so that the first key is the one heard of longest ago.
      expectedByAddress.delete(key);
      expectedByAddress.set(key, expected);
      if (expectedByAddress.size <= mostAddresses) return;
      for (const oldest of expectedByAddress.keys()) {
        expectedByAddress.delete(oldest);
        break;
      }
    },
    meet(address, build) {
      take(address, build);
    },
    guess(address) {
      if (take(address, newest)) return newest;
      return admitted.find((build) => take(address, build)) ?? newest;
    },
  };
}

function plain(address: string): string {
  return address.startsWith('::ffff:') ? address.slice(7) : address;
}
