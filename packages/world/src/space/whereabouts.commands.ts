import { mapId } from '@realmwright/kernel/ids';
import type { CommandAnswer } from '@realmwright/kernel/operator-command';
import { namedTarget, notHere } from '../commands/named-target.ts';
import { nameOfUnit, selectedSlot } from '../commands/selected-unit.ts';
import { type CommandCall, lines, type WorldCommand, wrongUsage } from '../commands/world-command.ts';
import { send } from './space.commands.ts';

const nothingSelected = lines('Select somebody first.');

/** What operators type about where they and others are, were and belong. */
export const whereaboutsCommands: readonly WorldCommand[] = [
  {
    path: ['recall'],
    syntax: '[$name]',
    help: 'Takes you, the selected or the named player back to where it was before a command took it elsewhere.',
    leastRole: 'moderator',
    runsAt: 'world',
    console: 'named',
    perform(call) {
      const { world, words } = call;
      if (words.length > 1) return wrongUsage;
      const player = namedTarget(call, words[0]);
      if (player === undefined) return notHere(words[0]);
      const { cameFrom, sheet } = player;
      if (cameFrom === undefined) return lines(`No command has taken ${sheet.name} anywhere.`);
      return send(world, player, cameFrom, `${sheet.name} is back at ${point(cameFrom)} on map ${cameFrom.map}.`);
    },
  },
  {
    path: ['unstuck'],
    syntax: '[$name] [inn|startzone]',
    help: 'Takes the selected or named player to the inn that it is bound to, or to where its people begin.',
    leastRole: 'moderator',
    runsAt: 'world',
    console: 'named',
    perform: unstick,
  },
  {
    path: ['distance'],
    syntax: '',
    help: 'Says how far the selected player or creature is from you, in yards.',
    leastRole: 'moderator',
    runsAt: 'world',
    console: 'refused',
    perform({ world, caller }) {
      const slot = caller === undefined ? undefined : selectedSlot(world, caller.slot);
      if (caller === undefined || slot === undefined) return nothingSelected;
      const from = world.places.positionOf(caller.slot);
      const to = world.places.positionOf(slot);
      const [dx, dy, dz] = [to.x - from.x, to.y - from.y, to.z - from.z];
      const flat = Math.sqrt(dx * dx + dy * dy);
      const whole = Math.sqrt(dx * dx + dy * dy + dz * dz);
      return lines(
        `${nameOfUnit(world, slot)} is ${whole.toFixed(2)} yards away, ${flat.toFixed(2)} over the ground, ${dz.toFixed(2)} in height.`,
      );
    },
  },
  {
    path: ['guid'],
    syntax: '',
    help: 'Shows by which numbers the selected player or creature is known.',
    leastRole: 'moderator',
    runsAt: 'world',
    console: 'refused',
    perform({ world, caller }) {
      const slot = caller === undefined ? undefined : selectedSlot(world, caller.slot);
      if (slot === undefined) return nothingSelected;
      const { kind, entry, counter } = world.entities.keyOf(slot);
      const what = kind === 'player' ? `character ${counter}` : `${kind} entry ${entry}, spawn ${counter}`;
      return lines(`${nameOfUnit(world, slot)}: ${what}, entity ${world.entities.idOf(slot)} of this instance.`);
    },
  },
];

function unstick(call: CommandCall): CommandAnswer {
  const { world, words } = call;
  const last = words.at(-1)?.toLowerCase();
  const where = last === 'inn' || last === 'startzone' ? last : undefined;
  const names = where === undefined ? words : words.slice(0, -1);
  if (names.length > 1) return wrongUsage;
  const player = namedTarget(call, names[0]);
  if (player === undefined) return notHere(names[0]);
  const { sheet } = player;
  if (where !== 'startzone') {
    const { place } = sheet.bind;
    return send(world, player, place, `${sheet.name} is taken to its inn at ${point(place)} on map ${place.map}.`);
  }
  const start = world.setup.content.startPoints.find(({ race }) => race === sheet.race);
  if (start === undefined) return lines(`The people of ${sheet.name} begin nowhere.`);
  const place = { ...start, map: mapId(start.map) };
  return send(world, player, place, `${sheet.name} is taken to where its people begin.`);
}

function point({ x, y, z }: { readonly x: number; readonly y: number; readonly z: number }): string {
  return `${x.toFixed(1)} ${y.toFixed(1)} ${z.toFixed(1)}`;
}
