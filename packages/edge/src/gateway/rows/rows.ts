import type { GatewayContent } from '../gateway-config.ts';
import type { NewsRow, Row } from '../opcode-table.ts';
import { characterScreenRows } from './character-screen.rows.ts';
import { connectionRows } from './connection.rows.ts';
import { worldRows } from './world.rows.ts';

/** The table opcode x connection state: every row of every area, with what of the realm's content they answer from. */
export function rowsOf({ ruleset }: GatewayContent): readonly Row[] {
  return [...connectionRows, ...characterScreenRows(ruleset.knownIds), ...worldRows];
}

/** What services tell sessions without being asked. */
export const news: readonly NewsRow[] = [];
