import assert from 'node:assert/strict';
import { test } from 'node:test';
import { everyBuild } from '@realmwright/protocol/versions/build';
import { versionOf } from '@realmwright/protocol/versions/versions';
import { buildTable } from '../build-table.ts';
import { rows } from './rows.ts';

test('the rows fit every build: no packet twice, every layout known', () => {
  for (const build of everyBuild) {
    const table = buildTable(rows, versionOf(build));
    const heartbeat = versionOf(build).packet('MSG_MOVE_HEARTBEAT', 'client');
    assert.equal(table.entries[heartbeat?.opcode ?? 0]?.action?.kind, 'intend', `build ${build}`);
  }
});
