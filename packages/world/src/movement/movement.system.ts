import { CLOCK_WRAP } from '../perception/world-clock.ts';
import type { Player } from '../session/player.ts';
import { cancelLogout } from '../session/session.system.ts';
import { facing } from '../space/angles.ts';
import { noteZone } from '../space/zones.system.ts';
import { isWithinMap } from '../space/zones.ts';
import type { World } from '../world.ts';
import { judge, type Verdict } from './envelope.ts';
import type { MoveKind, Movement } from './movement.ts';
import { GRANTED_FLAGS, TRAVEL_FLAGS } from './movement-flags.ts';
import { onLand } from './on-land.ts';
import { topSpeed } from './speeds.ts';
import { acknowledgeTeleport, correct } from './teleport.ts';

/** Closer than this to where the client was sent, its movement says that it has arrived, yards. */
const ARRIVED_YARDS = 3;

/** A client says how it moves: believed, it is so from now on and others see it; otherwise the client is put back. */
export function move(world: World, player: Player, moveKind: MoveKind, said: Movement): void {
  if (player.presence === 'departing' || player.presence === 'held') return;
  // A body lies where it fell; its client may still send what it had begun.
  if (world.fields.get(player.slot, 'health') === 0) return;
  if (!isWithinMap(world, said) || !Number.isFinite(said.orientation)) {
    correct(world, player, 'place');
    return;
  }
  if (player.pendingTeleport !== 0) {
    const { x, y } = world.places.positionOf(player.slot);
    const dx = said.x - x;
    const dy = said.y - y;
    if (dx * dx + dy * dy > ARRIVED_YARDS * ARRIVED_YARDS) return;
    acknowledgeTeleport(world, player, player.pendingTeleport);
  }
  const standing = onLand(world, player, said);
  if (standing === 'wall') {
    correct(world, player, 'wall');
    return;
  }
  const verdict = verdictOn(world, player, standing, topSpeed(world, player));
  if (!verdict.believed) {
    correct(world, player, verdict.why);
    return;
  }
  player.trust = verdict.trust;
  believe(world, player, moveKind, standing);
}

/**
 * A client says how it moved at the moment when it took a new speed over. Until then the old one counts, so this is
 * judged before the new one binds; what is not believed of it is passed over, for the next movement will tell.
 */
export function noteMovement(world: World, player: Player, said: Movement): void {
  if (player.presence === 'departing' || player.presence === 'held' || player.pendingTeleport !== 0) return;
  if (!isWithinMap(world, said) || !Number.isFinite(said.orientation)) return;
  const standing = onLand(world, player, said);
  if (standing === 'wall') return;
  const verdict = verdictOn(world, player, standing, topSpeed(world, player));
  if (!verdict.believed) return;
  player.trust = verdict.trust;
  believe(world, player, 'heartbeat', standing);
}

function verdictOn(world: World, { movement: last, trust }: Player, said: Movement, speed: number): Verdict {
  return judge({ last, trust, speed, now: world.time.now, elapsed: world.time.elapsed }, said);
}

function believe(world: World, player: Player, moveKind: MoveKind, said: Movement): void {
  const { slot } = player;
  const travels = (said.flags & TRAVEL_FLAGS) !== 0;
  if (travels && player.presence === 'loggingOut') cancelLogout(world, player);
  if (travels && world.fields.get(slot, 'standState') !== 0) world.fields.set(slot, 'standState', 0);
  const orientation = facing(said.orientation);
  // What only the server grants is not the client's to say: nobody is told of it, and it changes nothing (G-33).
  const flags = said.flags & ~GRANTED_FLAGS;
  player.movement = { ...said, orientation, flags };
  const hasMoved = world.places.x[slot] !== said.x || world.places.y[slot] !== said.y;
  world.places.put(slot, said.x, said.y, said.z);
  world.places.orientation[slot] = orientation;
  if (hasMoved) noteZone(world, player);
  world.outbox.toViewers(slot, {
    kind: 'moved',
    entity: world.entities.idOf(slot),
    moveKind,
    movement: { ...said, orientation, flags, time: worldTimeOf(world, player, said.time) },
  });
}

/** How far a movement may lie back on the world's clock before the client's clock is compared anew, milliseconds. */
const OLDEST_MILLIS = 1000;

/**
 * When a movement happened by the world's clock. The distance between two movements of one client is kept exactly, since
 * others extrapolate from it; only a clock that runs away is set anew.
 */
function worldTimeOf(world: World, player: Player, clientTime: number): number {
  const { now } = world.time;
  const offset = player.clockOffset ?? now - clientTime;
  const happened = clientTime + offset;
  const isCredible = happened <= now && happened >= now - OLDEST_MILLIS;
  player.clockOffset = isCredible ? offset : now - clientTime;
  return Math.floor((clientTime + player.clockOffset) % CLOCK_WRAP);
}
