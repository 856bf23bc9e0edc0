import assert from 'node:assert/strict';
import { test } from 'node:test';
import { everyBuild } from '@realmwright/protocol/versions/build';
import { wireName } from '@realmwright/protocol/versions/layout-entry';
import { versionOf } from '@realmwright/protocol/versions/versions';
import { buildTable } from '../build-table.ts';
import { rowsOf } from './rows.ts';

const aRuleset = {
  name: 'test',
  admittedBuilds: everyBuild,
  maxLevel: 1,
  startingMoney: 0,
  logoutSeconds: 0,
  graceSeconds: 0,
  chatRanges: { say: 1, yell: 1, emote: 1 },
  trade: { yards: 11, settleMillis: 1000 },
  groups: {
    acrossSides: false,
    invitationSeconds: 1,
    leaderAwaySeconds: 1,
    readyCheckSeconds: 1,
    memberStatsSeconds: 1,
  },
  speeds: { walk: 1, run: 1, runBack: 1, swim: 1, swimBack: 1, flight: 1, flightBack: 1, turn: 1, pitch: 1 },
};
/** Nothing of the content is looked up while the table is made, but its shape is due. */
const content = {
  ruleset: { ...aRuleset, knownIds: [] },
  creatureTemplates: [],
  objectTemplates: [],
  races: [],
  zones: [],
};

test('the rows fit every build: no packet twice, every layout known', () => {
  for (const build of everyBuild) {
    const table = buildTable(rowsOf(content), versionOf(build));
    const heartbeat = versionOf(build).packet('MSG_MOVE_HEARTBEAT', 'client');
    assert.equal(table.entries[heartbeat?.opcode ?? 0]?.action?.kind, 'intend', `build ${build}`);
  }
});

test('every row names a packet that clients of some build send', () => {
  const names = new Set(everyBuild.flatMap((build) => versionOf(build).packets.map(({ name }) => name)));
  assert.deepEqual(
    rowsOf(content)
      .map(({ name }) => wireName(name))
      .filter((name) => !names.has(name)),
    [],
  );
});
