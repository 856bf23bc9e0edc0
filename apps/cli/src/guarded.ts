import { InfrastructureError, OperatorError } from '@realmwright/kernel/errors';
import { BusNoResponderError, BusTimeoutError } from '@realmwright/kernel/ports/bus';
import { DatabaseUnavailableError } from '@realmwright/platform/database/database-errors';
import type { ArgDef, ArgsDef, CommandContext } from 'citty';
import { output } from './output.ts';

/**
 * Wraps what a command does: a misspelt option is refused, what the person can change is told in one sentence without a
 * stack, and the exit code says whether it worked: 0 done, 1 refused or failed, 2 wrong usage.
 */
export function guarded<Args extends ArgsDef>(
  work: (context: CommandContext<Args>) => Promise<number | undefined>,
): (context: CommandContext<Args>) => Promise<void> {
  return async (context) => {
    const fault = findUsageFault(context);
    if (fault !== undefined) {
      output.note(`${fault} \`--help\` shows what there is.`);
      process.exitCode = 2;
      return;
    }
    try {
      process.exitCode = (await work(context)) ?? 0;
    } catch (error) {
      output.note(sentenceOf(error));
      process.exitCode = 1;
    }
  };
}

function findUsageFault<Args extends ArgsDef>({ args, cmd }: CommandContext<Args>): string | undefined {
  const names = new Set(['_']);
  let positionalCount = 0;
  let takesRest = false;
  for (const [name, definition] of declaredOptions(cmd.args)) {
    names.add(name).add(camelCased(name));
    if (definition.type === 'positional') positionalCount++;
    if (definition.valueHint === 'rest') takesRest = true;
  }
  const unknown = Object.keys(args).find((name) => !names.has(name));
  if (unknown !== undefined) return `There is no option --${unknown} here.`;
  const surplus = takesRest ? undefined : args._[positionalCount];
  return surplus === undefined ? undefined : `"${surplus}" is one word too many.`;
}

/** Our declarations are plain objects; the library would allow promises and functions too. */
function declaredOptions(declared: unknown): readonly (readonly [string, ArgDef])[] {
  return typeof declared === 'object' && declared !== null ? Object.entries(declared) : [];
}

function camelCased(name: string): string {
  return name.replaceAll(/-(.)/g, (_whole, letter: string) => letter.toUpperCase());
}

function sentenceOf(error: unknown): string {
  if (error instanceof OperatorError) return error.message;
  if (error instanceof BusNoResponderError)
    return `Nothing of the realm answers that at the moment (${error.message}).`;
  if (error instanceof BusTimeoutError) return `The realm did not answer in time: ${error.message}.`;
  if (error instanceof DatabaseUnavailableError) {
    const cause = error.cause instanceof Error ? ` (${error.cause.message})` : '';
    return `The database does not answer${cause}. Start the one of REALMWRIGHT_DATABASE_URL or correct that address; of the embedded one, postgres.log in the data folder tells more.`;
  }
  if (error instanceof InfrastructureError) {
    return `It did not work: ${error.message}${error.cause instanceof Error ? ` (${error.cause.message})` : ''}.`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
