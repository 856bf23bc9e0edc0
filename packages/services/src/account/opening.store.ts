import type { AccountId, RealmId } from '@realmwright/kernel/ids';
import type { Queries } from '@realmwright/platform/database/database';
import { isBarredSql } from './address-ban.store.ts';
import { type GateRow, gateRow, type SelectedGate } from './gate.store.ts';
import { type OpenSessionRow, type SelectedSession, sessionRow } from './session.store.ts';

/** What decides about a new session, beside the account itself. */
export interface Circumstances {
  /** Nobody may come from the address. */
  readonly isBarred: boolean;
  /** The session that the account has had until now. */
  readonly former: OpenSessionRow | undefined;
  readonly gate: GateRow;
  /** Until when the account may not speak. */
  readonly mutedUntil: Date | undefined;
}

/** Looks at the circumstances of a session that is about to be opened. An address that is none is never barred. */
export async function findCircumstances(
  db: Queries,
  opening: {
    readonly accountId: AccountId;
    readonly realm: RealmId;
    readonly address: string | undefined;
    readonly now: Date;
  },
): Promise<Circumstances> {
  const row = await db.findRow<SelectedCircumstances>(
    `select ${isBarredSql({ address: '$4', now: '$1' })} as is_barred, o.account_id, o.edge, o.session, g.least_role,
            g.capacity, m.until as muted_until
       from (select) as asked
       left join auth.open_sessions o on o.account_id = $2
       left join auth.realm_gates g on g.realm_id = $3
       left join auth.mutes m on m.account_id = $2 and m.lifted_at is null and m.until > $1`,
    [opening.now, opening.accountId, opening.realm, opening.address ?? null],
  );
  return {
    isBarred: row?.is_barred === true,
    former: row === undefined || row.account_id === null ? undefined : sessionRow(row),
    gate: gateRow(row === undefined || row.least_role === null ? undefined : row),
    mutedUntil: row?.muted_until ?? undefined,
  };
}

type SelectedCircumstances = { readonly is_barred: boolean; readonly muted_until: Date | null } & (
  | SelectedSession
  | { readonly account_id: null }
) &
  (SelectedGate | { readonly least_role: null });
