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
  return Object.assign(new PinoLog(logger, {}), { flush: () => stream.flushSync() });
}

/** Adds its fields when it writes: thousands of sessions have a log of their own, and most of them never do. */
class PinoLog implements Log {
  readonly #logger: Logger;
  readonly #fields: LogFields;

  constructor(logger: Logger, fields: LogFields) {
    this.#logger = logger;
    this.#fields = fields;
  }

  debug(event: string, fields?: LogFields): void {
    this.#write('debug', event, fields);
  }

  info(event: string, fields?: LogFields): void {
    this.#write('info', event, fields);
  }

  warn(event: string, fields?: LogFields): void {
    this.#write('warn', event, fields);
  }

  error(event: string, fields?: LogFields): void {
    this.#write('error', event, fields);
  }

  with(fields: LogFields): Log {
    return new PinoLog(this.#logger, { ...this.#fields, ...fields });
  }

  #write(level: LogLevel, event: string, fields: LogFields | undefined): void {
    if (this.#logger.isLevelEnabled(level)) this.#logger[level](plain({ ...this.#fields, ...fields }), event);
  }
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
