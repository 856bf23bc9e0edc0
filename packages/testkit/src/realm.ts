export { everyBuild } from '@realmwright/protocol/versions/build';

import { openDistributedRealm } from './realm/distributed-realm.ts';
import { openEmbeddedRealm } from './realm/embedded-realm.ts';
import { type Shape, TestRealm } from './realm/test-realm.ts';

/** The shape in which this run tells its stories: `npm test` embedded, `npm run test:full` distributed as well. */
export const shape: Shape = process.env['REALMWRIGHT_TEST_SHAPE'] === 'distributed' ? 'distributed' : 'embedded';

/**
 * Opens a realm for a story: `await using realm = await startRealm()`. It has a data folder, ports and a database of its
 * own and ends with the block. `settings` are environment variables of the configuration page.
 * Stories of pages are told in both shapes by one run, so they name theirs.
 */
export async function startRealm(
  settings: Readonly<Record<string, string>> = {},
  inShape: Shape = shape,
): Promise<TestRealm> {
  const open = inShape === 'distributed' ? openDistributedRealm : openEmbeddedRealm;
  return new TestRealm(await open(settings));
}
