import type { CharacterSheet, Place } from '@realmwright/kernel/character-sheet';
import type { EdgeId, SessionId } from '@realmwright/kernel/ids';
import { playerFlags } from '../actor/entity-fields.ts';
import { mark } from '../appearance/mark.ts';
import { tellTalkAgain } from '../chat/kept-talk.ts';
import { leaveFights } from '../combat/disengage.ts';
import { tellReclaimDelay } from '../death/reclaim-delay.ts';
import { leaveBehind, wakeDead } from '../death/stay.ts';
import { endDuel } from '../duel/duel-end.ts';
import { playerKey } from '../entity-key.ts';
import { newTrust } from '../movement/envelope.ts';
import { topSpeed } from '../movement/speeds.ts';
import { stepOntoLand } from '../movement/step-onto-land.ts';
import { seekParty } from '../parties/parties.system.ts';
import { facing } from '../space/angles.ts';
import { isRestArea, isWithinMap, zoneAt } from '../space/zones.ts';
import { realmTime } from '../timekeeping/calendar.ts';
import { tellWeather } from '../weather/weather.system.ts';
import type { World } from '../world.ts';
import { addCharacterFields } from './character-fields.ts';
import type { Player } from './player.ts';
import type { ArrivalKind } from './session.intents.ts';

export interface Arrival {
  readonly edge: EdgeId;
  readonly session: SessionId;
  readonly sequence: number;
  readonly sheet: CharacterSheet;
  readonly epoch: number;
  readonly arrival: ArrivalKind;
  /** Where a transfer began. */
  readonly cameFrom: Place | undefined;
  readonly drawsLand: boolean;
  /** What was said after this is told again, and what is said is kept; absent for sessions that end with their edge. */
  readonly talkAfter: number | undefined;
}

/**
 * A character comes in. One that is still here, because its client vanished or another session has it, is taken over as
 * it stands: what the world knows of it is newer than the sheet.
 */
export function join(world: World, arrival: Arrival): void {
  const { edge, session, sheet, epoch } = arrival;
  const here = world.players.find(sheet.characterId);
  if (here !== undefined && isNewest(here, epoch)) return takeOver(world, here, arrival);
  if (here !== undefined) {
    dismiss(world, here, 'superseded');
    removePlayer(world, here);
  }
  if (!world.entities.hasRoom) {
    world.outbox.farewells.push({ connection: { edge, session }, facts: [{ kind: 'left', reason: 'closing' }] });
    return;
  }
  const player = newPlayer(world, arrival);
  world.players.add(player);
  world.players.connect(player, edge, session);
  player.epoch = epoch;
  seekParty(world, player);
  world.outbox.effect({ kind: 'purseSought', character: sheet.characterId });
  welcome(world, player, arrival.arrival);
}

/**
 * Whether what stands here is as new as the newcomer's sheet or newer. Its last save may have come too late for the sheet,
 * since the newcomer's epoch fences it. One that was on its way to another map has perhaps been there since, unless the
 * newcomer is the next to hold it.
 */
function isNewest({ presence, destination, epoch }: Player, newcomer: number): boolean {
  return presence !== 'departing' || destination === undefined || newcomer === epoch + 1;
}

/** Tells whoever steers the character that it does so no more, as the last it hears from this instance. */
export function dismiss(world: World, player: Player, reason: 'superseded' | 'kicked' | 'closing' | 'vanished'): void {
  world.outbox.farewell(player, { kind: 'left', reason });
  world.players.disconnect(player);
  world.views.close(player.slot);
}

/** Takes a character's entity out of the world at once. */
export function removePlayer(world: World, player: Player): void {
  const { slot } = player;
  const duel = world.duels.find(slot);
  if (duel !== undefined) endDuel(world, duel, { how: 'interrupted' });
  leaveFights(world, slot);
  world.fighters.remove(slot);
  leaveBehind(world, player);
  world.players.remove(player);
  world.parties.forget(player.sheet.characterId, slot);
  world.views.close(slot);
  world.hidden.set(slot, false);
  world.places.remove(slot);
  world.fields.remove(slot);
  world.entities.remove(slot);
}

