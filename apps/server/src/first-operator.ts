import { call } from '@realmwright/kernel/contract';
import { OperatorError } from '@realmwright/kernel/errors';
import { isRefused } from '@realmwright/kernel/outcome';
import type { Bus } from '@realmwright/kernel/ports/bus';
import type { Random } from '@realmwright/kernel/ports/random';
import { createAccount, listAccounts } from '@realmwright/services/account/account.contract';

/** The account that the first start made; the password is shown once and kept nowhere. */
export interface FirstOperator {
  readonly username: string;
  readonly password: string;
}

/** Makes one operator account when there is no account at all. */
export async function makeFirstOperator(
  bus: Bus,
  random: Random,
  username: string,
): Promise<FirstOperator | undefined> {
  if (username === '') return undefined;
  const listed = await call(bus, listAccounts, { contains: '', after: '', limit: 1, onlineOnly: false });
  if (isRefused(listed) || listed.value.totalCount > 0) return undefined;
  const password = randomPassword(random);
  const created = await call(bus, createAccount, { username, password, roles: ['operator'] });
  if (isRefused(created)) {
    throw new OperatorError(
      `The first operator account cannot be created (${created.refused}). Set REALMWRIGHT_FIRST_OPERATOR to a name of letters and digits.`,
    );
  }
  return { username: created.value.username, password };
}

/** Capital letters and digits that cannot be taken for each other: game clients ignore case. 60 bits. */
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const passwordLength = 12;

function randomPassword(random: Random): string {
  return Array.from(random.bytes(passwordLength), (byte) => alphabet[byte % alphabet.length]).join('');
}
