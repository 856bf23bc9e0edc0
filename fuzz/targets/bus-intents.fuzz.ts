import { codecOf } from '@realmwright/kernel/schema/codec';
import { intentBatchType } from '@realmwright/world/intents/intent-batch';
import type { FuzzTarget } from '../engine/fuzz-target.ts';
import { CodecOracle } from './codec-oracle.ts';
import { generatedSeeds } from './generated-seeds.ts';

const codec = codecOf(intentBatchType, 'intent batch');
const oracle = new CodecOracle(codec);

/** What an edge tells an instance of its sessions' intents. */
export const busIntents: FuzzTarget = {
  name: 'bus-intents',
  variants: ['batch'],
  maxBytes: 512,
  seeds: () => generatedSeeds('batch', { type: intentBatchType, codec }, undefined, 40),
  execute: (_, bytes) => {
    oracle.check(bytes);
  },
};
