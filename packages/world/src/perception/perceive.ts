import type { EdgeId } from '@realmwright/kernel/ids';
import type { Slot } from '../actor/entities.ts';
import type { Disclosure } from '../actor/entity-fields.ts';
import { keepTalk } from '../chat/kept-talk.ts';
import type { Parties } from '../parties/parties.ts';
import type { Player } from '../session/player.ts';
import type { World } from '../world.ts';
import { EdgeBatch } from './edge-batch.ts';
import { FactIndex, HAS_CHANGED, HAS_FACTS, IS_GONE } from './fact-index.ts';
import { remember, type View } from './views.ts';

/**
 * Says who perceives what of this tick: one batch for each edge that has a session which perceives anything. Views are
 * looked through in turn; what is gone leaves every view at once. Ends the tick's bookkeeping of changes and slots.
 */
export function perceive(world: World): void {
  const { outbox, players, views, time, setup } = world;
  const batches = new Map<EdgeId, EdgeBatch>();
  const index = new FactIndex(world);
  for (const { connection, facts } of outbox.farewells) {
    batchOf(batches, world, connection.edge).addFarewell(connection.session, facts);
  }
  let batch: EdgeBatch | undefined;
  for (const player of players) {
    const { connection } = player;
    if (connection === undefined) continue;
    const view = views.find(player.slot);
    if (view === undefined) continue;
    if (batch?.edge !== connection.edge) batch = batchOf(batches, world, connection.edge);
    const personal = outbox.personalOf(player);
    batch.begin(connection.session, personal);
    if (player.talk !== undefined) for (const fact of personal) keepTalk(world, player, fact);
    const isDue = view.isStale || (time.tick + player.slot) % setup.rules.viewEveryTicks === 0;
    const knownBefore = isDue ? lookAround(world, player, view, batch) : view.count;
    tellOfKnown(world.parties, player, view, knownBefore, batch, index);
    if (index.farFacts.length > 0) tellFarFacts(world, player, batch, index);
    batch.end();
    if (!batch.isFull) continue;
    send(world, batch);
    batches.delete(batch.edge);
    batch = undefined;
  }
  for (const collected of batches.values()) send(world, collected);
  world.fields.forgetChanges();
  world.entities.recycle();
}

function send({ outbox }: World, collected: EdgeBatch): void {
  const batch = collected.finish();
  if (batch !== undefined) outbox.batches.push({ edge: collected.edge, batch });
}

function batchOf(batches: Map<EdgeId, EdgeBatch>, world: World, edge: EdgeId): EdgeBatch {
  const known = batches.get(edge);
  if (known !== undefined) return known;
  const batch = new EdgeBatch(world, edge);
  batches.set(edge, batch);
  return batch;
}

/**
 * Facts about and changes of what was in view before (the first `knownBefore`), and what is gone. What has just entered
 * was described as it is now.
 */
function tellOfKnown(
  parties: Parties,
  player: Player,
  view: View,
  knownBefore: number,
  batch: EdgeBatch,
  index: FactIndex,
): void {
  const { known } = view;
  const { firstFact, news } = index;
  const self = player.slot;
  for (let i = knownBefore - 1; i >= 0; i--) {
    const slot = known[i] ?? 0;
    const what = news[slot] ?? 0;
    if (what === 0) continue;
    if ((what & IS_GONE) !== 0) {
      batch.leave(slot);
      known[i] = known[--view.count] ?? 0;
      continue;
    }
    let fact = (what & HAS_FACTS) === 0 ? -1 : (firstFact[slot] ?? -1);
    while (fact >= 0) {
      if (slot !== self || index.alsoSelf[fact] === 1) batch.fact(fact);
      fact = index.nextFact[fact] ?? -1;
    }
    if ((what & HAS_CHANGED) !== 0) batch.change(slot, disclosureTo(parties, self, slot));
  }
}

/**
 * Looks through the surroundings: what came within the nearer distance enters, what is beyond the farther one leaves.
 * Gives how many of the view were in it before.
 */
