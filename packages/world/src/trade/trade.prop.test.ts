import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aPlayer, aWorld } from '@realmwright/testkit/world-fixture';
import { playerKey } from '@realmwright/world/entity-key';
import fc from 'fast-check';

const names = ['Ann', 'Bert', 'Cleo'] as const;
const sheets = names.map((name) => aPlayer(name));

const deed = fc.oneof(
  fc.record({ kind: fc.constant('askTrade' as const), target: fc.constantFrom(...sheets.map(keyOf)) }),
  fc.record({ kind: fc.constant('offerCoins' as const), copper: fc.integer({ min: 0, max: 0xffff_ffff }) }),
  fc.constantFrom(
    { kind: 'openTrade' as const },
    { kind: 'acceptTrade' as const },
    { kind: 'acceptTrade' as const },
    { kind: 'withdrawAcceptance' as const },
    { kind: 'cancelTrade' as const },
  ),
);

test('whatever three players do, no pledge exceeds a purse, and the ledger answers each pledge once', () => {
  const turn = fc.record({ who: fc.constantFrom(...names), deed, millis: fc.constantFrom(50, 1_200) });
  fc.assert(
    fc.property(fc.array(turn, { maxLength: 60 }), (turns) => {
      const fixture = aWorld();
      for (const sheet of sheets) fixture.with(sheet);
      fixture.tick();
      const purses = new Map(sheets.map(({ characterId }) => [characterId, 500]));
      let answered = 0;
      for (const { who, deed: intent, millis } of turns) {
        fixture.does(who, intent).tick(1, millis);
        for (const { trade, from, to, copper } of fixture.effects('coinsPledged').slice(answered)) {
          answered += 1;
          const left = (purses.get(from) ?? 0) - copper;
          const outcome = left >= 0 ? 'posted' : 'insufficient';
          // A purse that was read a moment ago may be emptier by now only through another trade, and there is none.
          assert.equal(outcome, 'posted');
          purses.set(from, left);
          purses.set(to, (purses.get(to) ?? 0) + copper);
          for (const [character, balance] of purses) {
            fixture.hears({ kind: 'purseChanged', character, balance: BigInt(balance) });
          }
          fixture.hears({ kind: 'coinsHanded', trade, outcome }).tick();
        }
      }
      assert.equal(
        [...purses.values()].reduce((sum, balance) => sum + balance, 0),
        1_500,
      );
    }),
    { numRuns: 150 },
  );
});

function keyOf(sheet: ReturnType<typeof aPlayer>) {
  return playerKey(sheet.characterId);
}