function takeOver(world: World, player: Player, newcomer: Arrival): void {
  const { edge, session, sequence, sheet, epoch, arrival, drawsLand, talkAfter } = newcomer;
  const { connection } = player;
  if (connection !== undefined && (connection.edge !== edge || connection.session !== session)) {
    dismiss(world, player, 'superseded');
  }
  world.players.connect(player, edge, session);
  player.epoch = epoch;
  player.roles = sheet.roles;
  player.saveSequence = 0;
  player.lastSequence = sequence;
  player.drawsLand = drawsLand;
  player.presence = 'playing';
  player.presenceUntil = 0;
  player.departure = 'none';
  player.destination = undefined;
  player.failedSaves = 0;
  player.clockOffset = undefined;
  player.trust = newTrust(world.time.now, topSpeed(world, player));
  player.pendingTeleport = 0;
  player.pendingSpeeds = [];
  player.formerSpeedUntil = 0;
  player.nextTimeSyncAt = world.time.now + 1;
  player.movement = { ...player.movement, flags: 0, fallTime: 0, pitch: undefined, jump: undefined };
  if (arrival !== 'resumption') {
    // A client that was away is back with this one; it says so again if it is not.
    mark(world, player, 'here');
    player.talk = talkAfter === undefined ? undefined : [];
    // Another session numbers its deeds anew.
    player.deeds = [];
  }
  welcome(world, player, arrival);
  if (talkAfter !== undefined) tellTalkAgain(world, player, talkAfter);
}

function welcome(world: World, player: Player, arrival: ArrivalKind): void {
  const { rules, map } = world.setup;
  const { slot } = player;
  stepOntoLand(world, player);
  world.views.open(slot);
  world.outbox.personal(player, {
    kind: 'joined',
    entity: world.entities.idOf(slot),
    key: world.entities.keyOf(slot),
    map,
    position: world.places.positionOf(slot),
    zone: player.zone,
    arrival,
    gameSeconds: Math.floor(realmTime(world) / 1000),
    gameMinutesPerSecond: rules.calendarPace / 60,
  });
  tellWeather(world, slot, player.zone);
  const death = world.deaths.find(slot);
  if (death?.isReleased === true) tellReclaimDelay(world, player, death);
}

function newPlayer(world: World, { sheet, epoch, sequence, cameFrom, drawsLand, talkAfter }: Arrival): Player {
  const { now } = world.time;
  const { rules } = world.setup;
  const place = safePlace(world, sheet.place);
  const slot = world.entities.add(playerKey(sheet.characterId));
  addCharacterFields(world, slot, sheet);
  world.places.put(slot, place.x, place.y, place.z);
  world.places.orientation[slot] = facing(place.orientation);
  const zone = zoneAt(world, place.x, place.y) ?? sheet.zone;
  const isResting = isRestArea(world, place.x, place.y);
  const player: Player = {
    sheet,
    epoch,
    slot,
    connection: undefined,
    lastSequence: sequence,
    drawsLand,
    presence: 'playing',
    presenceUntil: 0,
    departure: 'none',
    destination: undefined,
    cameFrom,
    talk: talkAfter === undefined ? undefined : [],
    deeds: [],
    failedSaves: 0,
    promisedSave: 0,
    joinedAt: now,
    levelSince: now,
    saveSequence: 0,
    nextSaveAt: now + rules.saveEveryMillis * world.chance.between(0.75, 1.25),
    zone,
    isResting,
    appearance: sheet.appearance,
    roles: sheet.roles,
    isGameMaster: false,
    isHidden: false,
    isUnharmed: false,
    nextTimeSyncAt: now + 1,
    timeSyncCounter: 0,
    movement: {
      time: 0,
      x: place.x,
      y: place.y,
      z: place.z,
      orientation: facing(place.orientation),
      flags: 0,
      fallTime: 0,
      pitch: undefined,
      jump: undefined,
    },
    clockOffset: undefined,
    trust: newTrust(now, world.fields.get(slot, 'runSpeed')),
    counter: 0,
    pendingTeleport: 0,
    teleportDeadline: 0,
    teleportTries: 0,
    corrections: [],
    pendingSpeeds: [],
    formerSpeed: 0,
    formerSpeedUntil: 0,
  };
  if (isResting) world.fields.set(slot, 'playerFlags', playerFlags.resting);
  wakeDead(world, player);
  return player;
}

/** A place that is no place, by a bug or an old save, would keep a character out for good: then it is the start point. */
function safePlace(world: World, place: Place): Place {
  if (place.map === world.setup.map && isWithinMap(world, place)) return place;
  const start = world.setup.content.startPoints.find(({ map }) => map === world.setup.map);
  return start === undefined ? { ...place, x: 0, y: 0, z: 0 } : { ...place, ...start, map: world.setup.map };
}