function lookAround(world: World, player: Player, view: View, batch: EdgeBatch): number {
  const { places, entities, setup } = world;
  const { x, y } = places;
  const self = player.slot;
  const { enterYards, leaveYards } = setup.rules;
  const enterSquare = enterYards * enterYards;
  const leaveSquare = leaveYards * leaveYards;
  const { marks, found } = world.viewScratch;
  const stamp = nextStamp(world);
  const isKnown = stamp;
  const stays = stamp + 1;
  view.isStale = false;

  for (let i = 0; i < view.count; i++) marks[view.known[i] ?? 0] = isKnown;
  const ownX = x[self] ?? 0;
  const ownY = y[self] ?? 0;
  const candidates = places.near(ownX, ownY, leaveYards, found);
  let enterCount = 0;
  for (let i = 0; i < candidates; i++) {
    const slot = found[i] ?? 0;
    const dx = (x[slot] ?? 0) - ownX;
    const dy = (y[slot] ?? 0) - ownY;
    const square = dx * dx + dy * dy;
    if (square > leaveSquare) continue;
    if (marks[slot] === isKnown) marks[slot] = stays;
    else if (square <= enterSquare) found[enterCount++] = slot;
  }
  // Oneself is always in one's own view.
  if (marks[self] === isKnown) marks[self] = stays;

  for (let i = view.count - 1; i >= 0; i--) {
    const slot = view.known[i] ?? 0;
    if (marks[slot] === stays && !isHiddenFrom(world, slot, player)) continue;
    if (entities.alive[slot] !== 1) continue;
    batch.leave(slot);
    view.known[i] = view.known[--view.count] ?? 0;
  }
  const knownBefore = view.count;
  if (enterCount === 0) return knownBefore;
  // The grid's order depends on who moved when; a batch shall depend on the state alone.
  const entering = found.subarray(0, enterCount);
  if (enterCount > 1) entering.sort();
  let room = MOST_ENTERING;
  for (const slot of entering) {
    if (slot !== self) {
      if (isHiddenFrom(world, slot, player)) continue;
      if (room === 0) {
        // The others enter with the next step.
        view.isStale = true;
        continue;
      }
      room -= 1;
    }
    remember(view, slot);
    batch.enter(slot, disclosureTo(world.parties, self, slot));
  }
  return knownBefore;
}

/** How exactly somebody sees an entity: its own player, the members of its player's group, anybody. */
function disclosureTo(parties: Parties, viewer: Slot, slot: Slot): Disclosure {
  if (slot === viewer) return 'owner';
  return parties.areTogether(viewer, slot) ? 'party' : 'public';
}

/** Ghosts are seen by ghosts, and by operators, who also see each other when they hide. */
function isHiddenFrom(world: World, slot: Slot, viewer: Player): boolean {
  if (isUnseenGhost(world, slot, viewer)) return true;
  if (world.hidden.size === 0 || slot === viewer.slot || !world.hidden.has(slot)) return false;
  return viewer.roles.length === 0;
}

function isUnseenGhost({ deaths }: World, slot: Slot, viewer: Player): boolean {
  if (deaths.ghostCount === 0 || slot === viewer.slot || !deaths.isGhost(slot)) return false;
  return viewer.roles.length === 0 && !deaths.isGhost(viewer.slot);
}

const noFact = { source: undefined, reach: undefined, fact: undefined };

/** Facts that carry by distance or by zone, whatever is in view. */
function tellFarFacts(world: World, player: Player, batch: EdgeBatch, index: FactIndex): void {
  for (const fact of index.farFacts) {
    const { source, reach, fact: words } = world.outbox.facts[fact] ?? noFact;
    switch (reach?.kind) {
      case 'within':
        if (source !== undefined && isUnseenGhost(world, source, player)) break;
        if (source !== undefined && world.places.squareBetween(source, player.slot) <= reach.yards * reach.yards) {
          batch.fact(fact);
          if (player.talk !== undefined && words !== undefined) keepTalk(world, player, words);
        }
        break;
      case 'zone':
        if (player.zone === reach.zone) batch.fact(fact);
        break;
      case 'one':
        if (player.slot === reach.slot) {
          batch.fact(fact);
          if (player.talk !== undefined && words !== undefined) keepTalk(world, player, words);
        }
        break;
      default:
        break;
    }
  }
}

/** Most that enter one view in one step, so that what one session perceives fits into a message. */
const MOST_ENTERING = 1_000;

/** Two marks that no slot bears. After two thousand million views all marks are wiped. */
function nextStamp(world: World): number {
  const scratch = world.viewScratch;
  if (scratch.stamp > 0xffff_fff0) {
    scratch.marks.fill(0);
    scratch.stamp = 0;
  }
  scratch.stamp += 2;
  return scratch.stamp;
}
