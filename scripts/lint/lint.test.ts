import assert from 'node:assert/strict';
import { test } from 'node:test';
import { REFUSED_ABOVE } from './file-rules.ts';
import { checkSource } from './tree.ts';
import { wordRules } from './word-rules.ts';

/** Each row breaks one rule on purpose: rule, path, and text. The rule must fire there. */
const planted: readonly (readonly [rule: string, path: string, text: string])[] = [
  ['deterministic-globals', 'packages/world/src/weather/weather.system.ts', 'export const at = Date.now();'],
  ['deterministic-globals', 'packages/world/src/weather/weather.system.ts', 'setTimeout(() => undefined, 1);'],
  ['deterministic-globals', 'packages/world/src/weather/weather.system.ts', 'let later: Promise<void>;'],
  ['deterministic-waiting', 'packages/world/src/tick.ts', 'export async function step() {}'],
  ['deterministic-waiting', 'packages/world/src/tick.ts', 'await answer;'],
  ['deterministic-text', 'packages/world/src/tick.ts', 'names.sort((a, b) => a.localeCompare(b));'],
  ['deterministic-math', 'packages/world/src/space/arc.ts', 'export const half = Math.pow(2, -1);'],
  ['deterministic-math', 'packages/world/src/space/arc.ts', 'const { sin } = Math;'],
  ['deterministic-math', 'packages/world/src/space/arc.ts', 'export const square = x ** 2;'],
  ['deterministic-math', 'packages/world/src/space/arc.ts', 'x **= 2;'],
  ['deterministic-math', 'packages/gamedata/src/terrain/dune.ts', 'export const dune = Math.sin(2);'],
  ['no-node-modules', 'packages/kernel/src/ids.ts', "import { readFileSync } from 'node:fs';"],
  ['no-node-modules', 'packages/gamedata/src/terrain/dune.ts', "import { readFileSync } from 'node:fs';"],
  ['no-node-modules', 'packages/protocol/src/srp6/proof.ts', "import { createHash } from 'node:crypto';"],
  ['no-console', 'packages/edge/src/auth/login.ts', "console.log('hello');"],
  ['no-console', 'apps/cli/src/account.ts', "console.log('hello');"],
  ['no-environment', 'apps/server/src/main.ts', 'export const port = process.env.PORT;'],
  ['no-raw-zlib', 'packages/edge/src/gateway/addons.ts', "import { inflateSync } from 'node:zlib';"],
  ['no-enum', 'packages/kernel/src/ids.ts', 'export enum Colour { red }'],
  ['no-default-export', 'packages/kernel/src/ids.ts', 'export default 1;'],
  ['no-default-export', 'packages/kernel/src/ids.ts', 'export default function open() {}'],
  ['no-any', 'packages/kernel/src/ids.ts', 'export let loose: any;'],
  ['no-non-null', 'packages/kernel/src/ids.ts', 'export const first = list[0]!;'],
  ['no-non-null', 'packages/kernel/src/ids.ts', 'class Late { later!: number; }'],
  ['no-assertion', 'packages/world/src/tick.ts', 'export const id = value as string;'],
  ['no-assertion', 'packages/protocol/src/srp6/proof.ts', 'export const id = <string>value;'],
  ['wire-names', 'packages/services/guild/guild.service.ts', "send('SMSG_GUILD_INVITE');"],
  ['no-skipped-test', 'packages/kernel/src/ids.test.ts', "test.skip('later', () => undefined);"],
  ['kebab-case-file', 'packages/kernel/src/someIds.ts', ''],
  ['no-drawer', 'packages/kernel/src/utils.ts', ''],
  ['file-length', 'packages/kernel/src/long.ts', '\n'.repeat(REFUSED_ABOVE + 1)],
  ['file-length', 'packages/kernel/src/longish.ts', '\n'.repeat(301)],
  ['test-kind', 'packages/edge/src/auth/login.test.ts', "import { connect } from 'node:net';"],
  ['test-kind', 'packages/edge/src/auth/login.prop.test.ts', "import { readFile } from 'node:fs/promises';"],
  [
    'test-kind',
    'packages/edge/src/auth/login.test.ts',
    "import { MemoryBus } from '@realmwright/platform/bus/memory-bus';",
  ],
  ['test-kind', 'acceptance/walk.accept.ts', "import { startWorld } from '@realmwright/world/start';"],
];

for (const [rule, path, text] of planted) {
  test(`${rule} fires in ${path} on ${JSON.stringify(text.slice(0, 60))}`, () => {
    assert.deepEqual([...new Set(checkSource(path, text).map((finding) => finding.rule))], [rule]);
  });
}

test('every word rule has a planted violation', () => {
  const fired = new Set(planted.map(([rule]) => rule));
  assert.deepEqual(
    wordRules.map((rule) => rule.name).filter((name) => !fired.has(name)),
    [],
  );
});

/** What the rules must let pass: the same words where they belong or where they mean something else. */
const innocent: readonly (readonly [path: string, text: string])[] = [
  ['packages/world/src/actor/host.ts', 'export const at = Date.now(); await later;'],
  ['packages/world/src/tick.test.ts', 'await later; export const at = Date.now();'],
  [
    'packages/world/src/tick.ts',
    '// Date and await stand in a comment\nexport const low = Math.min(1, Math.trunc(2.5));',
  ],
  ['packages/world/src/tick.ts', 'export interface Day { readonly Date: number }'],
  ['packages/world/src/chat/chat.wire.ts', "send('SMSG_MESSAGECHAT');"],
  ['packages/kernel/src/ids.ts', 'export const id = value as string;'],
  ['packages/world/src/tick.ts', "export const kinds = ['say', 'yell'] as const satisfies readonly string[];"],
  ['packages/edge/src/auth/login.infra.test.ts', "import { connect } from 'node:net';"],
  ['packages/platform/src/bus/memory-bus.test.ts', "import { MemoryBus } from './memory-bus.ts';"],
  ['acceptance/walk.accept.ts', "import { startRealm } from '@realmwright/testkit/realm';"],
];

for (const [path, text] of innocent) {
  test(`nothing fires in ${path} on ${JSON.stringify(text.slice(0, 60))}`, () => {
    assert.deepEqual(checkSource(path, text), []);
  });
}
