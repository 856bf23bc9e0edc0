import { InvariantError } from '@realmwright/kernel/errors';
import type { Build } from '@realmwright/protocol/versions/build';
import { wireName } from '@realmwright/protocol/versions/layout-entry';
import type { Version } from '@realmwright/protocol/versions/version';
import { OPCODE_BOUND } from './inbound-frames.ts';
import type { ConnectionState, Row, RowAction } from './opcode-table.ts';

/** What the gateway does with one opcode of one build; found by number, so that a packet costs one array access. */
export interface TableEntry {
  readonly name: string;
  /** Only servers send it. */
  readonly isFromServer: boolean;
  readonly admits: ReadonlySet<ConnectionState>;
  readonly cost: number;
  /** Absent: the packet is known by name only. */
  readonly action: RowAction | undefined;
}

/** The compiled table of one build. */
export interface BuildTable {
  readonly build: Build;
  readonly version: Version;
  /** By opcode; `undefined` where the build names none. */
  readonly entries: readonly (TableEntry | undefined)[];
  /** Opcodes of what servers send, by the name of the layout. */
  readonly serverOpcodes: ReadonlyMap<string, number>;
}

/**
 * Puts the rows into the order of a build's opcodes. Rows of packets that the build does not have are left out.
 * @throws InvariantError for two rows of one packet, and for a row that does not know the build's layout of its packet.
 */
export function buildTable(rows: readonly Row[], version: Version): BuildTable {
  const rowByName = new Map<string, Row>();
  for (const row of rows) {
    const name = wireName(row.name);
    if (rowByName.has(name)) throw new InvariantError('two rows for one packet', { name });
    rowByName.set(name, row);
  }
  const entries: (TableEntry | undefined)[] = new Array(OPCODE_BOUND).fill(undefined);
  for (const { name, opcode, direction, layout } of version.packets) {
    const isFromServer = direction === 'server';
    if (isFromServer && entries[opcode] !== undefined) continue;
    const row = isFromServer ? undefined : rowByName.get(name);
    entries[opcode] = {
      name,
      isFromServer,
      admits: new Set(row?.states),
      cost: row?.cost ?? 1,
      action: row === undefined ? undefined : actionOf(row, layout?.codec, version.build),
    };
  }
  return { build: version.build, version, entries, serverOpcodes: serverOpcodesOf(version) };
}

/** Under the wire name, and under the name with which a layout marks its direction. */
function serverOpcodesOf(version: Version): ReadonlyMap<string, number> {
  const opcodes = new Map<string, number>();
  for (const { name, opcode, direction } of version.packets) {
    if (direction !== 'server') continue;
    opcodes.set(name, opcode);
    opcodes.set(`${name}_Server`, opcode);
  }
  return opcodes;
}

function actionOf(row: Row, codec: unknown, build: Build): RowAction | undefined {
  const action = row.actionFor(codec);
  // A name without layout in this build is merely known.
  if (action !== undefined || codec === undefined) return action;
  throw new InvariantError('a row does not know the layout of its packet', { name: row.name, build });
}
