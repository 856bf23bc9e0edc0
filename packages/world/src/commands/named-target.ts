import type { CommandAnswer } from '@realmwright/kernel/operator-command';
import type { Player } from '../session/player.ts';
import { type CommandCall, lines, nobodySelected } from './world-command.ts';

/** The player of this instance that is named; without a name the command's own target. */
export function namedTarget({ world, target }: CommandCall, name: string | undefined): Player | undefined {
  return name === undefined ? target : world.players.findByName(name);
}

/** The answer where `namedTarget` found nobody. Who is on another map is found before a command comes here. */
export function notHere(name: string | undefined): CommandAnswer {
  return name === undefined ? nobodySelected : lines(`Nobody called ${name} is in the world.`);
}
