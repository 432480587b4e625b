import type { ResourceReport } from '@fulcrum/contract';
import { sql } from 'kysely';
import { accountInScope, type Ctx, scopeOf } from '../../access/index.ts';
import { tx } from '../../db/pool.ts';
import { planWholeBase } from '../../db/whole-base.ts';
import { accountQuery, filtered, withCtes } from '../accounts/index.ts';
import { catalogsOf } from '../catalog.ts';

const SHOWN = 20;
interface Span {
  from: string;
  asOf: string;
}

/** What was asked for and what was done, by kind, level and month; of the customers that the caller meets. */
export async function reportRows(ctx: Ctx, { from, asOf }: Span): Promise<ResourceReport['rows']> {
  const scope = await scopeOf(ctx, 'reads');
  const seen = accountInScope(scope, sql`q.account_id`);
  const found = await sql<ResourceReport['rows'][number]>`
    select x.kind, x.level, to_char(x.on_day, 'YYYY-MM') as month, sum(x.asked)::int as asked, sum(x.done)::int as done,
      trim_scale(sum(x.cost))::text as cost
    from (
      select r.kind, q.level, q.happened_on as on_day, 1 as asked, 0 as done, 0::numeric as cost
      from resource_request q join resource r on r.id = q.resource_id where q.happened_on between ${from}::date and ${asOf}::date and ${seen}
      union all
      select r.kind, q.level, q.done_on, 0, 1, q.done_cost
      from resource_request q join resource r on r.id = q.resource_id where q.done_on between ${from}::date and ${asOf}::date and ${seen}) x
    group by 1, 2, 3 order by 3 desc, 1, 2 nulls last`.execute(ctx.db);
  return found.rows;
}

type Spent = Pick<ResourceReport, 'accounts' | 'more'>;
/** Customers by what was spent on them, against their recurring revenue of the day. */
export async function reportAccounts(ctx: Ctx, { from, asOf }: Span): Promise<Spent> {
  const counted = await accountQuery(ctx, { asOf }, catalogsOf);
  return tx(ctx.db, async (db) => {
    await planWholeBase(db);
    const found = await sql<Omit<Spent['accounts'][number], 'share'> & { share: string | null; all: number }>`
      with spent as materialized (select q.account_id, count(*)::int as done, sum(q.done_cost) as cost from resource_request q
          where q.done_on between ${from}::date and ${asOf}::date group by 1),
        worth as materialized (${withCtes(counted.base)} select s.account_id, s.arr
          ${filtered({ ...counted, where: [...counted.where, sql<boolean>`s.account_id in (select spent.account_id from spent)`] })})
      select a.id, a.name, x.done, trim_scale(x.cost)::text as cost, trim_scale(coalesce(w.arr, 0))::text as arr,
        case when w.arr > 0 then round(x.cost / w.arr, 6)::text end as share, (count(*) over ())::int as all
      from spent x join worth w on w.account_id = x.account_id join account a on a.id = x.account_id
      order by x.cost desc, a.id limit ${SHOWN}`.execute(db);
    const all = found.rows[0]?.all ?? 0;
    return {
      accounts: found.rows.map(({ all: _, share, ...row }) => ({ ...row, share: share === null ? null : Number(share) })),
      more: all - found.rows.length,
    };
  });
}
