import type { TierPortfolio } from '@fulcrum/contract';
import { sql } from 'kysely';
import { inScope, type Scope } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';
import { hadCome } from '../../policy/had-come.sql.ts';
import { standingOn } from '../../policy/standing.sql.ts';
import { openOn } from '../../policy/status-on.sql.ts';

type Category = TierPortfolio['categories'][number]['category'];
/** A sum over a level, a category, or both: what it is not by is null, and so are no level and no category. */
export interface PortfolioSum {
  byLevel: boolean;
  byCategory: boolean;
  level: string | null;
  category: Category;
  accounts: number;
  buyers: number;
  amount: string;
}

/** Accounts and the order amount of 12 months by level, by product category and by both; levels as they stand on the day. */
export async function portfolioSums(db: Db, of: { policyId: string; day: string; scope: Scope }): Promise<PortfolioSum[]> {
  const day = sql`${of.day}::date`;
  // An empty text stands for products without a category, so that null is left to accounts without a line.
  const found = await sql<PortfolioSum>`
    with standing as (${standingOn(sql`${of.policyId}::text`, day)}),
    bought as materialized (
      select l.account_id, coalesce(p.category, '') as category, bool_or(l.base_amount > 0) as positive, sum(l.base_amount) as amount
      from order_line l join product p on p.id = l.product_id
      where l.happened_on > (${day} - interval '12 months')::date and l.happened_on <= ${day} group by 1, 2)
    select grouping(s.level) = 0 as "byLevel", grouping(b.category) = 0 as "byCategory", s.level, nullif(b.category, '') as category,
      count(distinct a.id)::int as accounts, (count(distinct a.id) filter (where b.positive))::int as buyers,
      trim_scale(coalesce(sum(b.amount), 0))::text as amount
    from account a left join standing s on s.account_id = a.id left join bought b on b.account_id = a.id
    where ${openOn(day)} and (s.account_id is not null or ${hadCome(day)}) and ${inScope(of.scope, 'a')}
    group by grouping sets ((s.level), (b.category), (s.level, b.category))
    having grouping(b.category) = 1 or b.category is not null`.execute(db);
  return found.rows;
}
