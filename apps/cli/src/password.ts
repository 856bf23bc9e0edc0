import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline';
import { OperatorError } from '@realmwright/kernel/errors';

/** Capital letters and digits that cannot be taken for each other: game clients ignore case. 60 bits with twelve. */
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** The password that was named, read from standard input for "-", or made when none was named. */
export async function choosePassword(
  named: string | undefined,
): Promise<{ readonly password: string; readonly isMade: boolean }> {
  if (named === undefined) {
    return { password: Array.from(randomBytes(12), (byte) => alphabet[byte % alphabet.length]).join(''), isMade: true };
  }
  if (named !== '-') return { password: named, isMade: false };
  const password = process.stdin.isTTY ? await askHidden() : await readFirstLine();
  if (password === '') throw new OperatorError('Standard input held no password.');
  return { password, isMade: false };
}

async function readFirstLine(): Promise<string> {
  for await (const line of createInterface({ input: process.stdin })) return line;
  return '';
}

async function askHidden(): Promise<string> {
  const { isCancel, password } = await import('@clack/prompts');
  const answer = await password({ message: 'Password' });
  if (isCancel(answer)) throw new OperatorError('Nothing was changed.');
  return answer;
}
