import type { CharacterSheet } from '@realmwright/kernel/character-sheet';
import type { Outgoing } from '@realmwright/protocol/schema/outgoing';
import type { Connection } from './connection.ts';
import { entrySequence } from './entry-packets.wire.ts';
import type { GatewayCore } from './gateway-core.ts';

/** What a client is sent between choosing a character and seeing the world, in the order of its build. */
export async function entryPackets(
  _gateway: GatewayCore,
  { session }: Connection,
  sheet: CharacterSheet,
): Promise<readonly Outgoing[]> {
  return session.build === undefined ? [] : entrySequence(session.build, sheet);
}

/** What a client is sent when it has loaded another map. */
export function arrivalPackets({ session }: Connection, sheet: CharacterSheet): readonly Outgoing[] {
  return session.build === undefined ? [] : entrySequence(session.build, sheet);
}
