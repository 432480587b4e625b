import { sql } from 'kysely';
import type { JobRunRow } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';

export interface BacktestRow {
  id: string;
  state: JobRunRow['state'];
  done: number;
  total: number | null;
  input: unknown;
  result: unknown;
  fault: JobRunRow['fault'];
  createdAt: string;
  createdBy: string | null;
}
interface Asked {
  /** What was judged by, health or else; without it whatever. */
  about?: 'tiers' | 'health' | undefined;
  whose: { createdBy: string | null } | 'all';
  id?: string;
  after: string | null;
  limit: number;
}

/** Backtests with what they found, newest first: their ids grow with time. */
export async function backtestRows(db: Db, { whose, about, id, after, limit }: Asked): Promise<BacktestRow[]> {
  const found = await sql<BacktestRow>`
    select j.id, j.state, j.done::int as done, j.total::int as total, j.input, j.result, j.fault, j.created_at as "createdAt", u.name as "createdBy"
    from job_run j left join app_user u on u.id = j.created_by
    where j.kind = 'tiering.backtest' and ${whose === 'all' ? sql`true` : sql`j.created_by = ${whose.createdBy}::uuid`}
      and ${about === undefined ? sql`true` : sql`(j.input->'document'->>'kind' is not distinct from 'health') = ${about === 'health'}`}
      and ${id === undefined ? sql`true` : sql`j.id = ${id}::uuid`} and ${after === null ? sql`true` : sql`j.id < ${after}::uuid`}
    order by j.id desc limit ${limit}`.execute(db);
  return found.rows;
}
