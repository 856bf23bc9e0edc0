import { call } from '@realmwright/kernel/contract';
import { subjectMatches } from '@realmwright/platform/bus/bus-limits';
import type { TappedMessage } from '@realmwright/platform/bus/bus-router';
import { connectNatsBus } from '@realmwright/platform/bus/nats-bus';
import { decodeTapped } from '@realmwright/platform/bus/tapped-message';
import { tapBus } from '@realmwright/platform/control/realm.contract';
import { defineCommand } from 'citty';
import { describeBusMessage } from '../bus-message-text.ts';
import { guarded } from '../guarded.ts';
import { output } from '../output.ts';
import {
  type ChosenRealm,
  chooseRealm,
  type RealmArguments,
  readWhole,
  realmOptions,
  withRealmBus,
} from '../realm-options.ts';
import { type Show, startShow } from '../show.ts';
import { inspectSessionCommand } from './inspect-session.ts';

const bus = defineCommand({
  meta: { name: 'bus', description: 'Shows what goes over the bus of the running realm until Ctrl-C.' },
  args: {
    ...realmOptions,
    pattern: {
      type: 'positional',
      required: false,
      default: '>',
      valueHint: 'SUBJECT',
      description: 'Only subjects like this; * stands for one word, a final > for the rest',
    },
    bytes: {
      type: 'string',
      valueHint: 'N',
      description: 'Show at most this many bytes of messages that are not decoded',
      default: '64',
    },
    raw: { type: 'boolean', description: 'Show bytes only' },
    count: { type: 'string', valueHint: 'N', description: 'End after this many messages' },
  },
  run: guarded(async ({ args }) => {
    const shownBytes = readWhole(args.bytes, '--bytes', 0, 65_000);
    const show = startShow(args.count === undefined ? undefined : readWhole(args.count, '--count', 1, 1_000_000));
    const print = (message: TappedMessage) => {
      if (!show.another()) return;
      const { kind, subject, payload } = message;
      const head = `${new Date().toISOString().slice(11, 23)} ${kind.padEnd(7)} ${subject} (${payload.length})`;
      const { lines, isOpaque } = args.raw === true ? { lines: [], isOpaque: true } : describeBusMessage(message);
      output.line(isOpaque ? `${head} ${hexOf(payload, shownBytes)}` : head);
      for (const line of lines) output.line(`    ${line.replace(/^ {2}/, '')}`);
    };
    await watch(args, args.pattern, print, show);
    return 0;
  }),
});

function hexOf(payload: Uint8Array, shownBytes: number): string {
  const hex = Buffer.from(payload.subarray(0, shownBytes)).toString('hex').replaceAll(/(..)/g, '$1 ').trim();
  return `${hex}${payload.length > shownBytes ? ' ...' : ''}`;
}

export const inspectCommand = defineCommand({
  meta: { name: 'inspect', description: 'Looks into the running realm.' },
  subCommands: { bus, session: inspectSessionCommand },
});

async function watch(
  args: RealmArguments,
  pattern: string,
  print: (message: TappedMessage) => void,
  show: Show,
): Promise<void> {
  const realm = await chooseRealm(args);
  if (realm.config.bus.natsUrl !== '') return watchNats(realm, pattern, print, show);
  await withRealmBus(args, async (connection) => {
    const watcher = `cli-${process.pid}`;
    connection.subscribe(`realm.tapped.${watcher}`, {}, ({ payload }) => print(decodeTapped(payload)));
    const renew = () => call(connection, tapBus, { watcher, pattern });
    await renew();
    const timer = setInterval(
      () => void renew().catch(() => output.note('The realm does not answer any more.')),
      4_000,
    );
    await show.ended;
    clearInterval(timer);
  });
}

async function watchNats(
  { config }: ChosenRealm,
  pattern: string,
  print: (message: TappedMessage) => void,
  show: Show,
): Promise<void> {
  const { natsUrl: url, prefix } = config.bus;
  const connection = await connectNatsBus({ url, prefix, name: 'realmwright inspect', onError: () => {} });
  connection.tap((message) => {
    if (subjectMatches(pattern, message.subject)) print(message);
  });
  await show.ended;
  await connection.drain();
}
