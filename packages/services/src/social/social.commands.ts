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

/** What operators type to speak to everybody, and to see who is there. */
export const socialCommands: readonly ServiceCommand[] = [
  announceCommand('announce', 'Says something to everybody in the realm, as a line of chat.', false),
  announceCommand('notify', 'Shows something to everybody in the realm, in the middle of the screen.', true),
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

function announceCommand(word: string, help: string, onScreen: boolean): ServiceCommand {
  return {
    path: [word],
    syntax: '$text',
    help,
    leastRole: 'gamemaster',
    runsAt: 'services',
    console: 'allowed',
    async perform({ realm }, text, { bus, correlation }) {
      if (text === '' || Buffer.byteLength(text) > 255) return { usage: true };
      await call(bus, makeAnnouncement, { realm, text, onScreen }, { correlation });
      return { lines: onScreen ? ['Shown.'] : [] };
    },
  };
}
