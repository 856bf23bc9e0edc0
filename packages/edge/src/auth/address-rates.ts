import type { Clock } from '@realmwright/kernel/ports/clock';
import { type BucketLimit, fullBucket, refill, type TokenBucket, take } from '../listener/token-bucket.ts';

/** A token bucket for each address, bounded in number: the address that was heard of longest ago is forgotten first. */
export interface AddressRates {
  /** Takes one token of an address; false if it has none. */
  take(address: string): boolean;
}

export function addressRates(clock: Clock, limit: BucketLimit, mostAddresses: number): AddressRates {
  const bucketByAddress = new Map<string, TokenBucket>();
  return {
    take(address) {
      const now = clock.monotonic();
      const bucket = bucketByAddress.get(address) ?? fullBucket(limit, now);
      // Deleting first moves the address to the end of the map's order.
      bucketByAddress.delete(address);
      bucketByAddress.set(address, bucket);
      if (bucketByAddress.size > mostAddresses) {
        for (const oldest of bucketByAddress.keys()) {
          bucketByAddress.delete(oldest);
          break;
        }
      }
      refill(bucket, limit, now);
      return take(bucket, 1);
    },
  };
}
