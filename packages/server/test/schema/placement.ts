// For tests: the written placement of tables, and the rules that the catalog of a database is held against.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type pg from 'pg';

export type Placement = 'distributed' | 'reference' | 'local';
const PAGE = path.resolve(import.meta.dirname, '../../../../docs/reference/placement.md');

const rowsOf = (text: string): string[][] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('|---'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
    .slice(1);

/** Table → where it lies, and the rules with their written exceptions (`rule: where`). */
export function readPlacement(): { tables: Map<string, Placement>; doubled: string[]; exceptions: string[] } {
  const [main = '', exceptions = ''] = readFileSync(PAGE, 'utf8').split('## Exceptions');
  const rows = rowsOf(main);
  const names = rows.map(([table = '']) => table);
  return {
    tables: new Map(rows.map(([table = '', placement = '']) => [table, placement as Placement])),
    doubled: names.filter((name, at) => names.indexOf(name) !== at),
    exceptions: rowsOf(exceptions).map(([rule, where]) => `${rule}: ${where}`),
  };
}

/** Every breach of the rules, as `rule: where`. `placed` is a relation of name and placement that the statements join. */
const RULES: Record<string, string> = {
  'account_id is a uuid and never null': `
    select p.name || coalesce('.' || a.attname, ' has none') from placed p
    left join pg_attribute a on a.attrelid = p.oid and a.attname = 'account_id' and not a.attisdropped
    where p.placement = 'distributed' and (a.attname is null or not a.attnotnull or a.atttypid <> 'uuid'::regtype)`,
  'keys and unique indexes contain account_id': `
    select p.name || ' ' || i.indexrelid::regclass from placed p join pg_index i on i.indrelid = p.oid
    where p.placement = 'distributed' and i.indisunique and not exists (
      select from pg_attribute a where a.attrelid = p.oid and a.attname = 'account_id' and a.attnum = any (i.indkey[0:i.indnkeyatts - 1]))`,
  'a distributed table has a key': `
    select p.name from placed p where p.placement = 'distributed' and not exists (
      select from pg_index i where i.indrelid = p.oid and i.indisprimary)`,
  'foreign keys of distributed tables go by account_id or to reference tables': `
    select p.name || ' ' || c.conname from placed p join pg_constraint c on c.conrelid = p.oid and c.contype = 'f'
    join placed t on t.oid = c.confrelid
    where p.placement = 'distributed' and t.placement <> 'reference' and not (t.placement = 'distributed' and exists (
      select from unnest(c.conkey, c.confkey) as k(ours, theirs)
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.ours and a.attname = 'account_id'
      join pg_attribute b on b.attrelid = c.confrelid and b.attnum = k.theirs and b.attname = 'account_id'))`,
  'foreign keys of reference tables lead to reference tables': `
    select p.name || ' ' || c.conname from placed p join pg_constraint c on c.conrelid = p.oid and c.contype = 'f'
    join placed t on t.oid = c.confrelid where p.placement = 'reference' and t.placement <> 'reference'`,
  'foreign keys of local tables lead to local or reference tables': `
    select p.name || ' ' || c.conname from placed p join pg_constraint c on c.conrelid = p.oid and c.contype = 'f'
    join placed t on t.oid = c.confrelid where p.placement = 'local' and t.placement = 'distributed'`,
  'deletes that set null do not touch account_id': `
    select p.name || ' ' || c.conname from placed p join pg_constraint c on c.conrelid = p.oid and c.contype = 'f'
    where p.placement = 'distributed' and (c.confdeltype in ('n', 'd') or c.confupdtype in ('n', 'd', 'c')) and exists (
      select from pg_attribute a where a.attrelid = c.conrelid and a.attnum = any (coalesce(c.confdelsetcols, c.conkey)) and a.attname = 'account_id')`,
  'no identity or serial columns in a cluster': `
    select p.name || '.' || a.attname from placed p join pg_attribute a on a.attrelid = p.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = p.oid and d.adnum = a.attnum
    where p.placement <> 'local' and (a.attidentity <> '' or pg_get_expr(d.adbin, d.adrelid) like 'nextval(%')`,
  'no triggers in a cluster': `
    select p.name || ' ' || t.tgname from placed p join pg_trigger t on t.tgrelid = p.oid and not t.tgisinternal where p.placement <> 'local'`,
  'no exclusion constraints without account_id': `
    select p.name || ' ' || c.conname from placed p join pg_constraint c on c.conrelid = p.oid and c.contype = 'x'
    where p.placement = 'distributed' and not exists (
      select from pg_attribute a where a.attrelid = p.oid and a.attname = 'account_id' and a.attnum = any (c.conkey))`,
  'ids are uuids': `
    select p.name || '.' || a.attname from placed p join pg_attribute a on a.attrelid = p.oid and a.attnum > 0 and not a.attisdropped
    where p.placement <> 'local' and (a.attname = 'id' or a.attname like '%\\_id') and a.atttypid <> 'uuid'::regtype
      and a.attname not in ('policy_id', 'play_id', 'segment_id', 'metric_id') and not (p.name = 'custom_field' and a.attname = 'id')`,
  'no rules, inheritance or row types of a cluster’s tables': `
    select p.name || ' ' || i.inhrelid::regclass from placed p join pg_inherits i on i.inhparent = p.oid
    join pg_class parent on parent.oid = p.oid where p.placement <> 'local' and parent.relkind <> 'p'`,
  'partitions lie where their table lies': `
    select c.name from placed c join pg_inherits i on i.inhrelid = c.oid join placed p on p.oid = i.inhparent where c.placement <> p.placement`,
};

/** Breaches of every rule by the tables of a database, placed as given. */
export async function breachesOf(client: Pick<pg.Pool, 'query'>, tables: ReadonlyMap<string, Placement>): Promise<string[]> {
  const given = JSON.stringify(Object.fromEntries(tables));
  const found: string[] = [];
  for (const [rule, statement] of Object.entries(RULES)) {
    const rows = await client.query<{ where: string }>(
      `with placed as materialized (
         select c.oid, c.relname as name, x.value as placement from jsonb_each_text($1::jsonb) x
         join pg_class c on c.relname = x.key and c.relnamespace = 'public'::regnamespace)
       select q."where" from (${statement}) as q("where") order by 1`,
      [given],
    );
    found.push(...rows.rows.map((row) => `${rule}: ${row.where}`));
  }
  return found;
}
