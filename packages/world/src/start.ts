export { worldFaultPoints } from './actor/effect.faults.ts';
export type { RecordingSink, WorldConfig, WorldPorts } from './actor/world-config.ts';
export { startWorld } from './actor/world-host.ts';
export { worldCommandDeclarations as worldCommands } from './commands/declarations.ts';
export { encodeRecordingEnd, encodeRecordingFrame, encodeRecordingHead } from './replay/recording.ts';
export type { TickFrame } from './tick-frame.ts';
export type { WorldRules, WorldSetup } from './world.ts';
