/** Structured events, not sentences with numbers inside: a kebab-case event name and fields. Never blocks, may drop. */
export interface Log {
  debug(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
  /** A log that adds these fields to each of its events. */
  with(fields: LogFields): Log;
}

/** Plain values; an `error` field may hold an Error. Secrets and message bodies never appear. */
export type LogFields = Readonly<Record<string, unknown>>;
