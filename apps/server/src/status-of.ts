import type { Health } from '@realmwright/kernel/running';
import type { ProcessStatus } from '@realmwright/platform/control/realm.contract';
import type { ListeningAddress } from '@realmwright/platform/threads/thread-messages';
import { readVersion } from './project-folder.ts';

/** What a status is made of. */
export interface StatusParts {
  readonly place: string;
  readonly startedAt: number;
  readonly dataFolder: string;
  readonly database: string;
  readonly addresses: readonly ListeningAddress[];
  readonly roles: readonly { readonly name: string; readonly health: Health }[];
}

/** How this process does, as the command-line tool shows it. */
export function statusOf(parts: StatusParts): ProcessStatus {
  return {
    version: readVersion(),
    place: parts.place,
    processId: process.pid,
    startedAt: parts.startedAt,
    dataFolder: parts.dataFolder,
    database: parts.database,
    addresses: [...parts.addresses],
    roles: parts.roles.map(({ name, health }) => ({
      name,
      ready: health.ready,
      reason: health.ready ? '' : health.reason,
    })),
  };
}
