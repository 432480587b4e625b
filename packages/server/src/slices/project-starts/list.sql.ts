import type { ProjectStart, START_VIEWS } from '@fulcrum/contract';
import { sql } from 'kysely';
import { accountInScope, inScope, type Scope } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';
import { lateOn, MILESTONES_OF, notReachedBy, plannedOn, runningOn } from './planned.sql.ts';
import { progressColumns, STARTS } from './progress.sql.ts';

export interface StartViewer {
  reads: Scope;
  writes: Scope;
  asOf: string;
}
export interface StartRow extends Omit<ProjectStart, 'reached' | 'next' | 'days'> {
  /** What the list sorts by. */
  key: string;
}
/** When the next milestone is planned: what is under way is sorted by it. */
const nextOn = (day: Sql): Sql =>
  sql`coalesce((select min(${plannedOn(day)}) from ${MILESTONES_OF} and ${notReachedBy(day)}), date '9999-12-31')`;
const columns = ({ writes, asOf }: StartViewer): Sql => sql`${progressColumns(asOf)}, s.account_id as "accountId", a.name as "accountName",
  s.product_id as "productId", s.basis, ${runningOn(sql`${asOf}::date`)} and ${accountInScope(writes, sql`s.account_id`)} as "mayPlan"`;

export interface StartQuery {
  view: (typeof START_VIEWS)[number];
  accountId: string | undefined;
  productId: string | undefined;
  after: string[] | null;
  limit: number;
}
export async function selectStarts(db: Db, viewer: StartViewer, of: StartQuery): Promise<StartRow[]> {
  const day = sql`${viewer.asOf}::date`;
  const ended = of.view === 'ended';
  const key = ended ? sql`s.ended_on` : nextOn(day);
  const shown = ended
    ? sql`s.ended_on <= ${day}`
    : of.view === 'late'
      ? sql`${runningOn(day)} and exists (select from ${lateOn(day)})`
      : runningOn(day);
  const way = sql.raw(ended ? 'desc' : 'asc');
  const found = await sql<StartRow>`
    select ${columns(viewer)}, ${key} as key from ${STARTS} join account a on a.id = s.account_id
    where ${shown} and ${inScope(viewer.reads, 'a')} and ${of.accountId ? sql`s.account_id = ${of.accountId}::uuid` : sql`true`}
      and ${of.productId ? sql`s.product_id = ${of.productId}::uuid` : sql`true`}
      and ${of.after ? sql`(${key}, s.run_id) ${sql.raw(ended ? '<' : '>')} (${of.after[0]}::date, ${of.after[1]}::uuid)` : sql`true`}
    order by key ${way}, s.run_id ${way} limit ${of.limit}`.execute(db);
  return found.rows;
}

export async function selectStart(db: Db, viewer: StartViewer, id: string): Promise<StartRow | undefined> {
  const found = await sql<StartRow>`select ${columns(viewer)}, s.begun_on as key from ${STARTS} join account a on a.id = s.account_id
    where s.run_id = ${id}::uuid and s.begun_on <= ${viewer.asOf}::date and ${inScope(viewer.reads, 'a')}`.execute(db);
  return found.rows[0];
}
