import type { ValueOf } from '@realmwright/kernel/schema/type';
import { playerFlags } from '../actor/entity-fields.ts';
import type { EntityKey } from '../entity-key.ts';
import type { Player } from '../session/player.ts';
import { cancelLogout } from '../session/session.system.ts';
import type { World } from '../world.ts';
import type { sheathType, standStateType } from './appearance.intents.ts';

type StandState = ValueOf<typeof standStateType>;
type Sheath = ValueOf<typeof sheathType>;

/** Selects an entity of this instance; anything else selects nothing, and that is said. */
export function select(world: World, player: Player, target: EntityKey | undefined): string | undefined {
  const slot = target === undefined ? undefined : world.entities.find(target);
  world.fields.set(player.slot, 'target', slot === undefined ? 0 : world.entities.idOf(slot));
  return target !== undefined && slot === undefined ? 'world.target-gone' : undefined;
}

/** Clients sit, stand, sleep and kneel by their own will; death is not theirs to claim. */
export function setStandState(world: World, player: Player, state: StandState): string | undefined {
  if (state === 'dead' || world.fields.get(player.slot, 'health') === 0) return 'world.dead';
  if (state === 'stand' && player.presence === 'loggingOut') cancelLogout(world, player);
  world.fields.set(player.slot, 'standState', standStates.indexOf(state));
  world.outbox.personal(player, { kind: 'standStateChanged', state });
  return undefined;
}

export function setSheath(world: World, player: Player, sheath: Sheath): void {
  world.fields.set(player.slot, 'sheath', sheaths.indexOf(sheath));
}

export function showGear(world: World, player: Player, part: 'helm' | 'cloak', shown: boolean): void {
  const bit = part === 'helm' ? playerFlags.hidesHelm : playerFlags.hidesCloak;
  const flags = world.fields.get(player.slot, 'playerFlags');
  world.fields.set(player.slot, 'playerFlags', shown ? flags & ~bit : flags | bit);
}

const standStates: readonly StandState[] = [
  'stand',
  'sit',
  'sitChair',
  'sleep',
  'sitLowChair',
  'sitMediumChair',
  'sitHighChair',
  'dead',
  'kneel',
];
const sheaths: readonly Sheath[] = ['unarmed', 'melee', 'ranged'];
