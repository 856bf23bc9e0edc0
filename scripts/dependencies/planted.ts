/**
 * A small tree in which every dependency rule is broken at least once, on purpose. `from` is the file that the rule must
 * name; the other files exist so that the imports resolve.
 */
export interface PlantedViolation {
  readonly rule: string;
  readonly from: string;
  readonly text: string;
}

/** One row per broken rule. Each file imports exactly what breaks that rule. */
export const plantedViolations: readonly PlantedViolation[] = [
  row('no-unresolvable', 'packages/services/src/start.ts', "import '@realmwright/kernel/no-such-file';"),
  row('no-cycle', 'packages/platform/src/egg.ts', "import './hen.ts';"),
  row('no-orphan', 'packages/platform/src/forgotten.ts', 'export const forgotten = 1;'),
  row('kernel-imports-nothing', 'packages/kernel/src/clock.ts', "import 'node:timers';"),
  row('protocol-is-pure', 'packages/protocol/src/hash.ts', "import 'node:crypto';"),
  row('client-is-pure', 'packages/client/src/world-view.ts', "import 'node:net';"),
  row('examples-are-clients', 'packages/client/examples/page.ts', "import '@realmwright/gamedata/maps';"),
  row('gamedata-knows-the-kernel-only', 'packages/gamedata/src/maps.ts', "import '@realmwright/protocol/hash';"),
  row('navigation-knows-the-land-only', 'packages/navigation/src/mesh.ts', "import '@realmwright/platform/hen';"),
  row('meshes-live-in-navigation', 'packages/edge/src/gateway/way.ts', "import '@recast-navigation/core';"),
  row('world-is-sealed', 'packages/world/src/tick.ts', "import '@realmwright/platform/hen';"),
  row(
    'services-stay-inside',
    'packages/services/src/mail/mail.rules.ts',
    "import '@realmwright/world/chat/chat.wire';",
  ),
  row('edge-sees-surfaces-only', 'packages/edge/src/gateway/session.ts', "import '@realmwright/testkit/client';"),
  row('platform-knows-no-feature', 'packages/platform/src/journal.ts', "import '@realmwright/gamedata/maps';"),
  row('modding-sees-the-promise-only', 'packages/modding/src/loader.ts', "import '@realmwright/protocol/hash';"),
  row('testkit-is-unreachable', 'apps/server/src/main.ts', "import '@realmwright/testkit/client';"),
  row('tests-are-leaves', 'packages/platform/src/bus.ts', "import './bus.suite.ts';"),
  row('fuzzing-stays-outside', 'packages/edge/src/gateway/frames.ts', "import '../../../../fuzz/fuzz-target.ts';"),
  row('simulation-stays-outside', 'packages/edge/src/gateway/queue.ts', "import '../../../../simulation/stage.ts';"),
  row('simulated-stories-know-the-stage', 'simulation/stories/walk.sim.ts', "import '@realmwright/kernel/clock';"),
  row('stories-are-black-box', 'acceptance/walk.accept.ts', "import '@realmwright/kernel/clock';"),
  row('features-meet-at-contracts', 'packages/services/src/mail/mail.service.ts', "import '../guild/guild.rules.ts';"),
  row('only-wire-sees-packets', 'packages/services/src/mail/mail.routes.ts', "import '@realmwright/protocol/hash';"),
  row(
    'only-stores-see-the-database',
    'packages/services/src/mail/mail.contract.ts',
    "import '@realmwright/platform/hen';",
  ),
  row('infrastructure-lives-in-platform', 'packages/services/src/mail/mail.store.ts', "import 'pg';"),
  row('http-lives-in-the-edge', 'packages/edge/src/auth/login.ts', "import 'fastify';"),
  row('server-composes', 'packages/edge/src/http/server.ts', "import '../../../../apps/server/src/main.ts';"),
  row('cli-stays-outside', 'apps/cli/src/account.ts', "import '@realmwright/world/chat/chat.wire';"),
  row('pages-are-clients', 'apps/web/src/spy.ts', "import '@realmwright/platform/hen';"),
  row('pages-are-built-apart', 'packages/edge/src/http/bundle.ts', "import 'vite';"),
  row('no-development-dependency-at-run-time', 'packages/edge/src/auth/guess.ts', "import 'fast-check';"),
];

/** What the planted files import, and files that do the same things where they are allowed. */
export const plantedCompany: Readonly<Record<string, string>> = {
  'fuzz/fuzz-target.ts': "import '@realmwright/kernel/clock';",
  'simulation/stage.ts': "import '@realmwright/kernel/clock';",
  'packages/platform/src/hen.ts': "import './egg.ts';",
  'packages/platform/src/bus.suite.ts': "import 'node:test';",
  'packages/services/src/guild/guild.rules.ts': "import './guild.contract.ts';",
  'packages/services/src/guild/guild.contract.ts': "import '@realmwright/kernel/clock';",
  'packages/services/src/guild/guild.service.ts': "import '../mail/mail.contract.ts';",
  'packages/services/src/guild/guild.store.ts': "import '@realmwright/platform/hen';",
  'packages/services/src/guild/guild.wire.ts': "import '@realmwright/protocol/hash';",
  'packages/world/src/chat/chat.wire.ts': "import '@realmwright/protocol/hash';",
  'packages/testkit/src/client.ts': "import '@realmwright/kernel/clock';",
  'packages/edge/src/http/health.ts': "import 'fastify';",
  'packages/edge/src/gateway/whisper.ts': "import '@realmwright/services/guild/guild.contract';",
};

function row(rule: string, from: string, text: string): PlantedViolation {
  return { rule, from, text };
}
