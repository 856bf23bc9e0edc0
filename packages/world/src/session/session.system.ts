import { includesRole } from '@realmwright/kernel/account-role';
import type { Place } from '@realmwright/kernel/character-sheet';
import type { CharacterId } from '@realmwright/kernel/ids';
import { isInCombat } from '../combat/combat-state.ts';
import { movementFlags } from '../movement/movement-flags.ts';
import { stopMoving } from '../movement/stop-moving.ts';
import { quarantine } from '../quarantine.ts';
import { isRestArea } from '../space/zones.ts';
import type { World } from '../world.ts';
import { dismiss, removePlayer } from './join.ts';
import type { Player } from './player.ts';
import { saveNow } from './progress.ts';

/** A save that failed is tried again after this time, so many times in all; then the character is let go unsaved. */
const SAVE_RETRY_MILLIS = 2000;
const MOST_SAVES = 5;
/** How long a character that may not be written from here waits for whoever may. */
const FENCED_MILLIS = 10_000;
/** Stand states of the field of that name. */
const STANDS = 0;
const SITS = 1;

/** The wish to log out: granted at once where one rests and to operators, after a while elsewhere. */
export function requestLogout(world: World, player: Player): void {
  if (player.presence !== 'playing') {
    world.outbox.personal(player, { kind: 'logoutAnswered', refusal: 'already', instant: false });
    return;
  }
  if ((player.movement.flags & (movementFlags.falling | movementFlags.fallingFar)) !== 0) {
    world.outbox.personal(player, { kind: 'logoutAnswered', refusal: 'moving', instant: false });
    return;
  }
  if (isInCombat(world, player.slot) && !includesRole(player.roles, 'moderator')) {
    world.outbox.personal(player, { kind: 'logoutAnswered', refusal: 'inCombat', instant: false });
    return;
  }
  const { x, y } = world.places.positionOf(player.slot);
  const instant =
    world.setup.content.ruleset.logoutSeconds === 0 ||
    includesRole(player.roles, 'moderator') ||
    isRestArea(world, x, y);
  world.outbox.personal(player, { kind: 'logoutAnswered', refusal: 'none', instant });
  if (instant) {
    depart(world, player, 'loggedOut');
    return;
  }
  player.presence = 'loggingOut';
  player.presenceUntil = world.time.now + world.setup.content.ruleset.logoutSeconds * 1000;
  world.fields.set(player.slot, 'standState', SITS);
  world.outbox.personal(player, { kind: 'standStateChanged', state: 'sit' });
}

/** Takes the wish back; nothing happens without one. */
export function cancelLogout(world: World, player: Player): void {
  if (player.presence !== 'loggingOut') return;
  player.presence = 'playing';
  player.presenceUntil = 0;
  world.fields.set(player.slot, 'standState', STANDS);
  world.outbox.personal(player, { kind: 'standStateChanged', state: 'stand' });
  world.outbox.personal(player, { kind: 'logoutCancelled' });
}

/** The edge says that a session is over. A vanished client's character is held for the grace time. */
export function leave(
  world: World,
  player: Player,
  reason: 'vanished' | 'loggedOut' | 'kicked' | 'superseded' | 'transferred' | 'closing',
): void {
  if (player.presence === 'departing') {
    world.players.disconnect(player);
    world.views.close(player.slot);
    return;
  }
  const { graceSeconds } = world.setup.content.ruleset;
  const { x, y } = world.places.positionOf(player.slot);
  world.players.disconnect(player);
  world.views.close(player.slot);
  stopMoving(world, player);
  if (reason === 'vanished' && graceSeconds > 0 && !isRestArea(world, x, y)) {
    player.presence = 'held';
    player.presenceUntil = world.time.now + graceSeconds * 1000;
    saveNow(world, player, false);
    return;
  }
  depart(world, player, reason === 'transferred' ? 'closing' : reason);
}

/** Somebody wants to enter with this character elsewhere or anew: it is saved and let go. */
export function recall(world: World, character: CharacterId, epoch: number): void {
  const player = world.players.find(character);
  if (player === undefined || player.presence === 'departing' || player.epoch > epoch) return;
  dismiss(world, player, 'superseded');
  depart(world, player, 'superseded');
}

