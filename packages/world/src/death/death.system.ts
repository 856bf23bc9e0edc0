import { mapId } from '@realmwright/kernel/ids';
import { maxPowerField, playerFlags, powerField } from '../actor/entity-fields.ts';
import type { EntityKey } from '../entity-key.ts';
import { teleport } from '../movement/teleport.ts';
import type { Player } from '../session/player.ts';
import type { World } from '../world.ts';
import { corpseKey, layCorpse, removeCorpse } from './corpse.ts';
import { nearestGraveyard } from './graveyard.ts';
import { tellReclaimDelay } from './reclaim-delay.ts';

/** Bars that fill by deeds begin empty: rage and runic power. */
const fillsByDeeds: readonly number[] = [1, 6];

/** The spirit leaves the body: a corpse lies where it was, and the ghost finds itself at a graveyard. */
export function releaseSpirit(world: World, player: Player): string | undefined {
  const { slot, sheet } = player;
  const death = world.deaths.find(slot);
  if (death === undefined) return 'death.alive';
  if (death.isReleased) return 'death.already-a-ghost';
  layCorpse(world, sheet, world.fields.get(slot, 'nativeDisplayId'), death.corpse);
  world.deaths.put({ ...death, isReleased: true });
  world.fields.set(slot, 'health', 1);
  world.fields.set(slot, 'playerFlags', world.fields.get(slot, 'playerFlags') | playerFlags.ghost);
  refreshViews(world);
  tellReclaimDelay(world, player, death);
  const graveyard = nearestGraveyard(world, death.corpse);
  if (graveyard === undefined) return undefined;
  world.outbox.personal(player, { kind: 'spiritReleased', map: mapId(graveyard.map), position: graveyard });
  teleport(world, player, graveyard);
  return undefined;
}

/** A ghost lives again at its corpse: near enough, and not too soon. Otherwise nothing happens but a word about the time. */
export function reclaimCorpse(world: World, player: Player, corpse: EntityKey): string | undefined {
  const { slot, sheet } = player;
  const death = world.deaths.find(slot);
  const rules = world.setup.content.death;
  if (death?.isReleased !== true) return 'death.no-ghost';
  if (corpse.kind !== 'corpse' || corpse.counter !== sheet.characterId) return 'death.not-own-corpse';
  if (death.corpse.map !== world.setup.map) return 'death.too-far';
  const { x, y, z } = world.places.positionOf(slot);
  const [dx, dy, dz] = [x - death.corpse.x, y - death.corpse.y, z - death.corpse.z];
  if (Math.sqrt(dx * dx + dy * dy + dz * dz) > rules.reclaimYards) return 'death.too-far';
  if (world.time.now < death.diedAt + rules.reclaimDelayMillis) {
    tellReclaimDelay(world, player, death);
    return 'death.too-soon';
  }
  revive(world, player, rules.reclaimShare);
  return undefined;
}

/** The dead live again where they are, with a share of health and power; their corpse is gone. */
export function revive(world: World, player: Player, share: number): void {
  const { slot, sheet } = player;
  if (world.deaths.find(slot) === undefined) return;
  const { fields } = world;
  world.deaths.remove(slot);
  const corpse = world.entities.find(corpseKey(sheet.characterId));
  if (corpse !== undefined) removeCorpse(world, corpse);
  fields.set(slot, 'playerFlags', fields.get(slot, 'playerFlags') & ~playerFlags.ghost);
  fields.set(slot, 'health', Math.max(1, Math.floor(fields.get(slot, 'maxHealth') * share)));
  const kind = fields.get(slot, 'powerKind');
  const power = fillsByDeeds.includes(kind) ? 0 : Math.floor(fields.at(slot, maxPowerField(kind)) * share);
  fields.setAt(slot, powerField(kind), power);
  refreshViews(world);
}

/** Tells a character where its corpse lies. */
export function tellCorpse(world: World, player: Player): void {
  const place = world.deaths.find(player.slot)?.corpse;
  world.outbox.personal(player, { kind: 'corpseTold', place });
}

/** Releases the spirits of those who do not ask for it, and takes corpses away that nobody came back to. */
export function runDeaths(world: World): void {
  const { now } = world.time;
  const { releaseMillis } = world.setup.content.death;
  for (const { slot, isReleased, diedAt } of world.deaths) {
    if (isReleased || now < diedAt + releaseMillis) continue;
    const player = world.players.findAt(slot);
    if (player !== undefined && player.presence !== 'departing') releaseSpirit(world, player);
  }
  for (const corpse of world.corpses.due(now)) removeCorpse(world, corpse);
}

/** Who sees whom has changed for one of them: everybody looks anew. */
function refreshViews(world: World): void {
  for (const { slot } of world.players) world.views.makeStale(slot);
}
