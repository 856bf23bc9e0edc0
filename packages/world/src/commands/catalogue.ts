import { spaceCommands } from '../space/space.commands.ts';
import type { WorldCommand } from './world-command.ts';

/** Every operator command that the world carries out, from the slices where they live. */
export const worldCommands: readonly WorldCommand[] = [...spaceCommands];
