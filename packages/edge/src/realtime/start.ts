export { defaultRealtimeLimits, type RealtimeConfig } from './realtime-config.ts';
export { type RealtimeEdge, startRealtime } from './realtime-edge.ts';
