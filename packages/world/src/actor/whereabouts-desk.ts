import type { Place } from '@realmwright/kernel/character-sheet';
import { answer } from '@realmwright/kernel/contract';
import type { CharacterId, InstanceId } from '@realmwright/kernel/ids';
import { accept, refuse } from '@realmwright/kernel/outcome';
import type { Subscription } from '@realmwright/kernel/ports/bus';
import type { RolePorts } from '@realmwright/kernel/ports/role-ports';
import { bringPlayer, locatePlayer } from '../space/space.contract.ts';
import type { WorldInput } from '../tick-frame.ts';

/** Answers other instances about the characters of one: where they are, and that they shall come. */
export function serveWhereabouts(
  { bus, log }: RolePorts,
  instance: InstanceId,
  put: (input: WorldInput) => void,
  placeOf: (character: CharacterId) => Place | undefined,
): Subscription[] {
  const onFailure = (error: unknown): void => log.error('whereabouts-failed', { error });
  return [
    answer(bus, locatePlayer, { scope: instance, onFailure }, async ({ characterId }) => {
      const place = placeOf(characterId);
      return place === undefined ? refuse('world.player-not-here') : accept(place);
    }),
    answer(bus, bringPlayer, { scope: instance, onFailure }, async ({ characterId, place }) => {
      if (placeOf(characterId) === undefined) return refuse('world.player-not-here');
      put({ kind: 'playerBrought', character: characterId, place });
      return accept();
    }),
  ];
}
