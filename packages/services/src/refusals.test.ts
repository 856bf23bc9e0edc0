import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as account from './account/account.contract.ts';
import * as credentials from './account/credentials.contract.ts';
import * as gate from './account/gate.contract.ts';
import * as moderation from './account/moderation.contract.ts';
import { refusals as accountRefusals } from './account/refusals.contract.ts';
import * as signIn from './account/sign-in.contract.ts';
import * as webSession from './account/web-session.contract.ts';
import * as channels from './channels/channels.contract.ts';
import { refusals as channelRefusals } from './channels/refusals.contract.ts';
import * as character from './character/character.contract.ts';
import { refusals as characterRefusals } from './character/refusals.contract.ts';
import * as clientData from './client-data/client-data.contract.ts';
import { refusals as clientDataRefusals } from './client-data/refusals.contract.ts';
import * as group from './group/group.contract.ts';
import * as groupSignals from './group/group-signals.contract.ts';
import { refusals as groupRefusals } from './group/refusals.contract.ts';
import * as ledger from './ledger/ledger.contract.ts';
import { refusals as ledgerRefusals } from './ledger/refusals.contract.ts';
import * as notifications from './notifications/notifications.contract.ts';
import * as operator from './operator/operator.contract.ts';
import { refusals as operatorRefusals } from './operator/refusals.contract.ts';
import * as places from './places/places.contract.ts';
import { refusals as placeRefusals } from './places/refusals.contract.ts';
import * as broadcast from './social/broadcast.contract.ts';
import * as deedOutcomes from './social/deed-outcomes.contract.ts';
import * as friends from './social/friends.contract.ts';
import { refusals as socialRefusals } from './social/refusals.contract.ts';
import * as roster from './social/roster.contract.ts';
import * as social from './social/social.contract.ts';
import * as talk from './social/talk.contract.ts';
import { refusals as spawnRefusals } from './spawns/refusals.contract.ts';
import * as spawns from './spawns/spawns.contract.ts';

const features = [
  {
    name: 'account',
    contract: { ...account, ...gate, ...moderation, ...signIn, ...webSession, ...credentials },
    refusals: accountRefusals,
  },
  { name: 'channels', contract: channels, refusals: channelRefusals },
  { name: 'character', contract: character, refusals: characterRefusals },
  { name: 'client-data', contract: clientData, refusals: clientDataRefusals },
  { name: 'group', contract: { ...group, ...groupSignals }, refusals: groupRefusals },
  { name: 'ledger', contract: ledger, refusals: ledgerRefusals },
  { name: 'notifications', contract: notifications, refusals: {} },
  { name: 'operator', contract: operator, refusals: operatorRefusals },
  {
    name: 'social',
    contract: { ...social, ...broadcast, ...friends, ...roster, ...talk, ...deedOutcomes },
    refusals: socialRefusals,
  },
  { name: 'places', contract: places, refusals: placeRefusals },
  { name: 'spawns', contract: spawns, refusals: spawnRefusals },
];

/** The requests among what a contract file exports. */
function requestsOf(contract: object): { subject: string; refusals: readonly string[] }[] {
  return Object.values(contract).filter((value: { kind?: unknown }) => value?.kind === 'request');
}

for (const { name, contract, refusals } of features) {
  const requests = requestsOf(contract);

  test(`every refusal of ${name} is declared with its meaning, and none that nobody gives`, () => {
    const given = new Set(requests.flatMap((request) => request.refusals));
    assert.deepEqual([...given].sort(), Object.keys(refusals).sort());
  });

  test(`codes and subjects of ${name} say the feature and a reason in kebab case`, () => {
    assert.ok(requests.length > 0);
    for (const word of [...Object.keys(refusals), ...requests.map(({ subject }) => subject)]) {
      assert.match(word, new RegExp(`^${name}\\.[a-z]+(-[a-z]+)*$`));
    }
    for (const request of requests)
      assert.equal(new Set(request.refusals).size, request.refusals.length, request.subject);
  });
}

test('no code is declared twice, and every meaning is a sentence', () => {
  const codes = features.flatMap(({ refusals }) => Object.keys(refusals));
  assert.equal(new Set(codes).size, codes.length);
  for (const meaning of features.flatMap(({ refusals }) => Object.values(refusals)))
    assert.match(meaning, /^[A-Z].*\.$/);
});
