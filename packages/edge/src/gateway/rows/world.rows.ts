import type { PacketLayout } from '@realmwright/protocol/schema/outgoing';
import { CMSG_PLAYED_TIME_1_12, CMSG_PLAYED_TIME_3_3 } from '@realmwright/protocol/world/character/played-time.packet';
import {
  CMSG_SET_SELECTION,
  CMSG_SETSHEATHED,
  CMSG_STANDSTATECHANGE,
} from '@realmwright/protocol/world/character/stand-state.packet';
import { CMSG_EMOTE } from '@realmwright/protocol/world/chat/emote.packet';
import { CMSG_GAMEOBJ_USE } from '@realmwright/protocol/world/gameobject/gameobject.packet';
import {
  CMSG_SET_ACTIVE_MOVER,
  moveFallReset_1_12,
  moveFallReset_2_4,
  moveFallReset_3_3,
  moveTimeSkipped_1_12,
  moveTimeSkipped_3_3,
} from '@realmwright/protocol/world/movement/mover.packet';
import { clientMoves_1_12, clientMoves_2_4, moves_3_3 } from '@realmwright/protocol/world/movement/moves.packet';
import { CMSG_LOGOUT_CANCEL, CMSG_LOGOUT_REQUEST } from '@realmwright/protocol/world/session/logout.packet';
import { CMSG_TIME_SYNC_RESP } from '@realmwright/protocol/world/session/ping.packet';
import {
  CMSG_FORCE_PITCH_RATE_CHANGE_ACK,
  forceFlightBackSpeedChangeAck_2_4,
  forceFlightBackSpeedChangeAck_3_3,
  forceFlightSpeedChangeAck_2_4,
  forceFlightSpeedChangeAck_3_3,
  forceRunBackSpeedChangeAck_1_12,
  forceRunBackSpeedChangeAck_2_4,
  forceRunBackSpeedChangeAck_3_3,
  forceRunSpeedChangeAck_1_12,
  forceRunSpeedChangeAck_2_4,
  forceRunSpeedChangeAck_3_3,
  forceSwimBackSpeedChangeAck_1_12,
  forceSwimBackSpeedChangeAck_2_4,
  forceSwimBackSpeedChangeAck_3_3,
  forceSwimSpeedChangeAck_1_12,
  forceSwimSpeedChangeAck_2_4,
  forceSwimSpeedChangeAck_3_3,
  forceTurnRateChangeAck_1_12,
  forceTurnRateChangeAck_2_4,
  forceTurnRateChangeAck_3_3,
  forceWalkSpeedChangeAck_1_12,
  forceWalkSpeedChangeAck_2_4,
  forceWalkSpeedChangeAck_3_3,
} from '@realmwright/protocol/world/speed/speed-ack.packet';
import { teleportAckClient_1_12, teleportAckClient_3_3 } from '@realmwright/protocol/world/teleport/teleport.packet';
import { CMSG_ZONEUPDATE } from '@realmwright/protocol/world/world-state/zone.packet';
import { selectIntent, sheathIntent, standStateIntent } from '@realmwright/world/appearance/appearance.wire';
import { useObjectIntent } from '@realmwright/world/carrying/carrying.wire';
import { keyOf } from '@realmwright/world/entity-key.wire';
import type { MoveKind, SpeedKind } from '@realmwright/world/movement/movement';
import { type MovementInfo, moveIntent, moveNames, speedIntent } from '@realmwright/world/movement/movement.wire';
import { timeSyncIntent } from '@realmwright/world/timekeeping/timekeeping.wire';
import {
  type ConnectionState,
  forms,
  type Intended,
  ignore,
  intend,
  type Row,
  type WireContext,
} from '../opcode-table.ts';

/** Movement that was on its way when the loading screen came up is no offence; it has no instance to go to. */
const inWorld: readonly ConnectionState[] = ['world'];

