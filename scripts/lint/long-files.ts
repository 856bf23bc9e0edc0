/** Files of more than 300 lines, each with the reason why it is better in one piece. */
export const longFiles: Readonly<Record<string, string>> = {
  'packages/kernel/src/schema/bytes.ts': 'reader and writer mirror each other line by line',
  'packages/client/src/realm-api.ts': 'generated from the routes of the API',
  'packages/services/src/account/account.contract.ts': 'one contract, read as a whole by its callers',
  'packages/services/src/character/character.contract.ts': 'one contract, read as a whole by its callers',
  'packages/world/src/perception/build-translation.wire.ts':
    'one switch over every kind of fact, whatever slice it is of',
  'packages/services/src/group/group.infra.test.ts': 'one cast and the stories told with it',
  'packages/testkit/src/client/realtime-client.ts': 'one client and what a story may do with it',
  'packages/world/src/session/join.ts': 'one way into an instance, with every way that it can end',
  'packages/services/src/social/presence.store.ts': 'one table with all that is read and written of it',
  'packages/world/src/realtime/realtime-translator.wire.prop.test.ts':
    'one model of a world and of what its clients see',
  'packages/world/src/perception/perception.wire.test.ts': 'one scene builder and the stories told with it',
  'packages/edge/src/gateway/connection.ts': 'one connection and its states',
  'packages/edge/src/http/api-attacks.infra.test.ts': 'one API and every way to attack it',
  'packages/edge/src/gateway/every-packet-attacks.wire.infra.test.ts': 'one gateway and one way to try a frame',
  'packages/edge/src/gateway/opcode-table.ts': 'the table of rows and the kinds of row, read together',
  'packages/edge/src/auth/login-attacks.infra.test.ts': 'one login server and what is tried against it, row by row',
  'packages/edge/src/auth/login-exchange.ts':
    'one conversation with its states, which readers follow from top to bottom',
  'packages/edge/src/http/operator/operator-feed.infra.test.ts': 'one feed and what its readers are told',
  'acceptance/realtime-rooms.accept.ts': 'one realm, and everything about who is where in it',
  'acceptance/realtime-resume.accept.ts': 'one realm whose lines and edges break, and what its pages notice of it',
  'packages/client/src/realm-connection.ts': 'one connection and how it comes back',
  'packages/world/src/actor/instance-host.ts': 'one instance from its opening to its end',
  'packages/protocol/src/world/group/party-stats.packet.ts': 'three layouts of one message side by side',
  'packages/protocol/src/world/battleground/battlefield.packet.ts':
    'the messages of one queue, with their layouts side by side',
  'packages/protocol/src/world/item/item-query.packet.ts': 'three layouts of one message side by side',
};

/** Files that are one table of facts, a row per line: their length is the number of facts. */
export const isTable = (path: string): boolean =>
  /^packages\/protocol\/src\/(versions\/opcodes-\d+|world\/update\/update-fields-\d+|world\/[a-z-]+\/[a-z-]+\.vectors)\.ts$/.test(
    path,
  );
