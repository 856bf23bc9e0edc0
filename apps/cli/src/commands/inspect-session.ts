import {
  announceLeaseMillis,
  gatewayAnnounced,
  inspectSession,
  packetSeen,
  watchLeaseMillis,
} from '@realmwright/edge/gateway/gateway.contract';
import { call, listen } from '@realmwright/kernel/contract';
import { OperatorError } from '@realmwright/kernel/errors';
import type { EdgeId, SessionId } from '@realmwright/kernel/ids';
import { isRefused } from '@realmwright/kernel/outcome';
import type { Bus } from '@realmwright/kernel/ports/bus';
import { nodeCompression } from '@realmwright/platform/compression';
import { inspectWorldPacket } from '@realmwright/protocol/inspect/inspect-packet';
import { treeLines } from '@realmwright/protocol/inspect/value-tree';
import { isBuild } from '@realmwright/protocol/versions/build';
import { defineCommand } from 'citty';
import { guarded } from '../guarded.ts';
import { output } from '../output.ts';
import { readWhole, realmOptions, withRealmBus } from '../realm-options.ts';
import { startShow } from '../show.ts';

/** Shows the packets of one session, decoded, while they are sent. */
export const inspectSessionCommand = defineCommand({
  meta: { name: 'session', description: 'Shows the packets of one player, decoded, until Ctrl-C.' },
  args: {
    ...realmOptions,
    name: {
      type: 'positional',
      required: true,
      valueHint: 'NAME',
      description: 'Name of the character or the account',
    },
    only: { type: 'string', valueHint: 'TEXT', description: 'Only packets whose name contains this' },
    brief: { type: 'boolean', description: 'One line per packet, without its fields' },
    count: { type: 'string', valueHint: 'N', description: 'End after this many packets' },
  },
  run: guarded(({ args }) =>
    withRealmBus(args, async (bus) => {
      const show = startShow(args.count === undefined ? undefined : readWhole(args.count, '--count', 1, 1_000_000));
      const { edge, session, malformed } = await findSession(bus, args.name);
      for (const sentence of malformed) output.line(`earlier: ${sentence}`);
      const wanted = args.only?.toUpperCase() ?? '';
      listen(bus, packetSeen, { scope: edge }, (packet) => {
        if (packet.session !== session || !packet.name.includes(wanted) || !show.another()) return;
        for (const line of describe(packet, args.brief === true)) output.line(line);
      });
      const renew = (): void => {
        void call(bus, inspectSession, { name: args.name }, { scope: edge }).then(
          (outcome) => isRefused(outcome) && output.note(`${args.name} has left.`),
          () => output.note('The gateway does not answer any more.'),
        );
      };
      const timer = setInterval(renew, watchLeaseMillis / 2);
      await show.ended;
      clearInterval(timer);
      return 0;
    }),
  ),
});

interface FoundSession {
  readonly edge: EdgeId;
  readonly session: SessionId;
  readonly malformed: readonly string[];
}

/** Asks each gateway as soon as it announces itself. */
async function findSession(bus: Bus, name: string): Promise<FoundSession> {
  const asked = new Set<EdgeId>();
  return await new Promise<FoundSession>((resolve, reject) => {
    const give = (): void => {
      const reason =
        asked.size === 0 ? 'No gateway of this realm announces itself.' : `Nobody named "${name}" is connected.`;
      reject(new OperatorError(reason));
    };
    const timer = setTimeout(give, announceLeaseMillis);
    listen(bus, gatewayAnnounced, {}, async ({ edge }) => {
      if (asked.has(edge)) return;
      asked.add(edge);
      const outcome = await call(bus, inspectSession, { name }, { scope: edge });
      if (isRefused(outcome)) return;
      clearTimeout(timer);
      resolve({ edge, session: outcome.value.session, malformed: outcome.value.malformed });
    });
  });
}

function describe(packet: ReturnType<typeof packetSeen.payload.decode>, isBrief: boolean): readonly string[] {
  const time = new Date(packet.at).toISOString().slice(11, 23);
  const head = `${time} ${packet.sender === 'client' ? '->' : '<-'} ${packet.name} (${packet.length} bytes)`;
  if (isBrief || !isBuild(packet.build)) return [head];
  if (packet.body.length < packet.length) return [`${head}; too long to be shown`];
  const { build, sender, opcode, body } = packet;
  const { tree, remarks } = inspectWorldPacket({ build, direction: sender, opcode, body }, nodeCompression);
  return [
    head,
    ...(tree?.children.flatMap((child) => treeLines(child, '    ')) ?? []),
    ...remarks.map((r) => `    ! ${r}`),
  ];
}
