import { call } from '@realmwright/kernel/contract';
import type { ServiceCommand } from '@realmwright/kernel/operator-command';
import { isRefused } from '@realmwright/kernel/outcome';
import { describeSeconds, wholeNumber, wordsOf } from '../command-words.ts';
import { addBroadcast, broadcastNow, listBroadcasts, mostBroadcasts, removeBroadcast } from './broadcast.contract.ts';

const declared = { runsAt: 'services', console: 'allowed' } as const;

/** What operators type about texts that the realm says by itself. */
export const broadcastCommands: readonly ServiceCommand[] = [
  {
    path: ['autobroadcast', 'add'],
    syntax: '$text',
    help: 'Adds a text that the realm says by itself from time to time; how often is chat.broadcastSeconds of the configuration.',
    leastRole: 'operator',
    ...declared,
    async perform({ realm, name: by }, text, { bus, correlation }) {
      if (text === '' || Buffer.byteLength(text) > 255) return { usage: true };
      const outcome = await call(bus, addBroadcast, { realm, text, by }, { correlation });
      if (!isRefused(outcome)) return { lines: [`Text ${outcome.value.number} is added.`] };
      return { lines: [`The realm has ${mostBroadcasts} texts; that is the most.`] };
    },
  },
  {
    path: ['autobroadcast', 'list'],
    syntax: '',
    help: 'Lists the texts that the realm says by itself, with their numbers, and how often.',
    leastRole: 'gamemaster',
    ...declared,
    async perform({ realm }, _, { bus, correlation }) {
      const found = await call(bus, listBroadcasts, { realm }, { correlation });
      if (isRefused(found)) return { lines: [] };
      const { everySeconds, broadcasts } = found.value;
      const pace = everySeconds === 0 ? 'never, by the configuration' : `every ${describeSeconds(everySeconds)}`;
      const rows = broadcasts.map(({ number, text }) => `  ${number} ${text}`);
      return { lines: [`${rows.length} texts, one of them said ${pace}:`, ...rows] };
    },
  },
  {
    path: ['autobroadcast', 'remove'],
    syntax: '#number',
    help: 'Removes one of the texts that the realm says by itself.',
    leastRole: 'operator',
    ...declared,
    async perform({ realm }, argumentText, { bus, correlation }) {
      const [word, ...more] = wordsOf(argumentText);
      const number = wholeNumber(word);
      if (number === undefined || number < 1 || number > 0x7fff_ffff || more.length > 0) return { usage: true };
      const outcome = await call(bus, removeBroadcast, { realm, number }, { correlation });
      return { lines: [isRefused(outcome) ? `There is no text ${number}.` : `Text ${number} is removed.`] };
    },
  },
  {
    path: ['autobroadcast', 'now'],
    syntax: '',
    help: 'Says one of the texts at once.',
    leastRole: 'gamemaster',
    ...declared,
    async perform({ realm }, _, { bus, correlation }) {
      const outcome = await call(bus, broadcastNow, { realm }, { correlation });
      return { lines: [isRefused(outcome) ? 'The realm has no such texts.' : `Said: ${outcome.value.text}`] };
    },
  },
];