/** What a player's character does in the world: packets that become intents. Chat is with the services' rows. */
export const worldRows: readonly Row[] = [
  ...moves(),
  ...speedAcks(),
  ...ignore(
    [
      'CMSG_FORCE_MOVE_ROOT_ACK',
      'CMSG_FORCE_MOVE_UNROOT_ACK',
      'CMSG_MOVE_FEATHER_FALL_ACK',
      'CMSG_MOVE_WATER_WALK_ACK',
      'CMSG_MOVE_HOVER_ACK',
      'CMSG_MOVE_KNOCK_BACK_ACK',
      'CMSG_MOVE_SET_CAN_FLY_ACK',
      'CMSG_MOVE_SET_FLY',
      'CMSG_MOVE_SET_CAN_TRANSITION_BETWEEN_SWIM_AND_FLY_ACK',
      'CMSG_MOVE_GRAVITY_DISABLE_ACK',
      'CMSG_MOVE_GRAVITY_ENABLE_ACK',
      'CMSG_MOVE_SET_COLLISION_HGT_ACK',
    ],
    { states: inWorld, why: 'answers what this server does not ask yet' },
  ),
  ...ignore(['CMSG_MOVE_NOT_ACTIVE_MOVER', 'CMSG_MOVE_SPLINE_DONE', 'CMSG_MOVE_CHNG_TRANSPORT'], {
    states: inWorld,
    why: 'the world goes by the next movement',
  }),
  forms(
    intend({
      layouts: [teleportAckClient_1_12],
      states: inWorld,
      intent: ({ guid, movementCounter, time }, context) =>
        isOwn(guid, context) ? { kind: 'acknowledgeTeleport', counter: movementCounter, time } : 'foreign',
    }),
    intend({
      layouts: [teleportAckClient_3_3],
      states: inWorld,
      intent: ({ guid, movementCounter, time }, context) =>
        isOwn(guid, context) ? { kind: 'acknowledgeTeleport', counter: movementCounter, time } : 'foreign',
    }),
  ),
  intend({
    layouts: [CMSG_SET_ACTIVE_MOVER],
    states: inWorld,
    intent({ guid }, context) {
      // Zero: the client steers nobody for now.
      if (guid !== 0n && !isOwn(guid, context)) return 'foreign';
      const mover = keyOf(guid);
      return mover === undefined ? undefined : { kind: 'setActiveMover', mover };
    },
  }),
  forms(
    intend({ layouts: [moveTimeSkipped_1_12], states: inWorld, intent: skipTime }),
    intend({ layouts: [moveTimeSkipped_3_3], states: inWorld, intent: skipTime }),
  ),
  intend({ layouts: [CMSG_TIME_SYNC_RESP], states: inWorld, intent: timeSyncIntent }),
  intend({ layouts: [CMSG_SET_SELECTION], states: inWorld, intent: selectIntent }),
  intend({ layouts: [CMSG_STANDSTATECHANGE], states: inWorld, intent: standStateIntent }),
  intend({ layouts: [CMSG_SETSHEATHED], states: inWorld, intent: sheathIntent }),
  intend({
    layouts: [CMSG_EMOTE],
    states: inWorld,
    cost: 5,
    intent: ({ emote }) => ({ kind: 'emote', animation: emote }),
  }),
  intend({
    layouts: [CMSG_ZONEUPDATE],
    states: inWorld,
    intent: ({ area }) => ({ kind: 'reportZone', zone: area }),
  }),
  intend({ layouts: [CMSG_GAMEOBJ_USE], states: inWorld, cost: 5, intent: useObjectIntent }),
  intend({ layouts: [CMSG_LOGOUT_REQUEST], states: inWorld, intent: () => ({ kind: 'requestLogout' }) }),
  intend({ layouts: [CMSG_LOGOUT_CANCEL], states: inWorld, intent: () => ({ kind: 'cancelLogout' }) }),
  forms(
    intend({ layouts: [CMSG_PLAYED_TIME_1_12], states: inWorld, intent: () => ({ kind: 'requestPlayedTime' }) }),
    intend({ layouts: [CMSG_PLAYED_TIME_3_3], states: inWorld, intent: () => ({ kind: 'requestPlayedTime' }) }),
  ),
];

/** Whether a guid is that of the session's character, the only unit that a client steers. */
function isOwn(guid: bigint, { character }: WireContext): boolean {
  return character !== undefined && guid === BigInt(character);
}

function skipTime({ guid, lag }: { readonly guid: bigint; readonly lag: number }, context: WireContext): Intended {
  return isOwn(guid, context) ? { kind: 'skipTime', skipped: lag } : 'foreign';
}

