import type { NewsRow, Row } from '../opcode-table.ts';
import { connectionRows } from './connection.rows.ts';
import { worldRows } from './world.rows.ts';

/** The table opcode x connection state: every row of every area. */
export const rows: readonly Row[] = [...connectionRows, ...worldRows];

/** What services tell sessions without being asked. */
export const news: readonly NewsRow[] = [];
