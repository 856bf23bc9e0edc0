import { isRefused } from '@realmwright/kernel/outcome';
import { nodeCompression } from '@realmwright/platform/compression';
import { findTutorials } from '@realmwright/services/client-data/client-data.contract';
import { cacheVersionTold, tutorialsTold } from '@realmwright/services/client-data/client-data.wire';
import { addonsAccepted } from '@realmwright/services/entry/addons.wire';
import { frameClass } from '@realmwright/world/perception/deliveries';
import type { Connection } from './connection.ts';

/**
 * A session has come to the character screen: what the public servers of its build send unasked. The tutorial marks of
 * the older builds belong to the login sequence; 3.3.5a wants them here, and waits for nothing.
 */
export function sessionOpened(connection: Connection): void {
  const { session } = connection;
  const { build, account } = session;
  if (build === undefined || account === undefined) return;
  connection.send([addonsAccepted(build, session.addons, nodeCompression)], frameClass.control);
  session.addons = new Uint8Array(0);
  connection.send(cacheVersionTold(build, CACHE_VERSION), frameClass.control);
  if (build !== 12340) return;
  connection.lane.add(async () => {
    const found = await connection.port.call(findTutorials, { accountId: account.id });
    if (!isRefused(found)) connection.send([tutorialsTold(found.value.marks)], frameClass.control);
  });
}

/** Grows when answers to queries change their meaning, so that clients forget what they have cached. */
const CACHE_VERSION = 1;
