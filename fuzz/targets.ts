import type { FuzzTarget } from './engine/fuzz-target.ts';
import { type OpcodeGroup, opcodeGroups } from './targets/opcode-groups.ts';

/** A target that can be run. Its code, and with it the code under test, is loaded only when it is. */
export interface RegisteredTarget {
  readonly name: string;
  /** One sentence: what is read, and what must hold. */
  readonly purpose: string;
  /** Executions that the project wants to have behind it. */
  readonly goal: number;
  readonly open: () => Promise<FuzzTarget>;
}

const groupNames: readonly OpcodeGroup[] = Object.keys(opcodeGroups).filter(isGroup);

/** Every target, in the order of the pages that list them. */
export const targets: readonly RegisteredTarget[] = [
  {
    name: 'frames-login',
    purpose: 'the frame reader of the login server: the same frames however the bytes are cut',
    goal: 100_000_000,
    open: async () => (await import('./targets/login-frames.fuzz.ts')).loginFrames,
  },
  {
    name: 'frames-game',
    purpose: 'the frame readers of gateway and clients under each cipher: the same frames however cut, by two readers',
    goal: 100_000_000,
    open: async () => (await import('./targets/game-frames.fuzz.ts')).gameFrames,
  },
  {
    name: 'frames-realtime',
    purpose: 'frames of the realtime edge, as bytes and as JSON: the same after they went through either',
    goal: 1_000_000,
    open: async () => (await import('./targets/realtime-frames.fuzz.ts')).realtimeFrames,
  },
  ...groupNames.map((group) => ({
    name: `opcodes-${group}`,
    purpose: `world messages of ${opcodeGroups[group].join(', ')}`,
    goal: 10_000_000,
    open: async () => (await import('./targets/opcode-group.fuzz.ts')).openOpcodeGroup(group),
  })),
  {
    name: 'messages-login',
    purpose: 'messages of the login server in every version',
    goal: 10_000_000,
    open: async () => (await import('./targets/login-messages.fuzz.ts')).loginMessages,
  },
  {
    name: 'messages-compressed',
    purpose: 'messages with a deflated part, really inflated: no more comes out than was announced and may be',
    goal: 1_000_000,
    open: async () => (await import('./targets/compressed-messages.fuzz.ts')).compressedMessages,
  },
  {
    name: 'auth-session',
    purpose: 'the first packet of a game connection, with its compressed list of addons',
    goal: 1_000_000,
    open: async () => (await import('./targets/auth-session.fuzz.ts')).authSession,
  },
  {
    name: 'bus-intents',
    purpose: 'batches of intents from an edge to an instance',
    goal: 10_000_000,
    open: async () => (await import('./targets/bus-intents.fuzz.ts')).busIntents,
  },
  {
    name: 'bus-perceptions',
    purpose: 'batches of perceptions from an instance to an edge',
    goal: 10_000_000,
    open: async () => (await import('./targets/bus-perceptions.fuzz.ts')).busPerceptions,
  },
  {
    name: 'bus-contracts',
    purpose: 'requests, replies and events of every contract, and saved ciphers',
    goal: 10_000_000,
    open: async () => (await import('./targets/bus-contracts.fuzz.ts')).busContracts,
  },
  {
    name: 'control-socket',
    purpose: 'frames of the control socket, whole and in pieces, and the bus router that takes them',
    goal: 1_000_000,
    open: async () => (await import('./targets/control-socket.fuzz.ts')).controlSocket,
  },
  {
    name: 'http-bodies',
    purpose: 'bodies of requests to the API, by the real server: taken, or refused with problem details',
    goal: 100_000,
    open: async () => (await import('./targets/http-bodies.fuzz.ts')).openHttpBodies(),
  },
  {
    name: 'configuration',
    purpose: 'the configuration from a YAML file and from the environment',
    goal: 100_000,
    open: async () => (await import('./targets/configuration.fuzz.ts')).configuration,
  },
  {
    name: 'bundles',
    purpose: 'every file of a content bundle, its manifest too, and the content that it makes',
    goal: 100_000,
    open: async () => (await import('./targets/bundles.fuzz.ts')).openBundles(),
  },
  {
    name: 'recordings',
    purpose: 'recordings of an instance, read and written again',
    goal: 1_000_000,
    open: async () => (await import('./targets/recordings.fuzz.ts')).recordings,
  },
  {
    name: 'backups',
    purpose: 'backups as lines and as the compressed file',
    goal: 100_000,
    open: async () => (await import('./targets/backups.fuzz.ts')).backups,
  },
];

function isGroup(name: string): name is OpcodeGroup {
  return name in opcodeGroups;
}
