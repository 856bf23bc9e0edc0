import type { Build } from '@realmwright/protocol/versions/build';
import { versionOf } from '@realmwright/protocol/versions/versions';
import { moveNames_2_4 } from '@realmwright/protocol/world/movement/moves.packet';
import { opcodeOf } from './bot-line.wire.ts';

/** What a bot makes of a packet. */
export type PacketKind =
  | 'move'
  | 'chat'
  | 'update'
  | 'deflatedUpdate'
  | 'timeQuestion'
  | 'teleport'
  | 'newMap'
  | 'runSpeed'
  | 'who';

const kindsByBuild = new Map<Build, readonly (PacketKind | undefined)[]>();

/** What a bot of a build reads, by opcode; packets without an entry are skipped by their header. */
export function packetKinds(build: Build): readonly (PacketKind | undefined)[] {
  const known = kindsByBuild.get(build);
  if (known !== undefined) return known;
  const kindByOpcode = Array.from({ length: 0x600 }, (): PacketKind | undefined => undefined);
  const list = (kind: PacketKind, ...names: readonly string[]): void => {
    for (const name of names) {
      const opcode = opcodeOf(build, name);
      if (opcode >= 0) kindByOpcode[opcode] = kind;
    }
  };
  list('move', ...moveNames_2_4.filter((name) => versionOf(build).packet(name, 'server')?.layout !== undefined));
  list('chat', 'SMSG_MESSAGECHAT');
  list('update', 'SMSG_UPDATE_OBJECT');
  list('deflatedUpdate', 'SMSG_COMPRESSED_UPDATE_OBJECT');
  list('timeQuestion', 'SMSG_TIME_SYNC_REQ');
  list('teleport', 'MSG_MOVE_TELEPORT_ACK');
  list('newMap', 'SMSG_NEW_WORLD');
  list('runSpeed', 'SMSG_FORCE_RUN_SPEED_CHANGE');
  list('who', 'SMSG_WHO');
  kindsByBuild.set(build, kindByOpcode);
  return kindByOpcode;
}
