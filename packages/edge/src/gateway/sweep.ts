import { call } from '@realmwright/kernel/contract';
import type { Millis } from '@realmwright/kernel/units';
import { keepSessions, mostSessionsAsked } from '@realmwright/services/account/account.contract';
import type { CloseReason } from './close-reason.ts';
import type { Connection } from './connection.ts';
import type { GatewayCore } from './gateway-core.ts';
import { connectionStates } from './opcode-table.ts';
import { rollCall } from './roll-call.ts';

/** How often deadlines are looked at, milliseconds; one timer for all connections instead of several for each. */
export const sweepPeriodMillis = 250;

/** Closes what has overstayed, and brings the counts into the metrics. */
export function sweep(gateway: GatewayCore): void {
  const now = gateway.clock.monotonic();
  for (const connection of gateway.connections.values()) {
    const reason = overdue(gateway, connection, now);
    if (reason !== undefined) connection.close(reason);
  }
  gateway.held.expire(now);
  report(gateway);
}

function overdue(gateway: GatewayCore, connection: Connection, now: Millis): CloseReason | undefined {
  const { session, heldSince } = connection;
  const { limits } = gateway;
  if (session.unsent.length > 0 && now - session.unsentSince > limits.stalledWriteMillis) return 'slow-consumer';
  const inState = now - session.stateSince;
  switch (session.state) {
    case 'challenged':
      return inState > limits.proofMillis ? 'proof-deadline' : undefined;
    case 'opening':
      return inState > limits.openingMillis ? 'service-deadline' : undefined;
    case 'entering':
      return inState > limits.enteringMillis ? 'entering-deadline' : undefined;
    case 'transferring':
      return inState > limits.loadingMillis ? 'loading-deadline' : undefined;
    default: {
      if (heldSince > 0 && now - heldSince > limits.stalledLaneMillis) return 'stalled-lane';
      const allowed = session.isKnownToPing ? limits.idleMillis : limits.quietMillis;
      return now - session.heardAt > allowed ? 'idle' : undefined;
    }
  }
}

function report(gateway: GatewayCore): void {
  const { counts, metrics, connections, tables, traffic } = gateway;
  traffic.bytesIn += counts.bytesIn;
  traffic.bytesOut += counts.bytesOut;
  metrics.bytes.add(counts.bytesIn, 'client');
  metrics.bytes.add(counts.bytesOut, 'server');
  metrics.packets.add(counts.packetsIn, 'client');
  metrics.packets.add(counts.packetsOut, 'server');
  metrics.trailing.add(counts.trailingPackets);
  counts.bytesIn = 0;
  counts.bytesOut = 0;
  counts.packetsIn = 0;
  counts.packetsOut = 0;
  counts.trailingPackets = 0;
  metrics.queueLength.set(gateway.queue.length);
  const sessionCounts = new Map<string, number>();
  for (const { session } of connections.values()) {
    const key = `${session.build ?? 'unknown'} ${session.state}`;
    sessionCounts.set(key, (sessionCounts.get(key) ?? 0) + 1);
  }
  for (const build of [...tables.keys(), 'unknown']) {
    for (const state of connectionStates) {
      metrics.sessions.set(sessionCounts.get(`${build} ${state}`) ?? 0, String(build), state);
    }
  }
}

/** How often the account service is told which sessions live, milliseconds. */
export const keepPeriodMillis = 10_000;

/** Renews the lease of this edge's sessions and closes those that the account service gave up meanwhile. */
export async function keepOpenSessions({ bus, edge, connections }: GatewayCore): Promise<void> {
  const open = [...connections].filter(([, { session }]) => session.account?.isOpen === true).map(([id]) => id);
  for (const part of rollCall(open, mostSessionsAsked)) {
    const outcome = await call(bus, keepSessions, { edge, ...part });
    if ('refused' in outcome) continue;
    for (const lost of outcome.value.lost) connections.get(lost)?.close('revoked');
  }
}