/** Begins the way to a place on another map: frozen until the progress is saved, then the client is told. */
export function transfer(world: World, player: Player, destination: Place): void {
  if (player.presence === 'departing') return;
  player.destination = {
    map: destination.map,
    x: Math.fround(destination.x),
    y: Math.fround(destination.y),
    z: Math.fround(destination.z),
    orientation: Math.fround(destination.orientation),
  };
  depart(world, player, 'transferred');
}

/** From here on the character does nothing more; it is gone when its save is answered. */
export function depart(world: World, player: Player, departure: Player['departure']): void {
  player.presence = 'departing';
  player.departure = departure;
  player.failedSaves = 0;
  player.presenceUntil = 0;
  saveNow(world, player, departure !== 'transferred');
}

/** A save was carried out: its player hears of it who asked for it; who only waited for it goes where it was going. */
export function noteSaved(world: World, character: CharacterId, epoch: number, sequence: number): void {
  const player = world.players.find(character);
  if (player === undefined || player.epoch !== epoch) return;
  if (player.promisedSave !== 0 && sequence >= player.promisedSave) {
    player.promisedSave = 0;
    tellOfSave(world, player, `${player.sheet.name} is saved.`);
  }
  if (player.presence !== 'departing' || sequence !== player.saveSequence) return;
  complete(world, player);
}

/** A save was refused or did not come through. */
export function noteNotSaved(world: World, character: CharacterId, epoch: number, why: 'stale' | 'failed'): void {
  const player = world.players.find(character);
  if (player === undefined || player.epoch !== epoch) return;
  if (why === 'stale') {
    // Somebody else has the right to write this character and is on the way here with it. What was not saved is here alone.
    dismiss(world, player, 'superseded');
    stopMoving(world, player);
    player.presence = 'departing';
    player.departure = 'fenced';
    player.presenceUntil = world.time.now + FENCED_MILLIS;
    return;
  }
  player.failedSaves += 1;
  if (player.promisedSave !== 0)
    tellOfSave(world, player, `${player.sheet.name} could not be saved; it is tried again.`);
  if (player.presence !== 'departing') {
    player.nextSaveAt = world.time.now + SAVE_RETRY_MILLIS;
    return;
  }
  if (player.failedSaves < MOST_SAVES) {
    player.presenceUntil = world.time.now + SAVE_RETRY_MILLIS;
    return;
  }
  if (player.departure === 'transferred' && player.destination !== undefined) {
    world.outbox.personal(player, { kind: 'transferRefused', map: player.destination.map });
    player.presence = 'playing';
    player.departure = 'none';
    player.destination = undefined;
    return;
  }
  complete(world, player);
}

function tellOfSave(world: World, player: Player, text: string): void {
  world.outbox.personal(player, { kind: 'systemMessage', text });
}

/** Ends logout times, grace times and waits for another try at saving; saves in its turn. */
export function runSessionTimers(world: World): void {
  for (const player of world.players) {
    try {
      runTimers(world, player);
    } catch (error) {
      quarantine(world, player, error);
    }
  }
}

function runTimers(world: World, player: Player): void {
  const { now } = world.time;
  const isTime = player.presenceUntil > 0 && now >= player.presenceUntil;
  switch (player.presence) {
    case 'loggingOut':
      if (isTime) depart(world, player, 'loggedOut');
      break;
    case 'held':
      if (isTime) depart(world, player, 'vanished');
      break;
    case 'departing':
      if (isTime && player.departure === 'fenced') removePlayer(world, player);
      else if (isTime) {
        player.presenceUntil = 0;
        saveNow(world, player, player.departure !== 'transferred');
      }
      break;
    case 'playing':
      if (now >= player.nextSaveAt) saveNow(world, player, false);
      break;
  }
}

function complete(world: World, player: Player): void {
  const { departure, destination } = player;
  switch (departure) {
    case 'loggedOut':
      world.outbox.farewell(player, { kind: 'logoutCompleted' }, { kind: 'left', reason: 'loggedOut' });
      break;
    case 'transferred':
      if (destination !== undefined) {
        const { map, ...position } = destination;
        const cameFrom = { map: world.setup.map, ...world.places.positionOf(player.slot) };
        world.outbox.farewell(
          player,
          { kind: 'transferStarted', map, position, cameFrom },
          { kind: 'left', reason: 'transferred' },
        );
      }
      break;
    case 'vanished':
    case 'superseded':
    case 'kicked':
    case 'closing':
      world.outbox.farewell(player, { kind: 'left', reason: departure });
      break;
    case 'none':
    case 'fenced':
      break;
  }
  removePlayer(world, player);
}
