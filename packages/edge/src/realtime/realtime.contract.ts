import { event } from '@realmwright/kernel/contract';
import { edgeIdType } from '@realmwright/kernel/schema/domain';
import { bool, f64, struct, u32 } from '@realmwright/kernel/schema/types';
import { resumableMillis } from '@realmwright/services/account/sign-in.contract';

/** How often a realtime edge says that it lives, milliseconds. */
export const realtimeAnnouncePeriodMillis = 2_000;

/** How long worlds keep the characters of an edge that is silent: as long as its sessions can be resumed at another one. */
export const realtimeLeaseMillis = resumableMillis;

/**
 * A realtime edge lives, and has so many sessions. Worlds let go of the sessions of an edge that falls silent; the pages
 * count its players. Bytes are since its start, as its sockets count them. Unscoped.
 */
export const realtimeAnnounced = event(
  'realtime.announced',
  struct({ edge: edgeIdType, isReady: bool, sessions: u32, bytesIn: f64, bytesOut: f64 }),
);
