import type { Build } from '@realmwright/protocol/versions/build';
import type { VersionPacket } from '@realmwright/protocol/versions/version';
import { versionOf } from '@realmwright/protocol/versions/versions';
import fc from 'fast-check';
import { arbitraryValue } from '../schema/arbitrary-value.ts';
import { nodeCompression } from './node-compression.ts';
import type { WorldConnection } from './world-connection.ts';

/**
 * Sends well-formed packets with generated contents, each kind that the build describes at least once in `count` when
 * there is room for it: what a hostile or confused client does. Stops when the server closes. Returns how many were sent.
 */
export async function sendNonsense(connection: WorldConnection, count: number, seed: number): Promise<number> {
  const packets = nonsensePackets(connection.build);
  for (let i = 0; i < count; i++) {
    if (connection.isClosed) return i;
    const packet = packets[(seed + i) % packets.length];
    if (packet?.layout === undefined) continue;
    const body = nonsenseBody(packet.layout, seed + i);
    if (body.length < longestBody) connection.sendRaw(packet.opcode, body);
    await new Promise((resolve) => setTimeout(resolve, pauseMillis));
  }
  return count;
}

/** How many kinds of packets the build's clients could send. */
export function nonsenseKinds(build: Build): number {
  return nonsensePackets(build).length;
}

function nonsensePackets(build: Build): readonly VersionPacket[] {
  return versionOf(build).packets.filter(
    ({ name, direction, layout }) => direction === 'client' && layout !== undefined && !leaving.test(name),
  );
}

function nonsenseBody(layout: NonNullable<VersionPacket['layout']>, seed: number): Uint8Array {
  const [value] = fc.sample(arbitraryValue(layout.type), { numRuns: 1, seed });
  try {
    return layout.codec.encode(value, nodeCompression);
  } catch {
    // Some generated values do not fit their packet; nonsense may as well be empty.
    return new Uint8Array(0);
  }
}

/** Packets that end the session are no disturbance. */
const leaving = /LOGOUT|AUTH_SESSION/;
/** Below the gateway's limits on packets per second. */
const pauseMillis = 12;
const longestBody = 9_000;
