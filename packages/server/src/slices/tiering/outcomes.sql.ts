import type { TierPolicy } from '@fulcrum/contract';
import { sql } from 'kysely';
import { inScope, type Scope } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';
import { type Catalog, wholeBaseOn } from '../../policy/catalog.ts';
import { factsSql } from '../../policy/facts.sql.ts';
import { judgeSql } from '../../policy/judge.sql.ts';
import { standingOn } from '../../policy/standing.sql.ts';
import { outcomeCtes } from '../facts/index.ts';

export interface LevelOutcome {
  /** The place of the year among those asked for. */
  year: number;
  level: string | null;
  accounts: number;
  active: number;
  lost: number;
  ended: number;
  renewed: number;
  amountBefore: string;
  amountAfter: string;
}

export interface OutcomesInit {
  catalog: Catalog;
  policyId: string;
  /** The years meet end to end. */
  years: readonly { from: string; to: string; judgeBy: TierPolicy | undefined }[];
  scope: Scope;
}

/**
 * What became of each level within the years asked for, the latest first; `judgeBy` judges a first day that no evaluation did.
 * Accounts count in the level, and by the status, that they had on the first day of the year: who was closed since is not left out.
 */
export async function outcomesOfYears(db: Db, of: OutcomesInit): Promise<LevelOutcome[]> {
  const days = [...of.years.slice(0, 1).map(({ to }) => to), ...of.years.map(({ from }) => from)];
  const facts = days.map((day, index) => {
    const { ctes } = factsSql(of.catalog, ['orders.amount_12m', 'account.status'], wholeBaseOn(day), true);
    return sql`${on(index)} as materialized (with ${sql.join(ctes, sql`, `)}
      select account_id, "orders.amount_12m" as amount, "account.status" as status from facts)`;
  });
  const years = of.years.map((_, index) => yearSql(of, index));
  const found = await sql<LevelOutcome>`with ${sql.join(facts, sql`, `)} ${sql.join(years, sql` union all `)}`.execute(db);
  return found.rows;
}

const on = (index: number): Sql => sql.id(`on_${index}`);

/** The levels of a day: as they stood, or as a policy gives them by what was known on it. */
function levelsOn({ catalog, policyId }: OutcomesInit, { from, judgeBy }: OutcomesInit['years'][number]): Sql {
  if (!judgeBy) return standingOn(sql`${policyId}::text`, sql`${from}::date`);
  const at = wholeBaseOn(from, from);
  const { ctes } = judgeSql({ policy: judgeBy, catalog, at, scheduledBefore: null, also: [], anyStatus: true });
  return sql`with ${sql.join(ctes, sql`, `)} select account_id, level from judged`;
}

function yearSql(of: OutcomesInit, index: number): Sql {
  const year = of.years[index]!;
  const cohort = (outcome: 'lost' | 'renewed'): Sql =>
    sql`(with ${sql.join(outcomeCtes(outcome, { asOf: year.from, months: 12, until: year.to }), sql`, `)} select account_id, positive from cohort)`;
  return sql`(
    with standing as materialized (${levelsOn(of, year)}), leaving as ${cohort('lost')}, renewing as ${cohort('renewed')}
    select ${index}::int as year, s.level, count(*)::int as accounts,
      count(l.positive)::int as active, (count(*) filter (where l.positive))::int as lost,
      count(r.positive)::int as ended, (count(*) filter (where r.positive))::int as renewed,
      trim_scale(coalesce(sum(b.amount), 0))::text as "amountBefore", trim_scale(coalesce(sum(n.amount), 0))::text as "amountAfter"
    from ${on(index + 1)} b join account a on a.id = b.account_id left join ${on(index)} n on n.account_id = b.account_id
      left join standing s on s.account_id = b.account_id left join leaving l on l.account_id = b.account_id
      left join renewing r on r.account_id = b.account_id
    where b.status is distinct from 'closed' and ${inScope(of.scope, 'a')}
    group by s.level)`;
}
