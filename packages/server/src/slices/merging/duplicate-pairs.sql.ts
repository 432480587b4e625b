import { sql } from 'kysely';
import { accountInScope, inScope, type Scope } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';
import type { Entity } from './records.sql.ts';

export interface PairRow {
  entity: Entity;
  account_name: string | null;
  first_id: string;
  first_code: string | null;
  first_name: string;
  second_id: string;
  second_code: string | null;
  second_name: string;
  score: string;
  reasons: { reason: string; score: number }[];
  found_at: string;
  dismissed_at: string | null;
}

/** Pairs of which the scope meets both, the likeliest first. */
export async function listPairs(
  db: Db,
  scope: Scope,
  query: { entity: Entity; dismissed: boolean; after: string[] | null; limit: number },
): Promise<PairRow[]> {
  const record = sql.table(query.entity);
  const people = query.entity === 'contact';
  const seen = people ? accountInScope(scope, sql`f.account_id`) : sql`${inScope(scope, 'f')} and ${inScope(scope, 's')}`;
  const after = query.after
    ? sql`(d.score < ${query.after[0]}::numeric or (d.score = ${query.after[0]}::numeric and (d.first_id, d.second_id) > (${query.after[1]}::uuid, ${query.after[2]}::uuid)))`
    : sql`true`;
  const found = await sql<PairRow>`
    select d.entity, d.first_id, f.code as first_code, f.name as first_name, d.second_id, s.code as second_code, s.name as second_name,
      ${people ? sql`(select a.name from account a where a.id = f.account_id)` : sql`null`} as account_name, d.score, d.reasons, d.found_at, d.dismissed_at
    from duplicate_pair d join ${record} f on f.id = d.first_id join ${record} s on s.id = d.second_id
    where d.entity = ${query.entity} and d.dismissed_at is ${query.dismissed ? sql`not null` : sql`null`} and ${seen} and ${after}
    order by d.score desc, d.first_id, d.second_id limit ${query.limit + 1}`.execute(db);
  return found.rows;
}

/** Dismisses a pair, found or not, or takes that back. Both must be in scope. Answers whether they are. */
export async function dismissPair(
  db: Db,
  scope: Scope,
  pair: { entity: Entity; firstId: string; secondId: string; dismissed: boolean },
  by: { now: string; userId: string | null },
): Promise<boolean> {
  const seen = pair.entity === 'contact' ? accountInScope(scope, sql`t.account_id`) : inScope(scope, 't');
  const written = await sql`
    insert into duplicate_pair (entity, first_id, second_id, score, reasons, found_at, dismissed_at, dismissed_by)
    select ${pair.entity}, least(${pair.firstId}::uuid, ${pair.secondId}::uuid), greatest(${pair.firstId}::uuid, ${pair.secondId}::uuid), 0, '[]', ${by.now},
      case when ${pair.dismissed} then ${by.now}::timestamptz end, case when ${pair.dismissed} then ${by.userId}::uuid end
    where (select count(*) from ${sql.table(pair.entity)} t where t.id in (${pair.firstId}::uuid, ${pair.secondId}::uuid) and ${seen}) = 2
    on conflict (entity, first_id, second_id) do update set dismissed_at = excluded.dismissed_at, dismissed_by = excluded.dismissed_by
    returning 1`.execute(db);
  return written.rows.length > 0;
}
