import { type AccountId, type CharacterId, type RealmId, realmId } from '@realmwright/kernel/ids';
import type { Queries } from '@realmwright/platform/database/database';

export type CommandOutcome = 'accepted' | 'forwarded' | 'refused' | 'failed';

/** One line of the log of what operators did. */
export interface LogEntry {
  readonly realm: RealmId;
  readonly caller: string;
  readonly accountId: AccountId | undefined;
  readonly characterId: CharacterId | undefined;
  readonly characterName: string;
  readonly command: string;
  /** Without secrets. */
  readonly text: string;
  readonly outcome: CommandOutcome;
  readonly correlation: string;
  readonly at: Date;
}

/** Writes the line and gives its number. */
export async function insertLogEntry(db: Queries, entry: LogEntry): Promise<bigint> {
  const row = await db.findRow<{ entry: bigint }>(
    `insert into auth.operator_log
       (at, realm_id, caller, account_id, character_id, character_name, command, text, outcome, correlation)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning entry`,
    [
      entry.at,
      entry.realm,
      entry.caller,
      entry.accountId ?? null,
      entry.characterId ?? null,
      entry.characterName,
      entry.command,
      entry.text,
      entry.outcome,
      entry.correlation,
    ],
  );
  return row?.entry ?? 0n;
}

/** Notes how it ended; nothing else of a line ever changes. */
export async function updateOutcome(db: Queries, entry: bigint, outcome: CommandOutcome): Promise<void> {
  await db.execute('update auth.operator_log set outcome = $2 where entry = $1', [entry, outcome]);
}

/** Lines older than `before` (0: all), newest first; of one caller unless that is empty. */
export async function listLogEntries(
  db: Queries,
  before: bigint,
  caller: string,
  limit: number,
): Promise<
  readonly (Pick<LogEntry, 'realm' | 'caller' | 'characterName' | 'command' | 'text' | 'outcome'> & {
    readonly entry: bigint;
    readonly at: number;
  })[]
> {
  const rows = await db.rows<{
    entry: bigint;
    at: Date;
    realm_id: number;
    caller: string;
    character_name: string;
    command: string;
    text: string;
    outcome: CommandOutcome;
  }>(
    `select entry, at, realm_id, caller, character_name, command, text, outcome from auth.operator_log
      where ($1::bigint = 0 or entry < $1) and ($2 = '' or caller = $2) order by entry desc limit $3`,
    [before, caller, limit],
  );
  return rows.map((row) => ({
    entry: row.entry,
    at: row.at.getTime(),
    realm: realmId(row.realm_id),
    caller: row.caller,
    characterName: row.character_name,
    command: row.command,
    text: row.text,
    outcome: row.outcome,
  }));
}

/** Removes lines from before that moment. */
export async function deleteLogEntries(db: Queries, before: Date): Promise<number> {
  return db.execute('delete from auth.operator_log where at < $1', [before]);
}
