import type { Carriable } from '@realmwright/gamedata/carriable';
import type { Slot } from '../actor/entities.ts';
import { objectKinds } from '../actor/entity-fields.ts';
import type { EntityKey } from '../entity-key.ts';
import type { Player } from '../session/player.ts';
import { isInSight, WALL_WORDS } from '../space/sight.ts';
import type { World } from '../world.ts';
import type { Burden } from './burdens.ts';

/** Why nothing comes of a wish: a code for programs, words for people unless a genuine client lets them see for themselves. */
export interface Hindrance {
  readonly code: string;
  readonly words: string | undefined;
}

/** Nothing to put down or to give. */
const handsEmpty = hindrance('hands-empty', 'You carry nothing.');

interface Spot {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly orientation: number;
}

/** Lays everything that can be carried where it belongs. */
export function layOut(world: World): void {
  const { map, content } = world.setup;
  for (const thing of content.carriables) {
    if (thing.map !== map) continue;
    const burden: Burden = { entry: thing.entry, slot: undefined, carrier: undefined, since: 0, isHome: true };
    world.burdens.add(burden);
    lay(world, burden, thing, thing);
  }
}

/**
 * Picks up what lies in reach. Of several who grab in one step the first has it, in the order in which their wishes came;
 * the others are told by whom they were beaten.
 */
export function pickUp(world: World, player: Player, target: EntityKey): Hindrance | undefined {
  const thing = thingOf(world, target.entry);
  const burden = target.kind === 'object' ? world.burdens.find(target.entry) : undefined;
  if (thing === undefined || burden === undefined) return hindrance('no-such-thing');
  const { slot } = burden;
  if (slot === undefined) {
    return hindrance('taken', `${carrierOf(world, burden)} was quicker and has the ${thing.name}.`);
  }
  const refusal = whyHandsFull(world, player) ?? whyOutOfReach(world, player, slot, thing);
  if (refusal !== undefined) return refusal;
  hold(world, burden, player);
  pass(world, player, 'pickedUp', thing);
  return undefined;
}

/** Puts down what one carries. */
export function putDown(world: World, player: Player): Hindrance | undefined {
  const burden = world.burdens.carriedBy(player.sheet.characterId);
  const thing = burden === undefined ? undefined : thingOf(world, burden.entry);
  if (burden === undefined || thing === undefined) return handsEmpty;
  release(world, burden, player, thing);
  return undefined;
}

/** Gives what one carries to somebody near whose hands are free. */
export function giveAway(world: World, player: Player, other: Player): Hindrance | undefined {
  const burden = world.burdens.carriedBy(player.sheet.characterId);
  const thing = burden === undefined ? undefined : thingOf(world, burden.entry);
  if (burden === undefined || thing === undefined) return handsEmpty;
  const { name } = other.sheet;
  if (other === player || whyHandsFull(world, other) !== undefined) {
    return hindrance('other-cannot', `${name} cannot take it now.`);
  }
  const refusal = whyOutOfReach(world, player, other.slot, thing);
  if (refusal !== undefined) return refusal;
  hold(world, burden, other);
  world.fields.set(player.slot, 'carriedObject', 0);
  pass(world, player, 'gave', thing, name);
  return undefined;
}

/** Takes from somebody near what it carries, unless it has just got it. */
export function steal(world: World, player: Player, victim: Player): Hindrance | undefined {
  const { name } = victim.sheet;
  const burden = victim === player ? undefined : world.burdens.carriedBy(victim.sheet.characterId);
  const thing = burden === undefined ? undefined : thingOf(world, burden.entry);
  if (burden === undefined || thing === undefined) return hindrance('other-empty', `${name} has nothing to take.`);
  const refusal = whyHandsFull(world, player) ?? whyOutOfReach(world, player, victim.slot, thing);
  if (refusal !== undefined) return refusal;
  if (world.time.now - burden.since < thing.gripMillis) {
    return hindrance('held-tightly', `${name} holds it too tightly.`);
  }
  hold(world, burden, player);
  world.fields.set(victim.slot, 'carriedObject', 0);
  pass(world, player, 'stole', thing, name);
  return undefined;
}

/** Whoever was hindered is told in words; gives the code. */
export function tellHindrance(world: World, player: Player, why: Hindrance | undefined): string | undefined {
  if (why?.words !== undefined) world.outbox.personal(player, { kind: 'systemMessage', text: why.words });
  return why?.code;
}

