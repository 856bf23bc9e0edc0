import { InvariantError } from '@realmwright/kernel/errors';
import type { Log, LogFields } from '@realmwright/kernel/ports/log';
import { destination, type Logger, pino } from 'pino';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

export interface PinoLogOptions {
  readonly level: LogLevel;
  /** A file to append to; standard error otherwise. */
  readonly file?: string;
}

/** Opens the structured log: one JSON object per line with `time`, `level`, `event` and the fields of the event. */
export function openPinoLog(options: PinoLogOptions): Log & { flush(): void } {
  const stream = destination({
    dest: options.file ?? 2,
    mkdir: true,
    mode: 0o600,
    // A crash must not take the lines with it that explain it, and the volume of events is low.
    sync: true,
  });
  const logger = pino(
    {
      level: options.level,
      base: null,
      messageKey: 'event',
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { error: (error: unknown) => describeError(error) },
    },
    stream,
  );
  return Object.assign(
    logOver(() => logger),
    { flush: () => stream.flushSync() },
  );
}

/** The logger is made when it writes its first line: most of those that are made for a request or a client never do. */
function logOver(logger: () => Logger): Log {
  return {
    debug: (event, fields) => logger().debug(plain(fields), event),
    info: (event, fields) => logger().info(plain(fields), event),
    warn: (event, fields) => logger().warn(plain(fields), event),
    error: (event, fields) => logger().error(plain(fields), event),
    with(fields) {
      let child: Logger | undefined;
      return logOver(() => {
        child ??= logger().child(plain(fields));
        return child;
      });
    },
  };
}

/** Errors of libraries carry whole clients, statements and values with them: only these words go into the log. */
function describeError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return typeof error === 'object' ? 'not an error' : error;
  return {
    type: error.name,
    message: error.message,
    ...('code' in error && typeof error.code === 'string' ? { code: error.code } : {}),
    ...(error instanceof InvariantError ? { facts: error.facts } : {}),
    stack: error.stack,
    ...(error.cause === undefined || depth >= 3 ? {} : { cause: describeError(error.cause, depth + 1) }),
  };
}

/** JSON has no bigint. */
function plain(fields: LogFields = {}): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    result[name] = typeof value === 'bigint' ? value.toString() : value;
  }
  return result;
}
