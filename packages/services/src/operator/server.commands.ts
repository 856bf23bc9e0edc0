import { call } from '@realmwright/kernel/contract';
import type { ServiceCommand } from '@realmwright/kernel/operator-command';
import { isRefused } from '@realmwright/kernel/outcome';
import type { Bus } from '@realmwright/kernel/ports/bus';
import type { Clock } from '@realmwright/kernel/ports/clock';
import type { Millis } from '@realmwright/kernel/units';
import { countSessions } from '../account/account.contract.ts';
import { describeSeconds } from '../command-words.ts';
import { listPresences } from '../social/social.contract.ts';

/** How a realm is called, for answers. */
export interface RealmName {
  readonly realm: number;
  readonly name: string;
}

/** The last that the supervisor of a realm told. */
export interface RealmReport {
  readonly version: string;
  readonly startedAt: Millis;
  /** Durations of the simulation's steps, in words. */
  readonly step: string;
}

/** What these commands work with. */
export interface ServerCommandParts {
  readonly bus: Bus;
  readonly clock: Clock;
  readonly realms: readonly RealmName[];
  readonly reportOf: (realm: number) => RealmReport | undefined;
}

/** Commands about how the running realm does. */
export function serverCommands({ bus, clock, realms, reportOf }: ServerCommandParts): readonly ServiceCommand[] {
  const startedAt = clock.now();
  return [
    {
      path: ['server', 'info'],
      syntax: '',
      help: 'Shows the version, who is there and how long the realm has been up.',
      leastRole: 'player',
      runsAt: 'services',
      console: 'allowed',
      async perform({ realm }, _, { correlation }) {
        const [sessions, presences] = await Promise.all([
          call(bus, countSessions, undefined, { correlation }),
          call(bus, listPresences, { realm, limit: 1 }, { correlation }),
        ]);
        const report = reportOf(realm);
        const open = isRefused(sessions)
          ? 0
          : (sessions.value.realms.find((one) => one.realm === realm)?.sessions ?? 0);
        const inWorld = isRefused(presences) ? 0 : presences.value.totalCount;
        const name = realms.find((one) => one.realm === realm)?.name ?? `realm ${realm}`;
        const lines = [
          `${name}, Realmwright${report === undefined ? '' : ` ${report.version}`}`,
          `Players in the world: ${inWorld}, connections: ${open}`,
          `Up for ${describeSeconds((clock.now() - (report?.startedAt ?? startedAt)) / 1000)}`,
        ];
        return { lines: report === undefined ? lines : [...lines, `Simulation step: ${report.step}`] };
      },
    },
  ];
}
