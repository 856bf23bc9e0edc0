import { fileURLToPath } from 'node:url';

/** The repository's root folder, without a slash at its end. */
export const root: string = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');

/** Writes one line for the person at the terminal. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Prints how a script is used and ends the process when it was started with `--help`. */
export function showUsage(usage: string): void {
  const [first] = process.argv.slice(2);
  if (first !== '--help' && first !== '-h') return;
  say(usage);
  process.exit(0);
}
