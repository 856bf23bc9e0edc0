import { announce } from '@realmwright/kernel/contract';
import type { RealmId } from '@realmwright/kernel/ids';
import { signInFlagged } from '../account/web-session.contract.ts';
import type { FeaturePorts, Serving } from '../serving.ts';
import { commandLogged } from './operator.contract.ts';
import { insertLogEntry } from './operator-log.store.ts';

/** Sign-ins that look odd stand in the log of operators, where somebody reads it, and are told at once to who watches. */
export function logOddSignIns(
  serving: Serving,
  { database, bus, clock }: FeaturePorts,
  realms: readonly { readonly realm: RealmId }[],
): void {
  serving.listen(signInFlagged, 'one-replica', async ({ accountId, username, kind, address, otherAddress }) => {
    const [first] = realms;
    if (first === undefined) return;
    const entry = await insertLogEntry(database, {
      // Accounts are of all realms of an installation; a line stands in the log once.
      realm: first.realm,
      caller: username,
      accountId,
      characterId: undefined,
      characterName: '',
      command: 'sign-in',
      text: `from ${address}: ${wordsOf[kind]}, from ${otherAddress}`,
      outcome: 'accepted',
      correlation: '',
      at: new Date(clock.now()),
    });
    for (const { realm } of realms) announce(bus, commandLogged, { realm, entry });
  });
}

const wordsOf = {
  'at-once': 'another device was in use at the same time',
  'too-soon': 'another device was in use within the hour',
} as const;
