import type { Database } from './database.ts';

/**
 * Describes every table, view, index and constraint of our schemas as SQL-like text in a stable order: what
 * `docs/generated/schema.sql` holds, so that a review sees the effect of a migration. It is for reading, not for loading.
 */
export async function describeSchema(database: Database): Promise<string> {
  const [schemas, columns, constraints, indexes, functions, grants] = await Promise.all([
    database.rows<{ name: string }>(schemaQuery),
    database.rows<ColumnRow>(columnQuery),
    database.rows<PartRow>(constraintQuery),
    database.rows<PartRow>(indexQuery),
    database.rows<PartRow>(functionQuery),
    database.rows<PartRow>(grantQuery),
  ]);
  const lines = ['-- Generated from the catalogue of a freshly migrated database. Do not edit.', ''];
  for (const { name } of schemas) lines.push(`create schema ${name};`);
  for (const [table, tableColumns] of grouped(columns)) {
    const body = tableColumns.map(
      (column) =>
        `  ${column.name} ${column.type}${column.is_required ? ' not null' : ''}${column.expression === null ? '' : ` ${column.expression}`}`,
    );
    body.push(...partsOf(constraints, table).map((part) => `  ${part}`));
    lines.push('', `create ${tableColumns[0]?.kind ?? 'table'} ${table} (`, body.join(',\n'), ');');
    lines.push(...partsOf(indexes, table).map((part) => `${part};`));
    lines.push(...partsOf(grants, table).map((part) => `${part};`));
  }
  for (const { text } of functions) lines.push('', `${text.trim()};`);
  return `${lines.join('\n')}\n`;
}

interface ColumnRow {
  readonly table: string;
  readonly kind: string;
  readonly name: string;
  readonly type: string;
  readonly is_required: boolean;
  readonly expression: string | null;
}

interface PartRow {
  readonly table: string;
  readonly text: string;
}

function grouped(columns: readonly ColumnRow[]): Map<string, ColumnRow[]> {
  const tables = new Map<string, ColumnRow[]>();
  for (const column of columns) {
    const known = tables.get(column.table);
    if (known === undefined) tables.set(column.table, [column]);
    else known.push(column);
  }
  return tables;
}

function partsOf(parts: readonly PartRow[], table: string): string[] {
  return parts.filter((part) => part.table === table).map(({ text }) => text);
}

const ours = `n.nspname !~ '^(pg_|information_schema$|public$)'`;

const schemaQuery = `select n.nspname as name from pg_namespace n where ${ours} order by 1`;

const columnQuery = `
  select n.nspname || '.' || c.relname as table,
    case c.relkind when 'v' then 'view' when 'm' then 'materialized view' else 'table' end as kind,
    a.attname as name,
    format_type(a.atttypid, a.atttypmod) as type,
    a.attnotnull as is_required,
    case when a.attidentity <> '' then 'generated as identity'
      when a.attgenerated <> '' then 'generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ') stored'
      else 'default ' || pg_get_expr(d.adbin, d.adrelid) end as expression
  from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
  where c.relkind in ('r', 'p', 'v', 'm') and ${ours}
  order by 1, a.attnum`;

/** Not-null constraints have rows of their own from PostgreSQL 18 on; the columns show them already. */
const constraintQuery = `
  select n.nspname || '.' || c.relname as table, 'constraint ' || k.conname || ' ' || pg_get_constraintdef(k.oid) as text
  from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
  where k.contype <> 'n' and ${ours}
  order by 1, k.contype desc, k.conname`;

const indexQuery = `
  select n.nspname || '.' || c.relname as table, pg_get_indexdef(i.indexrelid) as text
  from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
  where ${ours} and not exists (select from pg_constraint k where k.conindid = i.indexrelid)
  order by 1, 2`;

const functionQuery = `
  select n.nspname as table, pg_get_functiondef(p.oid) as text
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where p.prokind in ('f', 'p') and ${ours}
  order by n.nspname, p.proname, 2`;

const grantQuery = `
  select n.nspname || '.' || c.relname as table,
    'grant ' || string_agg(lower(g.privilege_type), ', ' order by g.privilege_type) || ' on ' || min(n.nspname || '.' || c.relname) || ' to ' || r.rolname as text
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
    cross join lateral aclexplode(c.relacl) g join pg_roles r on r.oid = g.grantee
  where g.grantee <> c.relowner and ${ours}
  group by 1, r.rolname
  order by 1, 2`;
