/** The environment of this process: the one place that looks at it. */
export function processEnvironment(): Readonly<Record<string, string | undefined>> {
  return process.env;
}
