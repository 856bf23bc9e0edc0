import { request } from '@realmwright/kernel/contract';
import { bool, bytes, f64, list, nothing, struct, u16, u32, utf8 } from '@realmwright/kernel/schema/types';

/** What the command-line tool asks the supervisor of a running embedded realm. */

const line = utf8({ maxBytes: 1_024 });

/** How the realm does. */
export const readStatus = request('realm.status', {
  input: nothing,
  output: struct({
    version: line,
    processId: u32,
    /** Milliseconds since the Unix epoch. */
    startedAt: f64,
    dataFolder: line,
    database: line,
    /** Where it listens: `login 127.0.0.1:3724` and so on. */
    addresses: list(struct({ name: line, host: line, port: u16 }), { max: 16 }),
    roles: list(struct({ name: line, ready: bool, reason: line }), { max: 256 }),
  }),
  timeout: 3_000,
});

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
