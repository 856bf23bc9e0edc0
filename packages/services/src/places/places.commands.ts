import type { Place } from '@realmwright/kernel/character-sheet';
import { call } from '@realmwright/kernel/contract';
import type { CommandContext, ServiceCommand } from '@realmwright/kernel/operator-command';
import { isRefused } from '@realmwright/kernel/outcome';
import { moveOffline } from '../character/character.contract.ts';
import { wordsOf } from '../command-words.ts';
import { performInWorld } from '../operator/operator.contract.ts';
import { findPresence } from '../social/social.contract.ts';
import { findPlace, listPlaces, removePlace } from './places.contract.ts';

/** What operators type about places with a name. */
export const placeCommands: readonly ServiceCommand[] = [
  {
    path: ['teleport'],
    syntax: '$place',
    help: 'Takes you to a place that has a name; the first letters are enough, and .tele for the command.',
    leastRole: 'moderator',
    runsAt: 'services',
    console: 'refused',
    async perform({ realm }, argumentText, context) {
      const [wanted, ...more] = wordsOf(argumentText);
      if (wanted === undefined || more.length > 0) return { usage: true };
      const found = await call(context.bus, findPlace, { realm, name: wanted }, { correlation: context.correlation });
      if (isRefused(found)) return { lines: [await unknownPlace(wanted, realm, context)] };
      return { forward: goTo(found.value.place) };
    },
  },
  {
    path: ['teleport', 'name'],
    syntax: '$name $place',
    help: 'Takes a player to a place that has a name; one who is away comes in there.',
    leastRole: 'gamemaster',
    runsAt: 'services',
    console: 'allowed',
    async perform(caller, argumentText, context) {
      const { realm } = caller;
      const [name, wanted, ...more] = wordsOf(argumentText);
      if (name === undefined || wanted === undefined || more.length > 0) return { usage: true };
      const { bus, correlation } = context;
      const found = await call(bus, findPlace, { realm, name: wanted }, { correlation });
      if (isRefused(found)) return { lines: [await unknownPlace(wanted, realm, context)] };
      const { place, name: called } = found.value;
      const presence = await call(bus, findPresence, { realm, name }, { correlation });
      if (isRefused(presence)) {
        const moved = await call(bus, moveOffline, { realm, name, place }, { correlation });
        if (!isRefused(moved)) return { lines: [`${name} is away and will come in at ${called}.`] };
        const isComing = moved.refused === 'character.is-online';
        return { lines: [isComing ? `${name} is just coming or leaving; try again.` : noCharacter(name)] };
      }
      const { characterId: target, instance, name: spelling } = presence.value;
      const asked = { caller: { ...caller, roles: ['operator' as const] }, target, text: goTo(place) };
      const done = await call(bus, performInWorld, asked, { scope: instance, correlation });
      return { lines: isRefused(done) ? [`${spelling} has just left.`] : done.value.lines };
    },
  },
  {
    path: ['teleport', 'del'],
    syntax: '$place',
    help: 'Takes the name of a place away.',
    leastRole: 'operator',
    runsAt: 'services',
    console: 'allowed',
    async perform({ realm, name: by }, argumentText, { bus, correlation }) {
      const [name, ...more] = wordsOf(argumentText);
      if (name === undefined || more.length > 0) return { usage: true };
      const outcome = await call(bus, removePlace, { realm, name, by }, { correlation });
      return { lines: [isRefused(outcome) ? `No place is called ${name}.` : `No place is called ${name} any more.`] };
    },
  },
  {
    path: ['lookup', 'teleport'],
    syntax: '$part',
    help: 'Lists places that .tele knows whose name contains something, at most 30.',
    leastRole: 'moderator',
    runsAt: 'services',
    console: 'allowed',
    async perform({ realm }, argumentText, { bus, correlation }) {
      const [contains] = wordsOf(argumentText);
      if (contains === undefined) return { usage: true };
      const found = await call(bus, listPlaces, { realm, contains, limit: 30 }, { correlation });
      const { places, totalCount } = isRefused(found) ? { places: [], totalCount: 0 } : found.value;
      if (places.length === 0) return { lines: [`Nothing found for "${contains}".`] };
      const more = totalCount > places.length ? [`... and ${totalCount - places.length} more`] : [];
      return { lines: [...places.map(({ name, place }) => `${name}: ${where(place)}`), ...more] };
    },
  },
];

/** The world's own command that leads to a point. */
function goTo({ map, x, y, z, orientation }: Place): string {
  return `go xyz ${[x, y, z].map(decimal).join(' ')} ${map} ${decimal(orientation)}`;
}

/** A coordinate as it was typed, before it became a 32-bit float; never with an exponent, which commands do not read. */
function decimal(value: number): string {
  return Number(value.toPrecision(7))
    .toFixed(4)
    .replace(/\.?0+$/, '');
}

function where({ map, x, y, z }: Place): string {
  return `map ${map} at ${x.toFixed(1)} ${y.toFixed(1)} ${z.toFixed(1)}`;
}

async function unknownPlace(
  wanted: string,
  realm: Parameters<ServiceCommand['perform']>[0]['realm'],
  { bus, correlation }: CommandContext,
): Promise<string> {
  const listed = await call(bus, listPlaces, { realm, contains: '', limit: mostNamed }, { correlation });
  const { places, totalCount } = isRefused(listed) ? { places: [], totalCount: 0 } : listed.value;
  const names = places.map(({ name }) => name).join(', ');
  const more = totalCount > places.length ? ` and ${totalCount - places.length} more` : '';
  return `No place is called "${wanted}". Known: ${names}${more}.`;
}

/** Names in the answer to an unknown one. */
const mostNamed = 15;

function noCharacter(name: string): string {
  return `There is no character called ${name}.`;
}
