import { OperatorError } from '@realmwright/kernel/errors';
import { Client, escapeIdentifier } from 'pg';
import {
  type BackupHead,
  parseLine,
  readBackupLines,
  sequenceSchema,
  type TableHead,
  tableHeadSchema,
  verifyBackup,
} from './backup-format.ts';
import type { Migration } from './migration-files.ts';
import { migrate } from './migrations.ts';

export interface RestoreOptions {
  readonly file: string;
  /** URL of a database of that name on the server to restore to; a superuser's. */
  readonly urlOf: (database: string) => string;
  /** The database that is replaced. */
  readonly database: string;
  readonly migrations: readonly Migration[];
}

/** Rows inserted at once. */
const rowsAtOnce = 500;

/**
 * Replaces a database by the contents of a backup: the schema is made by the migrations that the backup names, the rows
 * are filled in, and only when everything is there the new database takes the old one's name. Later migrations are
 * applied at the next start. Gives the head of the backup.
 * @throws OperatorError when the file is not a complete backup, or newer than this version
 */
export async function restoreBackup(options: RestoreOptions): Promise<BackupHead & { readonly rowCount: number }> {
  const head = await verifyBackup(options.file);
  const migrations = chooseMigrations(head, options.migrations);
  const fresh = `${options.database}_restoring`;
  const admin = await connect(options.urlOf('postgres'));
  try {
    await admin.query(`drop database if exists ${fresh} with (force)`);
    await admin.query(`create database ${fresh}`);
    await migrate({ url: options.urlOf(fresh), migrations });
    const rowCount = await fill(options.urlOf(fresh), options.file);
    await admin.query(`drop database if exists ${options.database} with (force)`);
    await admin.query(`alter database ${fresh} rename to ${options.database}`);
    return { ...head, rowCount };
  } finally {
    await admin.end();
  }
}

function chooseMigrations(head: BackupHead, known: readonly Migration[]): readonly Migration[] {
  return head.migrations.map(({ name, checksum }) => {
    const migration = known.find((candidate) => candidate.name === name);
    if (migration?.checksum === checksum) return migration;
    throw new OperatorError(
      `The backup was made by version ${head.version} with the migration ${name}, which this version does not have in that form. Restore it with that version.`,
    );
  });
}

async function fill(url: string, file: string): Promise<number> {
  const client = await connect(url);
  let rowCount = 0;
  let table: TableHead | undefined;
  let rows: string[] = [];
  const flush = async () => {
    if (table !== undefined && rows.length > 0) await insert(client, table, rows);
    rowCount += rows.length;
    rows = [];
  };
  try {
    await client.query('begin');
    // Rows come table by table: references are whole again only at the end.
    await client.query('set local session_replication_role = replica');
    for await (const line of readBackupLines(file)) {
      if (line.startsWith('R')) {
        rows.push(line.slice(1));
        if (rows.length >= rowsAtOnce) await flush();
      } else if (line.startsWith('T')) {
        await flush();
        table = parseLine(tableHeadSchema, line, file);
        // A migration may have filled it already.
        await client.query(`delete from ${nameOf(table)}`);
      } else if (line.startsWith('S')) {
        await flush();
        const { name, value } = parseLine(sequenceSchema, line, file);
        await client.query('select setval($1::regclass, $2::bigint)', [name, value]);
      }
    }
    await flush();
    await client.query('commit');
    return rowCount;
  } finally {
    await client.end();
  }
}

async function insert(client: Client, table: TableHead, rows: readonly string[]): Promise<void> {
  const name = nameOf(table);
  const columns = table.columns.map((column) => escapeIdentifier(column)).join(', ');
  await client.query(
    `insert into ${name} (${columns}) overriding system value
     select ${columns} from json_populate_recordset(null::${name}, $1::json)`,
    [`[${rows.join(',')}]`],
  );
}

function nameOf({ schema, table }: TableHead): string {
  return `${escapeIdentifier(schema)}.${escapeIdentifier(table)}`;
}

async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url, application_name: 'realmwright restore' });
  client.on('error', () => {});
  await client.connect();
  return client;
}
