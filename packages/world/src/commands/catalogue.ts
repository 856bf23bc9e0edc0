import { appearanceCommands } from '../appearance/appearance.commands.ts';
import { carryingCommands } from '../carrying/carrying.commands.ts';
import { combatCommands } from '../combat/combat.commands.ts';
import { creatureChangeCommands } from '../creatures/creature-change.commands.ts';
import { creatureTalkCommands } from '../creatures/creature-talk.commands.ts';
import { creatureCommands } from '../creatures/creatures.commands.ts';
import { deathCommands } from '../death/death.commands.ts';
import { growthCommands } from '../growth/growth.commands.ts';
import { vitalsCommands } from '../growth/vitals.commands.ts';
import { movementCommands } from '../movement/movement.commands.ts';
import { sessionCommands } from '../session/session.commands.ts';
import { spaceCommands } from '../space/space.commands.ts';
import { whereaboutsCommands } from '../space/whereabouts.commands.ts';
import { weatherCommands } from '../weather/weather.commands.ts';
import type { WorldCommand } from './world-command.ts';

/** Every operator command that the world carries out, from the slices where they live. */
export const worldCommands: readonly WorldCommand[] = [
  ...spaceCommands,
  ...whereaboutsCommands,
  ...movementCommands,
  ...sessionCommands,
  ...growthCommands,
  ...vitalsCommands,
  ...appearanceCommands,
  ...creatureCommands,
  ...creatureTalkCommands,
  ...creatureChangeCommands,
  ...weatherCommands,
  ...combatCommands,
  ...deathCommands,
  ...carryingCommands,
];
