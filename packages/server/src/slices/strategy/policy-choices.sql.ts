import type { StrategyMatrix } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import { mainOn } from '../../policy/in-force.sql.ts';

type Choice = StrategyMatrix['tiers'][number] & { kind: 'tier' | 'lifecycle'; main: boolean };

/** Every tier policy and every lifecycle that was in force on a day, the main one of each first. */
export async function policyChoices(db: Db, asOf: string): Promise<Choice[]> {
  const day = sql`${asOf}::date`;
  const found = await sql<Choice>`
    select p.kind, p.id, v.document -> 'name' as name, v.version, v.sample,
      p.id = case p.kind when 'tier' then ${mainOn('tier', day)} else ${mainOn('lifecycle', day)} end as main
    from policy p cross join lateral (select v.version, v.document, v.sample from policy_version v
      where v.policy_id = p.id and v.state in ('published', 'retired') and v.in_force_from <= ${day}
      order by v.in_force_from desc, v.published_at desc nulls last, v.version desc limit 1) v
    where p.kind in ('tier', 'lifecycle') order by main desc, p.created_at, p.id`.execute(db);
  return found.rows;
}
