import { call } from '@realmwright/kernel/contract';
import type { AccountId } from '@realmwright/kernel/ids';
import { accept, isRefused, refuse } from '@realmwright/kernel/outcome';
import { REALTIME_BUILD } from '@realmwright/kernel/realtime-build';
import type { Millis } from '@realmwright/kernel/units';
import { countCharacters, deleteCharacter, listCharacters } from '../character/character.contract.ts';
import type { Serving } from '../serving.ts';
import { findAccountRowById } from './account.store.ts';
import { type AccountParts, nowOf } from './account-parts.ts';
import { readAddress } from './address.rules.ts';
import { deleteGuest, insertGuest, linkGuestRow, listAbsentGuests } from './guest.store.ts';
import { findLoginRow } from './login.store.ts';
import { newAccount } from './new-account.ts';
import { isUsablePassword, normalizeUsername } from './username.rules.ts';
import { linkGuest, openGuestSession } from './web-session.contract.ts';
import { beginWebSession } from './web-session.service.ts';

const sweepPeriod: Millis = 600_000;
const dayMillis: Millis = 86_400_000;

/** Lets people try the realm before they make an account, and keep what they have done when they make one. */
export function serveGuests(serving: Serving, parts: AccountParts): void {
  const { database, random, log } = parts.ports;

  serving.answer(openGuestSession, async ({ address, device }, context) => {
    const now = nowOf(parts);
    const place = { username: '', address: readAddress(address), now };
    if ((await findLoginRow(database.reads, place)).isBarred) return refuse('account.address-banned');
    const username = `GUEST${lettersOf(random.bytes(10))}`;
    // A password that nobody knows, so nobody logs in with the name.
    const password = Buffer.from(random.bytes(12)).toString('base64url');
    const guest = { ...newAccount(parts, username, password, []), since: now };
    const id = await insertGuest(database, guest, parts.guests.most);
    const row = id && (await findAccountRowById(database, id, now));
    if (row === undefined) return refuse('account.too-many-guests');
    context.log.info('guest-came', { username, address });
    return await beginWebSession(parts, row, { device, address });
  });

  serving.answer(linkGuest, async ({ accountId, username: typed, password }, context) => {
    const username = normalizeUsername(typed);
    if (username === undefined) return refuse('account.invalid-name');
    if (!isUsablePassword(password)) return refuse('account.invalid-password');
    const webHash = await parts.webPasswords.hash(password);
    const account = { ...newAccount(parts, username, password, []), webHash };
    switch (await linkGuestRow(database, accountId, account)) {
      case 'not-guest':
        return refuse('account.not-guest');
      case 'name-taken':
        return refuse('account.name-taken');
      case 'linked':
        context.log.info('guest-linked', { username });
        return accept({ username });
    }
  });

  serving.every(parts.guests.period ?? sweepPeriod, 'sweep-absent-guests', async () => {
    const before = new Date(nowOf(parts).getTime() - parts.guests.days * dayMillis);
    for (const id of await listAbsentGuests(database, before)) {
      if ((await deleteCharactersOf(parts, id)) && (await deleteGuest(database, id))) {
        log.info('guest-removed', { accountId: id });
      }
    }
  });
}

/** Deletes every character of an account; false when one is being played, or does not show. */
async function deleteCharactersOf({ ports: { bus } }: AccountParts, accountId: AccountId): Promise<boolean> {
  const counted = await call(bus, countCharacters, { accountId });
  for (const { realm } of isRefused(counted) ? [] : counted.value.realms) {
    const listed = await call(bus, listCharacters, { accountId, realm, build: REALTIME_BUILD });
    for (const { characterId } of isRefused(listed) ? [] : listed.value.characters) {
      if (isRefused(await call(bus, deleteCharacter, { accountId, realm, characterId }))) return false;
    }
  }
  const left = await call(bus, countCharacters, { accountId });
  return !isRefused(left) && left.value.realms.every(({ characters }) => characters === 0);
}

/** A capital letter for each byte, without a preference worth speaking of. */
function lettersOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(65 + (byte % 26))).join('');
}
