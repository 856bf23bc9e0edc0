export type { RecordingSink, WorldConfig, WorldPorts } from './actor/world-config.ts';
export { instanceOfMap, startWorld } from './actor/world-host.ts';
export { worldCommandDeclarations as worldCommands } from './commands/declarations.ts';
export { encodeRecordingEnd, encodeRecordingFrame, encodeRecordingHead } from './replay/recording.ts';
export type { TickFrame } from './tick-frame.ts';
export { defaultWorldRules, type WorldRules, type WorldSetup } from './world.ts';
