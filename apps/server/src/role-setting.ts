import type { RealmContent } from '@realmwright/gamedata/realm-content';
import type { Health, Running } from '@realmwright/kernel/running';
import type { RealmConfig } from '@realmwright/platform/config/realm-config';
import type { ListeningAddress } from '@realmwright/platform/threads/thread-messages';

/** The roles that a command line can name, in the order in which they start. */
export const roleNames = ['services', 'world', 'http', 'login', 'gateway', 'realtime'] as const;
export type RoleName = (typeof roleNames)[number];

/** Everything from which the configuration of a role is made. Plain data: it crosses threads. */
export interface RoleSetting {
  readonly config: RealmConfig;
  readonly content: RealmContent;
  readonly projectFolder: string;
  readonly dataFolder: string;
  /** The configuration file that was named; undefined for the one in the data folder. */
  readonly configFile: string | undefined;
  /** Unique among the processes and threads of the cluster; names edges and workers. */
  readonly place: string;
  /** Only the services get it. */
  readonly database: { readonly url: string; readonly connections: number } | undefined;
  /** Only the services get it: the key of the installation, 32 bytes. */
  readonly masterKey: Uint8Array | undefined;
  /** Which share of the maps this worker simulates. */
  readonly worker: { readonly index: number; readonly count: number };
  /** This start is the start of the whole realm: nothing of an earlier run is still alive elsewhere. */
  readonly isSoleStart: boolean;
}

/** What only the supervisor of the threads or of the process can say; the HTTP role shows it. */
export interface SupervisorView {
  readonly gatherMetrics: () => Promise<string>;
  readonly roleHealth: () => readonly { readonly role: string; readonly health: Health }[];
  /** The folder of the built pages as soon as they are built; fails with what to do. */
  readonly pages: () => Promise<string>;
}

/** A role that runs, and where it listens. */
export interface StartedRole extends Running {
  readonly role: RoleName;
  readonly addresses: readonly ListeningAddress[];
}
