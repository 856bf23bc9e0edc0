import { CLOCK_WRAP } from '../perception/world-clock.ts';
import type { Player } from '../session/player.ts';
import { cancelLogout } from '../session/session.system.ts';
import { facing } from '../space/angles.ts';
import { noteZone } from '../space/zones.system.ts';
import { isWithinMap } from '../space/zones.ts';
import type { World } from '../world.ts';
import { grownAllowance, judge } from './envelope.ts';
import type { MoveKind, Movement } from './movement.ts';
import { movementFlags, TRAVEL_FLAGS } from './movement-flags.ts';
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
    correct(world, player);
    return;
  }
  if (player.pendingTeleport !== 0) {
    const { x, y } = world.places.positionOf(player.slot);
    const dx = said.x - x;
    const dy = said.y - y;
    if (dx * dx + dy * dy > ARRIVED_YARDS * ARRIVED_YARDS) return;
    acknowledgeTeleport(world, player, player.pendingTeleport);
  }
  const speed = topSpeed(world, player);
  player.allowance = grownAllowance(player.allowance, speed, world.time.now - player.allowanceAt);
  player.allowanceAt = world.time.now;
  const verdict = judge(
    {
      last: player.movement,
      hasClock: player.clockOffset !== undefined,
      speed,
      allowance: player.allowance,
      granted: movementFlags.onPath,
    },
    said,
  );
  if (!verdict.believed) {
    correct(world, player);
    return;
  }
  player.allowance = Math.max(0, player.allowance - verdict.travelled);
  believe(world, player, moveKind, said);
}

function believe(world: World, player: Player, moveKind: MoveKind, said: Movement): void {
  const { slot } = player;
  const travels = (said.flags & TRAVEL_FLAGS) !== 0;
  if (travels && player.presence === 'loggingOut') cancelLogout(world, player);
  if (travels && world.fields.get(slot, 'standState') !== 0) world.fields.set(slot, 'standState', 0);
  const orientation = facing(said.orientation);
  const flags = said.flags & ~movementFlags.onPath;
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
