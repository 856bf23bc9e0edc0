import { createHash } from 'node:crypto';
import type { CharacterReading } from '@realmwright/kernel/character-sheet';
import { call } from '@realmwright/kernel/contract';
import { isRefused } from '@realmwright/kernel/outcome';
import { nodeCompression } from '@realmwright/platform/compression';
import { blobKindCount, findBlob, isAccountWideBlob } from '@realmwright/services/client-data/client-data.contract';
import type { BlobTime } from '@realmwright/services/client-data/client-data.wire';
import { blobText } from '@realmwright/services/client-data/client-data.wire';
import type { GatewayCore } from './gateway-core.ts';

/** MD5, as the clients compute it. */
const FINGERPRINT_BYTES = 16;

/**
 * By what 1.12.1 and 2.4.3 find out whether the server keeps other account data than they do: the MD5 of each kind's
 * text, one behind the other; zeros where nothing is kept or what is kept cannot be read. Source: public servers.
 */
export async function fingerprintsOf(
  { bus, realm }: GatewayCore,
  build: number,
  { accountId, characterId }: Pick<CharacterReading, 'accountId' | 'characterId'>,
  times: readonly BlobTime[],
): Promise<Uint8Array> {
  const fingerprints = new Uint8Array(blobKindCount * FINGERPRINT_BYTES);
  await Promise.all(
    times.map(async ({ kind }) => {
      const owner = isAccountWideBlob(kind) ? undefined : characterId;
      const found = await call(bus, findBlob, { accountId, realm, characterId: owner, build, kind });
      const text = isRefused(found) ? undefined : blobText(found.value.content, nodeCompression);
      if (text === undefined || kind >= blobKindCount) return;
      fingerprints.set(createHash('md5').update(text).digest(), kind * FINGERPRINT_BYTES);
    }),
  );
  return fingerprints;
}
