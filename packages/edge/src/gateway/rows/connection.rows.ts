import { characterId } from '@realmwright/kernel/ids';
import { outgoing } from '@realmwright/protocol/schema/outgoing';
import { CMSG_AUTH_SESSION_1_12, CMSG_AUTH_SESSION_3_3 } from '@realmwright/protocol/world/session/auth-session.packet';
import { CMSG_KEEP_ALIVE, CMSG_PING, SMSG_PONG } from '@realmwright/protocol/world/session/ping.packet';
import { CMSG_PLAYER_LOGIN } from '@realmwright/protocol/world/session/world-entry.packet';
import { MSG_MOVE_WORLDPORT_ACK } from '@realmwright/protocol/world/teleport/teleport.packet';
import { type ConnectionState, control, converse, forms, type GatewayPort, type Row } from '../opcode-table.ts';

const proven: readonly ConnectionState[] = ['queued', 'characters', 'entering', 'world', 'transferring'];

/** Packets about the connection itself: keeping it alive, and moving between character screen, loading screen and world. */
export const connectionRows: readonly Row[] = [
  // The proof comes once, and before there is a table; a second one is a replay.
  forms(
    control({ layouts: [CMSG_AUTH_SESSION_1_12], states: proven, act: refuse }),
    control({ layouts: [CMSG_AUTH_SESSION_3_3], states: proven, act: refuse }),
  ),
  control({
    layouts: [CMSG_PING],
    states: proven,
    act({ sequenceId, roundTimeInMs }, session) {
      session.send([outgoing(SMSG_PONG, { sequenceId })]);
      session.noticePing(roundTimeInMs);
    },
  }),
  control({
    layouts: [CMSG_KEEP_ALIVE],
    states: proven,
    // Receiving it was all that it is for: the idle rule counts every byte.
    act() {},
  }),
  converse({
    layouts: [CMSG_PLAYER_LOGIN],
    states: ['characters'],
    async talk({ guid }, session) {
      // A player's guid is the number of the character; anything else is a name that this client made up.
      const isCharacter = guid > 0n && guid <= 0x7fff_ffffn;
      if (isCharacter) await session.enterWorld(characterId(Number(guid)));
    },
  }),
  converse({
    layouts: [MSG_MOVE_WORLDPORT_ACK],
    states: ['transferring'],
    talk: (_packet, session) => session.arrive(),
  }),
];

function refuse(_packet: unknown, session: GatewayPort): void {
  session.closeForWrongState();
}
