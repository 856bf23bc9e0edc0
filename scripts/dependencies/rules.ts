import type { IForbiddenRuleType } from 'dependency-cruiser';

/**
 * Who may import whom, inside and between the packages. `docs/map.md` says the same in words. Every rule here has a
 * planted violation in `planted.ts`, because a misconfigured tool reports no violation either.
 */
export const dependencyRules: readonly IForbiddenRuleType[] = [
  {
    name: 'no-unresolvable',
    comment: 'An import that does not resolve hides every rule about its target.',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: 'no-cycle',
    comment: 'Two files that need each other are one file, or need a third. Types alone may refer to each other.',
    severity: 'error',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  {
    name: 'no-orphan',
    comment: 'A file that nothing imports and that imports nothing is forgotten.',
    severity: 'error',
    from: { orphan: true, pathNot: ['\\.test\\.ts$', '\\.d\\.ts$', '^scripts/'] },
    to: {},
  },
  {
    name: 'kernel-imports-nothing',
    comment: 'The shared vocabulary stays free of everything, so that it runs anywhere.',
    severity: 'error',
    from: { path: '^packages/kernel/', pathNot: tests() },
    to: { pathNot: '^packages/kernel/' },
  },
  {
    name: 'protocol-is-pure',
    comment: 'Bytes and packets run in a browser: the kernel and the audited hash library, nothing else.',
    severity: 'error',
    from: { path: '^packages/protocol/', pathNot: tests() },
    to: { pathNot: ['^packages/(protocol|kernel)/', '^node_modules/@noble/hashes/'] },
  },
  {
    name: 'client-is-pure',
    comment:
      'The library of the realtime edge runs in a browser: bytes and the shared vocabulary, nothing of the server.',
    severity: 'error',
    from: { path: '^packages/client/src/', pathNot: tests() },
    to: { pathNot: '^packages/(client|protocol|kernel)/' },
  },
  {
    name: 'examples-are-clients',
    comment: 'What is made to be copied knows the library and what it speaks, as the copies will.',
    severity: 'error',
    from: { path: '^packages/(client/examples|create-realmwright/template)/', pathNot: tests() },
    to: {
      path: '^(packages|apps)/',
      pathNot: '^packages/(client|protocol|kernel)/',
    },
  },
  {
    name: 'gamedata-knows-the-kernel-only',
    comment: 'Static tables are used by everybody and use nobody.',
    severity: 'error',
    from: { path: '^packages/gamedata/', pathNot: tests() },
    to: { pathNot: '^packages/(gamedata|kernel)/' },
  },
  {
    name: 'navigation-knows-the-land-only',
    comment: 'Meshes are made of tables, by one library; who walks on them is not their business.',
    severity: 'error',
    from: { path: '^packages/navigation/', pathNot: tests() },
    to: { path: ['^packages/', '^apps/'], pathNot: '^packages/(navigation|gamedata|kernel)/' },
  },
  {
    name: 'meshes-live-in-navigation',
    comment: 'The library of meshes has one home; everybody else asks the port of the kernel.',
    severity: 'error',
    from: { pathNot: ['^packages/navigation/', tests()] },
    to: { path: '^node_modules/@recast-navigation/' },
  },
  {
    name: 'world-is-sealed',
    comment: 'The simulation sees the kernel, tables and other features’ contracts; no host, no infrastructure.',
    severity: 'error',
    from: { path: '^packages/world/', pathNot: [tests(), wire()] },
    to: { pathNot: ['^packages/(world|kernel|gamedata)/', '^packages/(services|edge)/.*\\.contract\\.ts$'] },
  },
  {
    name: 'services-stay-inside',
    comment: 'Feature services know no edge, no world internals and no message broker.',
    severity: 'error',
    from: { path: '^packages/services/', pathNot: tests() },
    to: { path: ['^packages/(edge|world|modding|testkit)/', '^apps/', '^node_modules/@nats-io/'] },
  },
  {
    name: 'edge-sees-surfaces-only',
    comment: 'An edge reaches features through contracts, wire files and routes, and the world through its messages.',
    severity: 'error',
    from: { path: '^packages/edge/', pathNot: tests() },
    to: {
      path: '^packages/(services|world|modding|testkit)/',
      pathNot: ['\\.(contract|wire|routes|intents|facts)\\.ts$', worldMessages()],
    },
  },
  {
    name: 'platform-knows-no-feature',
    comment: 'Adapters implement ports of the kernel; what the features do is not their business.',
    severity: 'error',
    from: { path: '^packages/platform/', pathNot: tests() },
    to: { path: ['^packages/', '^apps/'], pathNot: '^packages/(platform|kernel)/' },
  },
  {
    name: 'modding-sees-the-promise-only',
    comment: 'The mod surface is hooks, contracts and tables, which are kept stable; internals are not.',
    severity: 'error',
    from: { path: '^packages/modding/', pathNot: tests() },
    to: {
      path: ['^packages/', '^apps/'],
      pathNot: ['^packages/(modding|kernel|gamedata)/', '\\.(hooks|contract)\\.ts$'],
    },
  },
  {
    name: 'testkit-is-unreachable',
    comment: 'The test kit may do anything, so nothing that ships may reach it.',
    severity: 'error',
    from: {
      pathNot: [tests(), '^packages/testkit/', '^acceptance/', '^bench/', '^fuzz/', '^simulation/', '^scripts/'],
    },
    to: { path: '^packages/testkit/' },
  },
  {
    name: 'tests-are-leaves',
    comment: 'Code that ships imports no test and no contract suite.',
    severity: 'error',
    from: { pathNot: [tests(), '^packages/testkit/', '^acceptance/', '^bench/'] },
    to: { path: tests() },
  },
  {
    name: 'fuzzing-stays-outside',
    comment: 'What tries decoders knows them; nothing that ships knows that it is tried.',
    severity: 'error',
    from: { path: '^(packages|apps|acceptance|bench)/' },
    to: { path: '^fuzz/' },
  },
  {
    name: 'simulation-stays-outside',
    comment: 'A simulation plays with whole roles; nothing that ships knows that it is played with.',
    severity: 'error',
    from: { path: '^(packages|apps|acceptance|bench|fuzz)/' },
    to: { path: '^simulation/' },
  },
  {
    name: 'simulated-stories-know-the-stage',
    comment: 'A story of a simulation knows the stage and the protocol clients, and no role from inside.',
    severity: 'error',
    from: { path: '^simulation/stories/' },
    to: { path: ['^packages/', '^apps/', '^node_modules/'], pathNot: '^packages/testkit/' },
  },
  {
    name: 'stories-are-black-box',
    comment: 'An acceptance story knows addresses and the protocol clients, nothing else.',
    severity: 'error',
    from: { path: '^acceptance/' },
    to: { path: ['^packages/', '^apps/', '^node_modules/'], pathNot: '^packages/testkit/' },
  },
  {
    name: 'features-meet-at-contracts',
    comment: 'A service feature may know another one’s contract, never its rules, stores or wire files.',
    severity: 'error',
    from: { path: '^packages/services/src/([^/]+)/', pathNot: tests() },
    to: { path: '^packages/services/src/[^/]+/', pathNot: ['^packages/services/src/$1/', '\\.contract\\.ts$'] },
  },
  {
    name: 'only-wire-sees-packets',
    comment: 'Features are neutral; turning bytes into intents is the work of *.wire.ts.',
    severity: 'error',
    from: { path: '^packages/(world|services)/', pathNot: [tests(), wire()] },
    to: { path: '^packages/protocol/' },
  },
  {
    name: 'only-stores-see-the-database',
    comment: 'SQL lives in *.store.ts; the start function may hand the database on as a type.',
    severity: 'error',
    from: { path: '^packages/services/', pathNot: [tests(), '\\.store\\.ts$'] },
    to: { path: '^packages/platform/', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'infrastructure-lives-in-platform',
    comment: 'Drivers of databases, brokers, logs and metrics have one home.',
    severity: 'error',
    from: { pathNot: ['^packages/(platform|testkit)/', tests(), '^bench/', '^scripts/'] },
    to: { path: '^node_modules/(pg|@nats-io/[^/]+|pino|prom-client|@types/pg)/' },
  },
  {
    name: 'http-lives-in-the-edge',
    comment: 'The web server belongs to the http edge.',
    severity: 'error',
    from: { pathNot: ['^packages/edge/src/http/', tests()] },
    to: { path: '^node_modules/fastify/' },
  },
  {
    name: 'server-composes',
    comment: 'The composition root is the end of every path: nothing imports it but tests and other programs.',
    severity: 'error',
    from: { path: '^packages/', pathNot: ['^packages/testkit/', tests()] },
    to: { path: '^apps/' },
  },
  {
    name: 'cli-stays-outside',
    comment:
      'The operator’s tool ships separately: contracts, platform, the player of recordings and the reader of messages, no feature internals.',
    severity: 'error',
    from: { path: '^apps/cli/', pathNot: tests() },
    to: {
      path: '^packages/(services|world|edge|testkit)/',
      pathNot: ['\\.contract\\.ts$', '^packages/world/src/(replay|inspect)/'],
    },
  },
  {
    name: 'pages-are-clients',
    comment:
      'What runs in a browser is a client like any other: the library, the protocol, contracts, and what the land is made of.',
    severity: 'error',
    from: { path: '^apps/web/src/', pathNot: tests() },
    to: {
      pathNot: [
        '^apps/web/src/',
        '^packages/(client|protocol|kernel)/',
        '^packages/(edge|world)/.*\\.contract\\.ts$',
        '^packages/edge/src/http/operator/operator-events\\.ts$',
        '^packages/gamedata/src/terrain/',
        '^node_modules/(vue|quasar|pixi\\.js|uplot|@fontsource-variable)/',
      ],
    },
  },
  {
    name: 'pages-are-built-apart',
    comment: 'The bundler is known to the program that builds the pages, and to nothing that serves or plays.',
    severity: 'error',
    from: { path: '^(packages|apps)/', pathNot: '^apps/web/build/' },
    to: { path: '^node_modules/(vite|@vitejs|@quasar)/' },
  },
  {
    name: 'no-development-dependency-at-run-time',
    comment: 'What ships runs without development packages.',
    severity: 'error',
    from: { path: '^(packages|apps)/', pathNot: [tests(), '^packages/testkit/'] },
    to: { path: '^node_modules/(fast-check|typescript|@biomejs|dependency-cruiser|knip|playwright-core|vue-tsc)/' },
  },
];

/** What travels between edge and world: the vocabulary of intents, facts, entities and perceptions. */
function worldMessages(): string {
  return '^packages/world/src/(perception/|intents/|movement/movement|entity-key|actor/entity-fields)';
}

function tests(): string {
  return '\\.(test|suite|accept|bench)\\.ts$';
}

function wire(): string {
  return '\\.wire\\.ts$';
}
