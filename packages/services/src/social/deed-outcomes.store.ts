import type { OperationId } from '@realmwright/kernel/operation-id';
import type { Queries } from '@realmwright/platform/database/database';

/** How a deed came out; without a refusal it was done. */
export interface DeedOutcome {
  readonly refusal: string | undefined;
}

export async function storeOutcome(
  db: Queries,
  operation: OperationId,
  { refusal }: DeedOutcome,
  at: Date,
): Promise<void> {
  await db.execute(
    `insert into characters.deed_outcomes (operation, refusal, decided_at) values ($1, $2, $3)
     on conflict (operation) do nothing`,
    [operation, refusal ?? null, at],
  );
}

export async function findOutcome(db: Queries, operation: OperationId): Promise<DeedOutcome | undefined> {
  const row = await db.findRow<{ refusal: string | null }>(
    'select refusal from characters.deed_outcomes where operation = $1',
    [operation],
  );
  return row && { refusal: row.refusal ?? undefined };
}

export async function deleteOutcomesBefore(db: Queries, before: Date): Promise<void> {
  await db.execute('delete from characters.deed_outcomes where decided_at < $1', [before]);
}
