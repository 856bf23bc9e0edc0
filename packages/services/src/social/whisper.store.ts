import type { CharacterId } from '@realmwright/kernel/ids';
import type { Status } from '@realmwright/kernel/status';
import type { Queries } from '@realmwright/platform/database/database';

/** Keeps a whisper and gives its number; undefined when one of that operation is kept already. */
export async function keepWhisper(
  db: Queries,
  whisper: {
    readonly to: CharacterId;
    readonly fromName: string;
    readonly fromStatus: Status;
    readonly text: string;
    readonly operation: Uint8Array | undefined;
  },
  at: Date,
): Promise<number | undefined> {
  const row = await db.findRow<{ number: bigint }>(
    `insert into characters.whispers (to_id, from_name, from_status, text, operation, said_at)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (operation) do nothing returning number`,
    [whisper.to, whisper.fromName, whisper.fromStatus, whisper.text, whisper.operation ?? null, at],
  );
  return row && Number(row.number);
}

/** Whispers to a character since the one of that number, oldest first; of too many the newest. */
export async function findWhispersAfter(
  db: Queries,
  to: CharacterId,
  after: number,
  limit: number,
): Promise<
  readonly { readonly fromName: string; readonly fromStatus: Status; readonly text: string; readonly number: number }[]
> {
  const rows = await db.rows<{ from_name: string; from_status: Status; text: string; number: bigint }>(
    `select from_name, from_status, text, number from characters.whispers
      where to_id = $1 and number > $2 order by number desc limit $3`,
    [to, after, limit],
  );
  return rows
    .map((row) => ({
      fromName: row.from_name,
      fromStatus: row.from_status,
      text: row.text,
      number: Number(row.number),
    }))
    .reverse();
}

export async function deleteWhispersBefore(db: Queries, before: Date): Promise<void> {
  await db.execute('delete from characters.whispers where said_at < $1', [before]);
}
