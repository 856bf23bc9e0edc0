import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { OperatorError } from '@realmwright/kernel/errors';
import { Client, escapeIdentifier } from 'pg';
import { type BackupHead, backupFormat, type TableHead } from './backup-format.ts';

export interface BackupOptions {
  /** The database; a superuser's URL, because every table is read. */
  readonly url: string;
  /** The file to write; it appears under its name only when it is complete. */
  readonly file: string;
  /** Version of the project, for people. */
  readonly version: string;
  /** The key that seals stored secrets: without it a restored realm could not check a password. */
  readonly secretKey: string | undefined;
}

/** Rows fetched at once. */
const rowsAtOnce = 2_000;

/**
 * Writes all tables of our schemas as they are at one moment, while the realm may go on: compressed lines that hold
 * each row as JSON in PostgreSQL's own text forms, so that no value passes through a JavaScript number.
 * @throws OperatorError when the file cannot be written
 */
export async function writeBackup(options: BackupOptions): Promise<{ readonly rowCount: number }> {
  const client = new Client({ connectionString: options.url, application_name: 'realmwright backup' });
  client.on('error', () => {});
  await client.connect();
  const unfinished = `${options.file}.unfinished`;
  const count = { rows: 0 };
  try {
    await client.query('begin isolation level repeatable read read only');
    const lines = Readable.from(withSeal(readLines(client, options, count)));
    await pipeline(lines, createGzip(), createWriteStream(unfinished, { mode: 0o600 })).catch((error: unknown) => {
      throw new OperatorError(`The backup cannot be written: ${error instanceof Error ? error.message : error}`);
    });
    await rename(unfinished, options.file);
    return { rowCount: count.rows };
  } finally {
    await rm(unfinished, { force: true });
    await client.end();
  }
}

/** The last line holds a digest of all before it: a truncated or changed file is noticed before anything is restored. */
async function* withSeal(lines: AsyncIterable<string>): AsyncGenerator<string> {
  const digest = createHash('sha256');
  for await (const line of lines) {
    digest.update(line);
    yield line;
  }
  yield `E${JSON.stringify({ sha256: digest.digest('hex') })}\n`;
}

async function* readLines(client: Client, options: BackupOptions, count: { rows: number }): AsyncGenerator<string> {
  const migrations = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from cluster.migrations order by name',
  );
  const head: BackupHead = {
    kind: 'realmwright-backup',
    format: backupFormat,
    version: options.version,
    madeAt: new Date().toISOString(),
    migrations: migrations.rows,
    secretKey: options.secretKey ?? null,
  };
  yield `H${JSON.stringify(head)}\n`;
  for (const table of await readTables(client)) {
    yield `T${JSON.stringify(table)}\n`;
    for await (const text of readRows(client, table)) {
      count.rows++;
      yield `R${text}\n`;
    }
  }
  const sequences = await client.query<{ name: string; value: string }>(
    `select quote_ident(schemaname) || '.' || quote_ident(sequencename) as name, last_value::text as value
     from pg_sequences where schemaname !~ '^(pg_|information_schema$|public$)' and last_value is not null order by 1`,
  );
  for (const sequence of sequences.rows) yield `S${JSON.stringify(sequence)}\n`;
}

/** All tables but the journal of migrations, which a restore writes anew; generated columns make themselves. */
async function readTables(client: Client): Promise<readonly TableHead[]> {
  const { rows } = await client.query<{ schema: string; table: string; columns: string[] }>(`
    select n.nspname as schema, c.relname as table, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relkind = 'r' and n.nspname !~ '^(pg_|information_schema$|public$)'
      and not (n.nspname = 'cluster' and c.relname = 'migrations')
    group by 1, 2 order by 1, 2`);
  return rows;
}

async function* readRows(client: Client, { schema, table, columns }: TableHead): AsyncGenerator<string> {
  const name = `${escapeIdentifier(schema)}.${escapeIdentifier(table)}`;
  const list = columns.map((column) => escapeIdentifier(column)).join(', ');
  await client.query(
    `declare rows no scroll cursor for select row_to_json(r)::text as text from (select ${list} from ${name}) r`,
  );
  for (;;) {
    const { rows } = await client.query<{ text: string }>(`fetch ${rowsAtOnce} from rows`);
    for (const { text } of rows) yield text;
    if (rows.length < rowsAtOnce) break;
  }
  await client.query('close rows');
}
