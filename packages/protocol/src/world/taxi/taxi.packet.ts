import { bool, countedBy, countOf, enumeration, guid, packet, toEnd, u8, u32 } from '../../schema/wire.ts';

const activateTaxiReply = enumeration(u32, {
  OK: 0,
  UNSPECIFIED_SERVER_ERROR: 1,
  NO_SUCH_PATH: 2,
  NOT_ENOUGH_MONEY: 3,
  TOO_FAR_AWAY: 4,
  NO_VENDOR_NEARBY: 5,
  NOT_VISITED: 6,
  PLAYER_BUSY: 7,
  PLAYER_ALREADY_MOUNTED: 8,
  PLAYER_SHAPE_SHIFTED: 9,
  PLAYER_MOVING: 10,
  SAME_NODE: 11,
  NOT_STANDING: 12,
});

/** Flies from one place to the next. */
export const CMSG_ACTIVATETAXI = packet('CMSG_ACTIVATETAXI', {
  guid: guid,
  sourceNode: u32,
  destinationNode: u32,
});

/** Flies over several places. */
export const CMSG_ACTIVATETAXIEXPRESS_1_12 = packet('CMSG_ACTIVATETAXIEXPRESS', {
  guid: guid,
  totalCost: u32,
  nodeCount: countOf('nodes', u32),
  nodes: countedBy(u32, { field: 'nodeCount', max: 256 }),
});

/** The same as 3.3.5a has it. */
export const CMSG_ACTIVATETAXIEXPRESS_3_3 = packet('CMSG_ACTIVATETAXIEXPRESS', {
  guid: guid,
  nodeCount: countOf('nodes', u32),
  nodes: countedBy(u32, { field: 'nodeCount', max: 256 }),
});

/** Learns a flight place. */
export const CMSG_ENABLETAXI = packet('CMSG_ENABLETAXI', {
  guid: guid,
});

/** Measures the client's speed in flight. */
export const CMSG_SET_TAXI_BENCHMARK_MODE = packet('CMSG_SET_TAXI_BENCHMARK_MODE', {
  mode: u8,
});

/** Asks whether a flight place is known. */
export const CMSG_TAXINODE_STATUS_QUERY = packet('CMSG_TAXINODE_STATUS_QUERY', {
  guid: guid,
});

/** Opens the map of flights. */
export const CMSG_TAXIQUERYAVAILABLENODES = packet('CMSG_TAXIQUERYAVAILABLENODES', {
  guid: guid,
});

/** Whether the flight begins. */
export const SMSG_ACTIVATETAXIREPLY = packet('SMSG_ACTIVATETAXIREPLY', {
  reply: activateTaxiReply,
});

/** A new flight place is known. */
export const SMSG_NEW_TAXI_PATH = packet('SMSG_NEW_TAXI_PATH', {});

/** The map of flights. */
export const SMSG_SHOWTAXINODES = packet('SMSG_SHOWTAXINODES', {
  unknown1: u32,
  guid: guid,
  nearestNode: u32,
  nodes: toEnd(u32, { max: 4096 }),
});

/** Whether a flight place is known. */
export const SMSG_TAXINODE_STATUS = packet('SMSG_TAXINODE_STATUS', {
  guid: guid,
  taxiMaskNodeKnown: bool,
});
