import { lines, nobodySelected, type WorldCommand } from '../commands/world-command.ts';
import { findZone } from './zones.ts';

/** Where something is. */
export const spaceCommands: readonly WorldCommand[] = [
  {
    path: ['gps'],
    syntax: '',
    help: 'Shows where the selected player or you are: map, zone, position and instance.',
    leastRole: 'moderator',
    runsAt: 'world',
    console: 'named',
    perform({ world, target }) {
      if (target === undefined) return nobodySelected;
      const { x, y, z, orientation } = world.places.positionOf(target.slot);
      const map = world.setup.content.maps.find(({ id }) => id === world.setup.map);
      const zone = findZone(world, x, y);
      return lines(
        `Map: ${world.setup.map} (${map?.name ?? 'unnamed'}) Zone: ${target.zone} (${zone?.name ?? 'unnamed'}) Instance: ${world.setup.instance}`,
        `X: ${x.toFixed(4)} Y: ${y.toFixed(4)} Z: ${z.toFixed(4)} Orientation: ${orientation.toFixed(4)}`,
      );
    },
  },
];
