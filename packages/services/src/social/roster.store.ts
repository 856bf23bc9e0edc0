import type { ValueOf } from '@realmwright/kernel/schema/type';
import type { Queries } from '@realmwright/platform/database/database';
import { isListedSql } from './listed.store.ts';
import { type PresenceRow, presenceRow, type SelectedPresence } from './presence.store.ts';
import type { listRoster } from './roster.contract.ts';
import { presenceKey } from './who.rules.ts';

type Question = ValueOf<typeof listRoster.input.type>;

/** A page of those in the world within a scope, by name, and how many there are. */
export async function listRosterRows(
  db: Queries,
  { scope, showsHidden, after }: Question,
  limit: number,
): Promise<{ readonly total: number; readonly rows: readonly PresenceRow[] }> {
  const { where, values } = withinOf(scope);
  const within = `characters.presences p where (${isListedSql} or $1) and ${where}`;
  const counted = await db.findRow<{ total: number }>(`select count(*)::int as total from ${within}`, [
    showsHidden,
    ...values,
  ]);
  const at = values.length + 2;
  const rows = await db.rows<SelectedPresence>(
    `select * from ${within} and (name_key, character_id) > ($${at}, $${at + 1}::integer)
      order by name_key, character_id limit $${at + 2}`,
    [showsHidden, ...values, presenceKey(after?.name ?? ''), after?.characterId ?? 0, limit],
  );
  return { total: counted?.total ?? 0, rows: rows.map(presenceRow) };
}

/** How many characters of each realm are in the world. */
export async function countPresences(
  db: Queries,
): Promise<readonly { readonly realm: number; readonly count: number }[]> {
  return db.rows<{ realm: number; count: number }>(
    'select realm_id as realm, count(*)::int as count from characters.presences group by realm_id',
  );
}

/** The condition of a scope; its values come second and after. */
function withinOf(scope: Question['scope']): { readonly where: string; readonly values: readonly unknown[] } {
  switch (scope.kind) {
    case 'cluster':
      return { where: 'true', values: [] };
    case 'realm':
      return { where: 'realm_id = $2', values: [scope.realm] };
    case 'area':
      return { where: 'realm_id = $2 and map = $3 and zone = $4', values: [scope.realm, scope.map, scope.zone] };
    case 'instance':
      return { where: 'instance = $2', values: [scope.instance] };
    case 'named':
      return { where: 'character_id = any($2::integer[])', values: [scope.characterIds] };
  }
}
