import { type AccountRole, accountRoles } from '@realmwright/kernel/account-role';
import type { RealmId } from '@realmwright/kernel/ids';
import type { Queries } from '@realmwright/platform/database/database';
import { type OpenSessionRow, type SelectedSession, sessionRow } from './session.store.ts';

export interface GateRow {
  readonly leastRole: AccountRole;
  readonly capacity: number | undefined;
}

/** A gate as it is selected. */
export interface SelectedGate {
  readonly least_role: string;
  readonly capacity: number | null;
}

export async function findGateRow(db: Queries, realm: RealmId): Promise<GateRow> {
  const row = await db.findRow<SelectedGate>('select least_role, capacity from auth.realm_gates where realm_id = $1', [
    realm,
  ]);
  return gateRow(row);
}

/** An open gate when nobody ever said anything. A role that this version does not know keeps all but operators out. */
export function gateRow(row: SelectedGate | undefined): GateRow {
  if (row === undefined) return { leastRole: 'player', capacity: undefined };
  const leastRole = accountRoles.find((role) => role === row.least_role) ?? 'operator';
  return { leastRole, capacity: row.capacity ?? undefined };
}

export async function storeGate(db: Queries, realm: RealmId, gate: GateRow, by: string): Promise<void> {
  await db.execute(
    `insert into auth.realm_gates (realm_id, least_role, capacity, changed_by) values ($1, $2, $3, $4)
     on conflict (realm_id) do update set least_role = excluded.least_role, capacity = excluded.capacity,
       changed_by = excluded.changed_by, changed_at = now()`,
    [realm, gate.leastRole, gate.capacity ?? null, by],
  );
}

/** Removes the open sessions of a realm whose accounts have none of these roles, and gives them. */
export async function deleteSessionsWithout(
  db: Queries,
  realm: RealmId,
  roles: readonly AccountRole[],
): Promise<readonly OpenSessionRow[]> {
  const rows = await db.rows<SelectedSession>(
    `delete from auth.open_sessions o using auth.accounts a
      where o.account_id = a.account_id and o.realm_id = $1 and not (a.roles && $2::text[])
      returning o.account_id, o.edge, o.session`,
    [realm, roles],
  );
  return rows.map(sessionRow);
}
