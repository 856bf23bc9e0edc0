import type { CharacterReading } from '@realmwright/kernel/character-sheet';
import { isRefused, type Outcome } from '@realmwright/kernel/outcome';
import type { Outgoing } from '@realmwright/protocol/schema/outgoing';
import { listActionButtons } from '@realmwright/services/character/character.contract';
import { findTutorials, listBlobTimes } from '@realmwright/services/client-data/client-data.contract';
import {
  buttonsTold,
  dataFingerprintsTold,
  dataTimesTold,
  tutorialsTold,
} from '@realmwright/services/client-data/client-data.wire';
import { arrivalSequence, type Entry, loginSequence } from '@realmwright/services/entry/login-sequence.wire';
import { listContacts } from '@realmwright/services/social/friends.contract';
import { contactsTold, EVERY_KIND } from '@realmwright/services/social/friends.wire';
import { findMessageOfTheDay } from '@realmwright/services/social/social.contract';
import { messageOfTheDayTold } from '@realmwright/services/social/social.wire';
import { fingerprintsOf } from './account-data-fingerprints.ts';
import { knownIdsOf } from './build-content.ts';
import type { Connection } from './connection.ts';
import type { GatewayCore } from './gateway-core.ts';

/** What a client is sent between choosing a character and seeing the world, in the order of its build. */
export async function entryPackets(
  gateway: GatewayCore,
  connection: Connection,
  reading: CharacterReading,
): Promise<readonly Outgoing[]> {
  const { build } = connection.session;
  return build === undefined ? [] : loginSequence(build, await entryOf(gateway, connection, build, reading));
}

/** What a client is sent when it has loaded another map. */
export async function arrivalPackets(
  gateway: GatewayCore,
  connection: Connection,
  reading: CharacterReading,
): Promise<readonly Outgoing[]> {
  const { build } = connection.session;
  return build === undefined ? [] : arrivalSequence(build, await entryOf(gateway, connection, build, reading));
}

/** Collects what the login sequence is made from. A service that does not answer in time ends the entry. */
async function entryOf(
  gateway: GatewayCore,
  { port, session }: Connection,
  build: Parameters<typeof loginSequence>[0],
  reading: CharacterReading,
): Promise<Entry> {
  const { realm, config, clock } = gateway;
  const { accountId, characterId } = reading;
  const [buttons, times, tutorials, motd, listed] = await Promise.all([
    port.call(listActionButtons, { characterId, build }),
    port.call(listBlobTimes, { accountId, realm, characterId, build }),
    // 3.3.5a got them when its session was opened.
    build === 12340 ? undefined : port.call(findTutorials, { accountId }),
    port.call(findMessageOfTheDay, { realm }),
    port.call(listContacts, { owner: characterId }),
  ]);
  const { contacts } = orElse(listed, { contacts: [] });
  for (const contact of contacts) if (contact.isIgnored) session.character?.ignored.add(contact.characterId);
  const known = knownIdsOf(config.content.ruleset.knownIds, build);
  const stored = orElse(times, { times: [] }).times;
  const seconds = Math.floor(clock.now() / 1000);
  return {
    reading,
    known,
    languages: config.content.races.find(({ id }) => id === reading.race)?.languages ?? [],
    buttons: buttonsTold(build, orElse(buttons, { buttons: [] }).buttons),
    dataTimes:
      build === 12340
        ? dataTimesTold('character', stored, seconds)
        : dataFingerprintsTold(await fingerprintsOf(gateway, build, reading, stored)),
    tutorials: tutorials && tutorialsTold(orElse(tutorials, { marks: new Uint8Array() }).marks),
    messageOfTheDay: messageOfTheDayTold(build, orElse(motd, { lines: [] }).lines),
    contacts: contactsTold(build, known, contacts, EVERY_KIND),
  };
}

function orElse<Value>(outcome: Outcome<Value, string>, otherwise: Value): Value {
  return isRefused(outcome) ? otherwise : outcome.value;
}
