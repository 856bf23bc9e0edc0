import { isRefused } from '@realmwright/kernel/outcome';
import { REALTIME_BUILD } from '@realmwright/kernel/realtime-build';
import type { Deed } from '@realmwright/protocol/realtime/client-messages';
import type { DeedOutcome } from '@realmwright/protocol/realtime/server-messages';
import { createCharacter, deleteCharacter, listCharacters } from '@realmwright/services/character/character.contract';
import { operationOf } from './deed-operation.ts';
import type { RealtimeCore } from './realtime-core.ts';
import type { RealtimeSession } from './realtime-session.ts';

/** The characters of an account, as long as none of them is in the world. They are those of the game clients. */

/** Tells whom the account can play. */
export async function tellCharacters(core: RealtimeCore, session: RealtimeSession): Promise<void> {
  const question = { accountId: session.account.id, realm: core.config.realm, build: REALTIME_BUILD };
  const listed = await core.call(session, listCharacters, question);
  const characters = isRefused(listed) ? [] : listed.value.characters;
  session.line.tell({
    kind: 'characters',
    characters: characters
      .slice(0, mostShown)
      .map(({ characterId: character, name, level, race, class: class_, gender }) => ({
        character,
        name,
        level,
        race,
        class: class_,
        gender,
      })),
  });
}

/** Makes or deletes a character; then the list is told anew. */
export async function changeCharacters(
  core: RealtimeCore,
  session: RealtimeSession,
  deed: Extract<Deed, { kind: 'create' | 'delete' }>,
  action: number,
): Promise<DeedOutcome> {
  if (session.state !== 'characters') return { kind: 'refused', code: 'realtime.not-now' };
  const whose = { accountId: session.account.id, realm: core.config.realm };
  const outcome =
    deed.kind === 'create'
      ? await core.call(session, createCharacter, {
          ...whose,
          operation: operationOf(session, action),
          build: REALTIME_BUILD,
          name: deed.name,
          race: deed.race,
          class: deed.class,
          gender: deed.gender,
          appearance: deed.appearance,
        })
      : await core.call(session, deleteCharacter, { ...whose, characterId: deed.character });
  if (isRefused(outcome)) return { kind: 'refused', code: outcome.refused };
  await tellCharacters(core, session);
  return { kind: 'done' };
}

/** Most characters that a client is told of. */
const mostShown = 50;