/** Where each thing is, in words. */
export function whereabouts(world: World): string[] {
  return [...world.burdens].map((burden) => {
    const name = thingOf(world, burden.entry)?.name ?? 'thing';
    if (burden.carrier !== undefined) return `${carrierOf(world, burden)} has the ${name}.`;
    if (burden.isHome) return `The ${name} lies where it belongs.`;
    return `The ${name} lies about somewhere.`;
  });
}

/**
 * Who dies, leaves or is on the way out lets fall what it carries; what lies about goes home after a while, and so does,
 * as soon as there is room, what could not be laid down in a full table.
 */
export function watchBurdens(world: World): void {
  for (const burden of world.burdens) {
    const thing = thingOf(world, burden.entry);
    if (thing === undefined) continue;
    if (burden.carrier !== undefined) {
      const player = world.players.find(burden.carrier);
      if (player === undefined) goHome(world, burden, thing);
      else if (!mayCarry(world, player)) release(world, burden, player, thing);
    } else if (burden.slot === undefined || isOverdue(world, burden, thing)) goHome(world, burden, thing);
  }
}

function isOverdue(world: World, burden: Burden, thing: Carriable): boolean {
  return !burden.isHome && world.time.now - burden.since >= thing.returnMillis;
}

function hold(world: World, burden: Burden, player: Player): void {
  if (burden.slot !== undefined) removeObject(world, burden.slot);
  burden.slot = undefined;
  burden.carrier = player.sheet.characterId;
  burden.since = world.time.now;
  burden.isHome = false;
  world.fields.set(player.slot, 'carriedObject', burden.entry);
}

function release(world: World, burden: Burden, player: Player, thing: Carriable): void {
  burden.carrier = undefined;
  burden.since = world.time.now;
  world.fields.set(player.slot, 'carriedObject', 0);
  lay(world, burden, thing, world.places.positionOf(player.slot));
  pass(world, player, 'putDown', thing);
}

function goHome(world: World, burden: Burden, thing: Carriable): void {
  if (burden.slot !== undefined) removeObject(world, burden.slot);
  burden.carrier = undefined;
  burden.isHome = true;
  lay(world, burden, thing, thing);
}

function lay(world: World, burden: Burden, thing: Carriable, spot: Spot): void {
  const { entities, fields, places } = world;
  if (!entities.hasRoom) return;
  // Counters of objects: the bundle's own come first, far below those of duel flags.
  const counter = world.setup.content.carriables.indexOf(thing) + 1;
  const slot = entities.add({ kind: 'object', entry: thing.entry, counter });
  fields.add(slot, { displayId: thing.display, scale: 1, objectKind: objectKinds.goober });
  places.put(slot, Math.fround(spot.x), Math.fround(spot.y), Math.fround(spot.z));
  places.orientation[slot] = Math.fround(spot.orientation);
  burden.slot = slot;
}

function removeObject(world: World, slot: Slot): void {
  world.places.remove(slot);
  world.fields.remove(slot);
  world.entities.remove(slot);
}

function whyHandsFull(world: World, player: Player): Hindrance | undefined {
  if (!mayCarry(world, player)) return hindrance('not-now', 'You cannot carry anything now.');
  const isFree = world.burdens.carriedBy(player.sheet.characterId) === undefined;
  return isFree ? undefined : hindrance('hands-full', 'Your hands are full.');
}

function whyOutOfReach(world: World, player: Player, slot: Slot, thing: Carriable): Hindrance | undefined {
  const isNear = world.places.squareBetween(player.slot, slot) <= thing.reachYards * thing.reachYards;
  if (!isNear) return hindrance('too-far', 'That is too far away.');
  return isInSight(world, player.slot, slot) ? undefined : hindrance('behind-wall', WALL_WORDS);
}

function mayCarry(world: World, player: Player): boolean {
  return player.presence === 'playing' && world.deaths.find(player.slot) === undefined;
}

function thingOf(world: World, entry: number): Carriable | undefined {
  return world.setup.content.carriables.find((thing) => thing.entry === entry);
}

function carrierOf(world: World, { carrier }: Burden): string {
  return (carrier === undefined ? undefined : world.players.find(carrier)?.sheet.name) ?? 'Somebody';
}

function pass(
  world: World,
  player: Player,
  how: 'pickedUp' | 'putDown' | 'gave' | 'stole',
  { name }: Carriable,
  otherName = '',
): void {
  const entity = world.entities.idOf(player.slot);
  world.outbox.toViewersAndSelf(player.slot, { kind: 'thingPassed', entity, how, thing: name, otherName });
}

function hindrance(reason: string, words?: string): Hindrance {
  return { code: `carrying.${reason}`, words };
}
