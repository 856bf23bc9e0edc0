import { event, request } from '@realmwright/kernel/contract';
import type { ValueOf } from '@realmwright/kernel/schema/type';
import { bool, bytes, f64, list, nothing, struct, u16, u32, utf8 } from '@realmwright/kernel/schema/types';

/** What the command-line tool asks the supervisor of a running embedded realm. */

const line = utf8({ maxBytes: 1_024 });

/** How a realm in one process, or one process of several, does. */
const statusType = struct({
  version: line,
  /** Name of the process in the cluster; empty for a realm in one process. */
  place: line,
  processId: u32,
  /** Milliseconds since the Unix epoch. */
  startedAt: f64,
  dataFolder: line,
  database: line,
  /** Where it listens: `login 127.0.0.1:3724` and so on. */
  addresses: list(struct({ name: line, host: line, port: u16 }), { max: 16 }),
  roles: list(struct({ name: line, ready: bool, reason: line }), { max: 256 }),
});
export type ProcessStatus = ValueOf<typeof statusType>;

/** How the realm in one process does. */
export const readStatus = request('realm.status', { input: nothing, output: statusType, timeout: 3_000 });

/** Asks every process of a realm over NATS to tell how it does. Unscoped. */
export const statusWanted = event('realm.status-wanted', nothing);
/** What each of them says. Unscoped. */
export const statusTold = event('realm.status-told', statusType);

/** Ends the realm in an orderly way: clients are told, everything is saved. Answered before it begins. */
export const stopRealm = request('realm.stop', {
  input: nothing,
  output: nothing,
  timeout: 3_000,
});

/** The metrics of all threads in Prometheus' text format, as UTF-8. */
export const readMetrics = request('realm.metrics', {
  input: nothing,
  output: struct({ text: bytes({ maxBytes: 1_000_000 }) }),
  timeout: 5_000,
});

/**
 * Copies what goes over the bus to `realm.tapped.<watcher>` for the next ten seconds; asked again before that, it goes
 * on. `pattern` is a subject with wildcards.
 */
export const tapBus = request('realm.tap', {
  input: struct({ watcher: line, pattern: line }),
  output: nothing,
  timeout: 2_000,
});