/** One row for each kind of movement; a fall that begins anew counts as a heartbeat. */
function moves(): Row[] {
  const kinds = Object.keys(moveNames).filter(isMoveKind);
  return [
    ...kinds.map((kind) => {
      const name = moveNames[kind];
      const old = Object.entries(clientMoves_1_12).find(([known]) => known === name)?.[1];
      const older = old === undefined ? [] : [moveRow(old, kind)];
      return forms(moveRow(moves_3_3[name], kind), moveRow(clientMoves_2_4[name], kind), ...older);
    }),
    forms(
      moveRow(moveFallReset_1_12, 'heartbeat'),
      moveRow(moveFallReset_2_4, 'heartbeat'),
      moveRow(moveFallReset_3_3, 'heartbeat'),
    ),
  ];
}

function isMoveKind(name: string): name is MoveKind {
  return name in moveNames;
}

/** The mover is named from 3.3.5a on; before, it is whom the client steers. */
interface Move {
  readonly info: MovementInfo;
  readonly guid?: bigint;
}

function moveRow<Packet extends Move>(layout: PacketLayout<Packet>, kind: MoveKind): Row {
  return intend({
    layouts: [layout],
    states: inWorld,
    intent({ info, guid }, context) {
      if (guid !== undefined && !isOwn(guid, context)) return 'foreign';
      return moveIntent(context.build, kind, info);
    },
  });
}

function speedAcks(): Row[] {
  return [
    speedAck('run', forceRunSpeedChangeAck_1_12, forceRunSpeedChangeAck_2_4, forceRunSpeedChangeAck_3_3),
    speedAck('walk', forceWalkSpeedChangeAck_1_12, forceWalkSpeedChangeAck_2_4, forceWalkSpeedChangeAck_3_3),
    speedAck('swim', forceSwimSpeedChangeAck_1_12, forceSwimSpeedChangeAck_2_4, forceSwimSpeedChangeAck_3_3),
    speedAck(
      'swimBack',
      forceSwimBackSpeedChangeAck_1_12,
      forceSwimBackSpeedChangeAck_2_4,
      forceSwimBackSpeedChangeAck_3_3,
    ),
    speedAck('turn', forceTurnRateChangeAck_1_12, forceTurnRateChangeAck_2_4, forceTurnRateChangeAck_3_3),
    forms(
      ackRow('runBack', forceRunBackSpeedChangeAck_1_12, (packet) => packet.movementCounter),
      ackRow('runBack', forceRunBackSpeedChangeAck_2_4, (packet) => packet.movementCounter),
      ackRow('runBack', forceRunBackSpeedChangeAck_3_3, (packet) => packet.movementCounter),
    ),
    forms(
      ackRow('flight', forceFlightSpeedChangeAck_2_4, (packet) => packet.counter),
      ackRow('flight', forceFlightSpeedChangeAck_3_3, (packet) => packet.counter),
    ),
    forms(
      ackRow('flightBack', forceFlightBackSpeedChangeAck_2_4, (packet) => packet.counter),
      ackRow('flightBack', forceFlightBackSpeedChangeAck_3_3, (packet) => packet.counter),
    ),
    ackRow('pitch', CMSG_FORCE_PITCH_RATE_CHANGE_ACK, (packet) => packet.counter),
  ];
}

interface SpeedAck {
  readonly info: MovementInfo;
  readonly newSpeed: number;
  /** Whose speed it is, under the one name or the other. */
  readonly guid?: bigint;
  readonly player?: bigint;
}
interface CountedAck extends SpeedAck {
  readonly counter: number;
}

function speedAck<A extends CountedAck, B extends CountedAck, C extends CountedAck>(
  kind: SpeedKind,
  oldest: PacketLayout<A>,
  middle: PacketLayout<B>,
  newest: PacketLayout<C>,
): Row {
  return forms(
    ackRow(kind, oldest, (packet) => packet.counter),
    ackRow(kind, middle, (packet) => packet.counter),
    ackRow(kind, newest, (packet) => packet.counter),
  );
}

function ackRow<Packet extends SpeedAck>(
  kind: SpeedKind,
  layout: PacketLayout<Packet>,
  counterOf: (packet: Packet) => number,
): Row {
  return intend({
    layouts: [layout],
    states: inWorld,
    intent(packet, context) {
      const { info, newSpeed, guid = packet.player } = packet;
      if (guid === undefined || !isOwn(guid, context)) return 'foreign';
      return speedIntent(context.build, kind, { counter: counterOf(packet), newSpeed, info });
    },
  });
}
