import { cstring, packet, u32 } from '../../schema/wire.ts';
import { arenaType } from '../battleground/arena-type.ts';

/** Name, kind and emblem of an arena team. */
export const SMSG_ARENA_TEAM_QUERY_RESPONSE = packet('SMSG_ARENA_TEAM_QUERY_RESPONSE', {
  arenaTeam: u32,
  teamName: cstring({ maxBytes: 255 }),
  teamType: arenaType,
  backgroundColor: u32,
  emblemStyle: u32,
  emblemColor: u32,
  borderStyle: u32,
  borderColor: u32,
});
