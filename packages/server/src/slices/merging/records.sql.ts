import { sql } from 'kysely';
import { accountInScope, inScope, type Scope } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';
import { Fault } from '../../kernel/fault.ts';
import type { Columns } from './columns.sql.ts';
import { asText, type Merging } from './rows.sql.ts';

/** A row as JSON text, as PostgreSQL writes it: no digit of it passes through a number of ours. */
export type Image = string;
export type Entity = 'account' | 'contact';
export interface Locked {
  id: string;
  /** Of people: their account. */
  account_id: string | null;
  code: string | null;
  name: string;
  short_name: string | null;
  parent_id: string | null;
  image: Image;
  /** Columns that have a value, custom fields as custom.<id>. */
  filled: string[];
}

const LOCK_NOT_AVAILABLE = '55P03';

/** No evaluation and no import runs while records move: they would write for an account that is no more. */
export async function holdBase(db: Db): Promise<void> {
  await sql`select set_config('lock_timeout', '10s', true)`.execute(db);
  await sql`select pg_advisory_xact_lock_shared(hashtext('fulcrum.evaluation')), pg_advisory_xact_lock(46002)`
    .execute(db)
    .catch((error: { code?: string }) => {
      throw error.code === LOCK_NOT_AVAILABLE ? new Fault('conflict', 'merge.busy') : error;
    });
  await sql`select set_config('lock_timeout', '0', true)`.execute(db);
}

/** Records that the caller may write, locked against every change and against new rows that name them. */
export async function lockRecords(db: Db, entity: Entity, scope: Scope, ids: readonly string[]): Promise<Map<string, Locked>> {
  const seen = entity === 'account' ? inScope(scope, 't') : accountInScope(scope, sql`t.account_id`);
  const own =
    entity === 'account'
      ? sql`null::uuid as account_id, t.short_name, t.parent_id`
      : sql`t.account_id, null as short_name, null::uuid as parent_id`;
  const found = await sql<Locked>`
    select t.id, ${own}, t.code, t.name, to_jsonb(t)::text as image,
      array(select e.key from jsonb_each(jsonb_strip_nulls(to_jsonb(t))) e
        union all select 'custom.' || e.key from jsonb_each(jsonb_strip_nulls(coalesce(to_jsonb(t) -> 'custom', '{}'))) e) as filled
    from ${sql.table(entity)} t where t.id = any(${ids}::uuid[]) and ${seen} order by t.id for update of t`.execute(db);
  return new Map(found.rows.map((row) => [row.id, row]));
}

export interface Absorbed {
  winner: string;
  loser: string;
  columns: readonly string[];
  custom: readonly string[];
  now: string;
}

/** Gives the winner the chosen values of the loser, and the earlier of both first days. Answers the row as it is now. */
export async function absorb(db: Db, entity: Entity, { names }: Columns, given: Absorbed): Promise<Image> {
  const set = given.columns.map((column) => sql`${sql.ref(column)} = ${sql.ref(`l.${column}`)}`);
  if (names.includes('custom'))
    set.push(
      sql`custom = w.custom || coalesce((select jsonb_object_agg(e.key, e.value) from jsonb_each(l.custom) e where e.key = any(${given.custom}::text[])), '{}')`,
    );
  const written = await sql<{ image: Image }>`
    update ${sql.table(entity)} w set ${sql.join([
      ...set,
      sql`happened_on = least(w.happened_on, l.happened_on)`,
      sql`known_at = least(w.known_at, l.known_at)`,
      sql`changed_at = ${given.now}`,
      sql`revision = w.revision + 1`,
    ])}
    from ${sql.table(entity)} l where w.id = ${given.winner}::uuid and l.id = ${given.loser}::uuid returning to_jsonb(w)::text as image`.execute(
    db,
  );
  const [row] = written.rows;
  if (!row) throw new Error('a merge has a winner');
  return row.image;
}

/** The winner has its own values again, but for those that somebody changed since. */
export async function giveBack(db: Db, entity: Entity, { names, key }: Columns, mergeId: string, now: string): Promise<void> {
  const kept = ['custom', 'changed_at', 'revision', 'recorded_at', ...key];
  const unchanged = (column: Sql, after: Sql, before: Sql): Sql =>
    sql`case when ${column} is not distinct from ${after} then ${before} else ${column} end`;
  const set = names
    .filter((each) => !kept.includes(each))
    .map((each) => sql`${sql.ref(each)} = ${unchanged(sql.ref(`t.${each}`), sql.ref(`f.${each}`), sql.ref(`b.${each}`))}`);
  if (names.includes('custom'))
    set.push(sql`custom = (select coalesce(jsonb_object_agg(v.key, v.value), '{}') from (
      select k.key, ${unchanged(sql`t.custom -> k.key`, sql`f.custom -> k.key`, sql`b.custom -> k.key`)} as value
      from jsonb_object_keys(t.custom || b.custom || f.custom) k(key)) v where v.value is not null)`);
  await sql`
    update ${sql.table(entity)} t set ${sql.join([...set, sql`changed_at = ${now}`, sql`revision = t.revision + 1`])}
    from record_merge m cross join lateral jsonb_populate_record(null::${sql.table(entity)}, m.before) b
      cross join lateral jsonb_populate_record(null::${sql.table(entity)}, m.after) f
    where m.id = ${mergeId}::uuid and t.id = m.winner_id`.execute(db);
}

/** Keeps the loser's own row, then takes it away. */
export async function putAway(db: Db, entity: Entity, { names }: Columns, merging: Merging): Promise<void> {
  await sql`insert into merge_row (merge_id, table_name, how, row)
    select ${merging.id}::uuid, ${entity}, 'image', ${asText(names, 't')} from ${sql.table(entity)} t where t.id = ${merging.loser}::uuid`.execute(
    db,
  );
  await sql`delete from ${sql.table(entity)} t where t.id = ${merging.loser}::uuid`.execute(db);
}
