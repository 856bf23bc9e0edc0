import { highestRole } from '@realmwright/kernel/account-role';
import { call } from '@realmwright/kernel/contract';
import type { ServiceCommand } from '@realmwright/kernel/operator-command';
import { isRefused } from '@realmwright/kernel/outcome';
import {
  findMessageOfTheDay,
  findPresence,
  listPresences,
  makeAnnouncement,
  setMessageOfTheDay,
} from './social.contract.ts';

const toAll: Audience = { onScreen: false, forStaff: false, isNamed: false };
const toStaff: Audience = { onScreen: false, forStaff: true, isNamed: false };

/** What operators type to speak to everybody, and to see who is there. */
export const socialCommands: readonly ServiceCommand[] = [
  announceCommand('announce', 'Says something to everybody in the realm, as a line of chat.', toAll),
  announceCommand('nameannounce', 'Says something to everybody in the realm with your name before it.', {
    ...toAll,
    isNamed: true,
  }),
  announceCommand('notify', 'Shows something to everybody in the realm, in the middle of the screen.', {
    ...toAll,
    onScreen: true,
  }),
  announceCommand('gmannounce', 'Says something to all who have a role of their own, as a line of chat.', toStaff),
  announceCommand('gmnameannounce', 'Says something to all who have a role of their own, with your name before it.', {
    ...toStaff,
    isNamed: true,
  }),
  announceCommand('gmnotify', 'Shows something to all who have a role of their own, in the middle of the screen.', {
    ...toStaff,
    onScreen: true,
  }),
  {
    path: ['gm', 'ingame'],
    syntax: '',
    help: 'Lists who is in the world with a role of its own, at most 50.',
    leastRole: 'moderator',
    runsAt: 'services',
    console: 'allowed',
    async perform({ realm }, _, { bus, correlation }) {
      const listed = await call(bus, listPresences, { realm, limit: 500 }, { correlation });
      const staff = isRefused(listed)
        ? []
        : listed.value.presences.filter(({ roles }) => highestRole(roles) !== 'player');
      if (staff.length === 0) return { lines: ['Nobody with a role is in the world.'] };
      return { lines: staff.slice(0, 50).map(({ name, roles }) => `  ${name}, ${highestRole(roles)}`) };
    },
  },
  {
    path: ['server', 'motd'],
    syntax: '',
    help: 'Shows the message of the day.',
    leastRole: 'player',
    runsAt: 'services',
    console: 'allowed',
    async perform({ realm }, _, { bus, correlation }) {
      const found = await call(bus, findMessageOfTheDay, { realm }, { correlation });
      return { lines: isRefused(found) || found.value.lines.length === 0 ? ['There is none.'] : found.value.lines };
    },
  },
  {
    path: ['server', 'set', 'motd'],
    syntax: '$text',
    help: 'Sets the message of the day for those who come from now on; "@" begins a new line, no text removes it.',
    leastRole: 'operator',
    runsAt: 'services',
    console: 'allowed',
    async perform({ realm }, argumentText, { bus, correlation }) {
      const lines = argumentText === '' ? [] : argumentText.split('@').map((line) => line.trim());
      if (lines.length > 8 || lines.some((line) => Buffer.byteLength(line) > 255)) return { usage: true };
      await call(bus, setMessageOfTheDay, { realm, lines }, { correlation });
      return { lines: [lines.length === 0 ? 'The message of the day is removed.' : 'The message of the day is set.'] };
    },
  },
  {
    path: ['list', 'players'],
    syntax: '[$name]',
    help: 'Lists who is in the world, at most 50, or says where one is.',
    leastRole: 'moderator',
    runsAt: 'services',
    console: 'allowed',
    async perform({ realm }, name, { bus, correlation }) {
      if (name !== '') {
        const found = await call(bus, findPresence, { realm, name }, { correlation });
        if (isRefused(found)) return { lines: [`Nobody called ${name} is in the world.`] };
        const { level, zone, map, instance, build } = found.value;
        return {
          lines: [`${found.value.name}, level ${level}, zone ${zone} of map ${map} (${instance}), build ${build}`],
        };
      }
      const listed = await call(bus, listPresences, { realm, limit: 50 }, { correlation });
      if (isRefused(listed)) return { lines: [] };
      const rows = listed.value.presences.map((one) => `  ${one.name}, level ${one.level}, zone ${one.zone}`);
      return { lines: [`${listed.value.totalCount} in the world:`, ...rows] };
    },
  },
];

interface Audience {
  /** In the middle of the screen rather than in the chat window. */
  readonly onScreen: boolean;
  /** For those with a role beyond that of players alone. */
  readonly forStaff: boolean;
  /** With the name of whoever says it. */
  readonly isNamed: boolean;
}

function announceCommand(word: string, help: string, { onScreen, forStaff, isNamed }: Audience): ServiceCommand {
  return {
    path: [word],
    syntax: '$text',
    help,
    leastRole: 'gamemaster',
    runsAt: 'services',
    console: 'allowed',
    async perform({ realm, name, inWorld }, typed, { bus, correlation }) {
      const mark = forStaff ? '[staff] ' : '';
      const text = `${mark}${isNamed ? `[${inWorld?.characterName ?? name}] ` : ''}${typed}`;
      if (typed === '' || Buffer.byteLength(text) > 255) return { usage: true };
      await call(bus, makeAnnouncement, { realm, text, onScreen, forStaff }, { correlation });
      return { lines: onScreen ? ['Shown.'] : [] };
    },
  };
}
