import type { Place } from '@realmwright/kernel/character-sheet';
import { mapId } from '@realmwright/kernel/ids';
import type { CommandAnswer } from '@realmwright/kernel/operator-command';
import { namedTarget, notHere } from '../commands/named-target.ts';
import { realNumber, wholeNumber } from '../commands/words.ts';
import { type CommandCall, lines, nobodySelected, type WorldCommand, wrongUsage } from '../commands/world-command.ts';
import { teleport } from '../movement/teleport.ts';
import type { Player } from '../session/player.ts';
import { transfer } from '../session/session.system.ts';
import type { World } from '../world.ts';
import { findZone, isWithinMap } from './zones.ts';

/** Longest name of a place that is tried. */
const PLACE_LETTERS = 32;

/** What operators type about where things are. */
export const spaceCommands: readonly WorldCommand[] = [
  {
    path: ['gps'],
    syntax: '[$name]',
    help: 'Shows where the named or selected player, or you, are: map, zone, position and instance.',
    leastRole: 'moderator',
    runsAt: 'world',
    console: 'named',
    perform(call) {
      const { world, words } = call;
      if (words.length > 1) return wrongUsage;
      const player = namedTarget(call, words[0]);
      return player === undefined ? notHere(words[0]) : lines(...whereIs(world, player));
    },
  },
  {
    path: ['go', 'xyz'],
    syntax: '#x #y [#z [#map [#orientation]]]',
    help: 'Takes you to a point: of this map, or of the map given. Without a height you keep yours.',
    leastRole: 'moderator',
    runsAt: 'world',
    console: 'named',
    perform: goToPoint,
  },
  {
    path: ['go', 'creature'],
    syntax: '#counter | id #entry',
    help: 'Takes you to the creature of that spawn number, or to the first one of that kind on this map.',
    leastRole: 'moderator',
    runsAt: 'world',
    console: 'refused',
    perform: goToCreature,
  },
  {
    path: ['teleport', 'add'],
    syntax: '$place',
    help: 'Gives the place where you stand a name, for .tele.',
    leastRole: 'operator',
    runsAt: 'world',
    console: 'refused',
    perform({ world, caller, callerName, words, question }) {
      const [name] = words;
      if (caller === undefined || name === undefined || words.length > 1 || name.length > PLACE_LETTERS)
        return wrongUsage;
      const place = placeOf(world, caller);
      world.outbox.effect({ kind: 'placeNamed', question, name, place, by: callerName });
      return lines();
    },
  },
  {
    path: ['summon'],
    syntax: '[$name]',
    help: 'Brings the named player, or the selected one, to you.',
    leastRole: 'gamemaster',
    runsAt: 'world',
    console: 'refused',
    perform({ world, caller, target, words, question }) {
      if (caller === undefined || words.length > 1) return wrongUsage;
      const place = placeOf(world, caller);
      const name = words[0];
      if (name === undefined && target === caller) return nobodySelected;
      const player = name === undefined ? target : world.players.findByName(name);
      if (player === undefined && name !== undefined) {
        world.outbox.effect({ kind: 'playerSought', question, name, purpose: 'summon', place });
        return lines();
      }
      if (player === undefined) return nobodySelected;
      world.outbox.personal(player, {
        kind: 'systemMessage',
        text: `${caller.sheet.name} brings you to where they are.`,
      });
      return send(world, player, place, `${player.sheet.name} is brought to you.`);
    },
  },
  {
    path: ['appear'],
    syntax: '[$name]',
    help: 'Takes you to the named player, or to the selected one.',
    leastRole: 'moderator',
    runsAt: 'world',
    console: 'refused',
    perform({ world, caller, target, words, question }) {
      if (caller === undefined || words.length > 1) return wrongUsage;
      const name = words[0];
      if (name === undefined && target === caller) return nobodySelected;
      const player = name === undefined ? target : world.players.findByName(name);
      if (player === undefined && name !== undefined) {
        world.outbox.effect({ kind: 'playerSought', question, name, purpose: 'appear', place: placeOf(world, caller) });
        return lines();
      }
      if (player === undefined) return nobodySelected;
      return send(world, caller, placeOf(world, player), `You are taken to ${player.sheet.name}.`);
    },
  },
];

/** The place of a character, as others may be sent there. */
export function placeOf(world: World, player: Player): Place {
  return { map: world.setup.map, ...world.places.positionOf(player.slot) };
}

/** Sends a character to a place of this map or another one; says so, or why not. */
export function send(world: World, player: Player, place: Place, done: string): CommandAnswer {
  const map = world.setup.content.maps.find(({ id }) => id === place.map);
  if (map === undefined) return lines(`This realm has no map ${place.map}.`);
  if (place.map === world.setup.map) {
    if (!isWithinMap(world, place)) return lines('That point lies outside of the map.');
    player.cameFrom = placeOf(world, player);
    teleport(world, player, place);
    return lines(done);
  }
  const { x, y } = place;
  if (x < map.minX || x > map.maxX || y < map.minY || y > map.maxY) return lines('That point lies outside of the map.');
  transfer(world, player, place);
  return lines(done);
}

function whereIs(world: World, { slot, zone }: Player): string[] {
  const { x, y, z, orientation } = world.places.positionOf(slot);
  const map = world.setup.content.maps.find(({ id }) => id === world.setup.map);
  return [
    `Map: ${world.setup.map} (${map?.name ?? 'unnamed'}) Zone: ${zone} (${findZone(world, x, y)?.name ?? 'unnamed'}) Instance: ${world.setup.instance}`,
    `X: ${x.toFixed(4)} Y: ${y.toFixed(4)} Z: ${z.toFixed(4)} Orientation: ${orientation.toFixed(4)}`,
  ];
}

function goToPoint({ world, caller, target, words }: CommandCall): CommandAnswer {
  const player = caller ?? target;
  if (player === undefined || words.length < 2 || words.length > 5) return wrongUsage;
  const here = placeOf(world, player);
  const x = realNumber(words[0]);
  const y = realNumber(words[1]);
  const z = words[2] === undefined ? here.z : realNumber(words[2]);
  const map = words[3] === undefined ? here.map : wholeNumber(words[3]);
  const orientation = words[4] === undefined ? here.orientation : realNumber(words[4]);
  if (x === undefined || y === undefined || z === undefined || orientation === undefined) return wrongUsage;
  if (map === undefined || map < 0) return wrongUsage;
  const place = { map: mapId(map), x, y, z, orientation };
  const who = caller === undefined ? `${player.sheet.name} is` : 'You are';
  return send(world, player, place, `${who} taken to ${x} ${y} ${Math.round(z * 10) / 10} on map ${map}.`);
}

function goToCreature({ world, caller, words }: CommandCall): CommandAnswer {
  if (caller === undefined) return wrongUsage;
  const byEntry = words[0]?.toLowerCase() === 'id';
  const number = wholeNumber(words[byEntry ? 1 : 0]);
  if (number === undefined) return wrongUsage;
  const creature = byEntry ? [...world.creatures].find(({ entry }) => entry === number) : world.creatures.find(number);
  if (creature === undefined) return lines(`There is no such creature on this map: ${number}.`);
  const place = { map: world.setup.map, ...world.places.positionOf(creature.slot) };
  return send(world, caller, place, `You are taken to creature ${creature.counter}.`);
}
