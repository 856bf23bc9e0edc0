export type { RecordingSink, WorldConfig, WorldPorts } from './actor/world-config.ts';
export { instanceOfMap, startWorld } from './actor/world-host.ts';
export { worldCommands } from './commands/catalogue.ts';
export { defaultWorldRules, type WorldRules, type WorldSetup } from './world.ts';
