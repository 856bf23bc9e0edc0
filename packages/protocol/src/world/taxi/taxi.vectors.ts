import { type OwnVector, vector } from '../../versions/own-vector.ts';

/** Byte-exact examples of the messages of this folder, with values of our own making. */
export const taxiVectors: readonly OwnVector[] = [
  vector(5875, 'CMSG_ACTIVATETAXI', 'ea0000000000000087bd123d49431a6d', {
    guid: 234n,
    sourceNode: 1024638343,
    destinationNode: 1830437705,
  }),
  vector(5875, 'CMSG_ACTIVATETAXIEXPRESS', '5c03000000000000ab19544e020000004932f1262561af98', {
    guid: 860n,
    totalCost: 1314134443,
    nodeCount: 2,
    nodes: [653341257, 2561630501],
  }),
  vector(12340, 'CMSG_ACTIVATETAXIEXPRESS', '76030087010030f1020000001f446616f8059460', {
    guid: 17379390968582636406n,
    nodeCount: 2,
    nodes: [375800863, 1620313592],
  }),
  vector(12340, 'CMSG_ENABLETAXI', '5f02000000000000', { guid: 607n }),
  vector(8606, 'CMSG_SET_TAXI_BENCHMARK_MODE', '6d', { mode: 109 }),
  vector(5875, 'CMSG_TAXINODE_STATUS_QUERY', '8a01000000000000', { guid: 394n }),
  vector(5875, 'CMSG_TAXIQUERYAVAILABLENODES', 'e601000b010030f1', { guid: 17379390966502261222n }),
  vector(5875, 'SMSG_ACTIVATETAXIREPLY', '06000000', { reply: 6 }),
  vector(5875, 'SMSG_SHOWTAXINODES', 'ba7ab0552b0200ea000030f10f52881383a95c2a3602fb97', {
    unknown1: 1437629114,
    guid: 17379390965948613163n,
    nearestNode: 327701007,
    nodes: [710715779, 2549809718],
  }),
  vector(5875, 'SMSG_TAXINODE_STATUS', '4d0100000000000001', { guid: 333n, taxiMaskNodeKnown: true }),
];
