import { ApiError } from '@realmwright/client/api-transport';
import { type Ref, readonly, shallowRef } from 'vue';
import { useAccess } from '../access.ts';

/** What a command line came to: the lines of its answer, or why it was not taken. */
interface CommandAnswer {
  readonly lines: readonly string[];
  readonly isRefused: boolean;
}

/** A command of this page and what it came to. */
interface Done extends CommandAnswer {
  readonly number: number;
  readonly text: string;
}

/** How many are shown. */
const mostShown = 30;
const done = shallowRef<readonly Done[]>([]);
let count = 0;

/** What was done from this page, newest first. */
export const commandHistory: Readonly<Ref<readonly Done[]>> = readonly(done);

/** Has a line carried out as if it were typed at the console, and keeps what it came to. */
export async function runCommand(text: string): Promise<CommandAnswer> {
  const answer = await send(text);
  count += 1;
  done.value = [{ ...answer, number: count, text }, ...done.value].slice(0, mostShown);
  return answer;
}

async function send(text: string): Promise<CommandAnswer> {
  try {
    const { lines } = await (await useAccess().openApi()).runCommand({ text });
    // Some commands have nothing to say: they are done.
    return { lines: lines.length === 0 ? ['Done.'] : lines, isRefused: false };
  } catch (error) {
    const why = error instanceof ApiError ? `${error.message}.` : 'The realm does not answer.';
    return { lines: [why], isRefused: true };
  }
}
