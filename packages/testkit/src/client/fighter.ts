import type { GameClient } from './game-client.ts';

/** What a person does in a fight, with the packets of a genuine client. */

interface Someone {
  readonly guid: bigint;
}

/** Turns towards somebody in view. */
export function faceTo(client: GameClient, other: Someone): void {
  const there = client.sights.find(other.guid)?.place ?? client.place;
  turn(client, Math.atan2(there.y - client.place.y, there.x - client.place.x));
}

/** Turns its back on somebody in view. */
export function turnAway(client: GameClient, other: Someone): void {
  faceTo(client, other);
  turn(client, client.place.orientation + Math.PI);
}

/** Walks until it stands within `yards` of somebody in view, and faces them. */
export async function walkUpTo(client: GameClient, other: Someone, yards = 2): Promise<void> {
  const { place } = await client.sees(other);
  const [dx, dy] = [place.x - client.place.x, place.y - client.place.y];
  const way = Math.hypot(dx, dy);
  const share = Math.max(0, way - yards) / Math.max(way, yards);
  if (share > 0) await client.walk({ x: dx * share, y: dy * share });
  faceTo(client, other);
}

/** Selects a target and strikes at it from now on. */
export function attack(client: GameClient, target: Someone): void {
  client.connection.send('CMSG_SET_SELECTION', { target: target.guid });
  client.connection.send('CMSG_ATTACKSWING', { guid: target.guid });
}

/** Asks somebody for a duel, by the clients' own spell. */
export function askDuel(client: GameClient, other: Someone): void {
  const targets = { targetFlags: AT_UNIT, unitTarget: other.guid };
  client.connection.send('CMSG_CAST_SPELL', { castCount: 1, spell: DUEL_SPELL, castFlags: 0, targets });
}

const DUEL_SPELL = 7266;
const AT_UNIT = 0x2;

function turn(client: GameClient, orientation: number): void {
  client.place = { ...client.place, orientation: (orientation + 4 * Math.PI) % (2 * Math.PI) };
  client.move('MSG_MOVE_SET_FACING', 0);
}
