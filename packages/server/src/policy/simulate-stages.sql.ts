import type { StageMover } from '@fulcrum/contract';
import { sql } from 'kysely';
import { inScope, type Scope } from '../access/index.ts';
import type { Db, Sql } from '../db/database.ts';
import { type Catalog, wholeBaseOn } from './catalog.ts';
import { draftCtes, groundsSql, joinFacts } from './draft-stages.sql.ts';
import { accountStages, type StoredLifecycle } from './lifecycles.sql.ts';
import { formerStatuses, STATUS_ON } from './status-on.sql.ts';

export interface StageChange {
  /** Null: in no stage. */
  from: string | null;
  to: string | null;
  accounts: number;
  /** Of them, kept where they are although another stage's condition holds. */
  kept: number;
}
export interface SimulatedStages {
  moves: StageChange[];
  /** The first of each move, and of those kept, by name. */
  movers: StageMover[];
}

/** Whose amount of the day is larger stands first, where the asker sees amounts. */
const AMOUNT = 'orders.amount_12m';
/** By name, of one move. */
const NAMED = 10;
/** By name, of all moves. */
const NAMED_IN_ALL = 300;

/** Where accounts stand under the lifecycle in force on a day, and where a draft would put them; nothing is written. */
export async function simulateStages(
  db: Db,
  of: { draft: StoredLifecycle; catalog: Catalog; asOf: string; spells: Sql | undefined; scope: Scope; byAmount: boolean },
): Promise<SimulatedStages> {
  const also = of.byAmount ? [AMOUNT] : [];
  const init = { draft: of.draft, catalog: of.catalog, at: wholeBaseOn(of.asOf), whole: true, also };
  const { at } = init;
  const found = await sql<SimulatedStages>`with ${sql.join(draftCtes(init))},
    there as materialized (${accountStages(at.asOf, at.accounts, of.spells)}),
    moved as materialized (
      select a.id as account_id, a.code, a.name, t.stage as "from", j.stage as "to", j.wanted, j.kept, j.product_id, j.entered_on
      from account a left join drafted j on j.account_id = a.id left join there t on t.account_id = a.id
        left join (${formerStatuses(at.asOf)}) former on former.account_id = a.id
      where ${STATUS_ON} = 'active' and (j.stage is not null or t.stage is not null) and ${inScope(of.scope, 'a')}),
    counted as (select m."from", m."to", count(*)::int as accounts, count(m.kept)::int as kept from moved m group by 1, 2),
    weighed as (select m.*, ${of.byAmount ? sql`facts.${sql.id(AMOUNT)}` : sql`0`} as weight from moved m ${joinFacts(init, sql`m.account_id`)}
      where m."from" is distinct from m."to" or m.kept is not null),
    numbered as (
      select w.*, row_number() over (partition by w."from", w."to", w.kept is null order by w.weight desc nulls last, w.code) as nth from weighed w),
    -- Every move has somebody before any has all of its own.
    named as materialized (select * from numbered where nth <= ${NAMED} order by nth, weight desc nulls last, code limit ${NAMED_IN_ALL})
    select
      (select coalesce(jsonb_agg(jsonb_build_object('from', c."from", 'to', c."to", 'accounts', c.accounts, 'kept', c.kept)
        order by c.accounts desc, c."from" nulls first, c."to" nulls last), '[]') from counted c) as moves,
      (select coalesce(jsonb_agg(jsonb_build_object('accountId', n.account_id, 'code', n.code, 'name', n.name, 'from', n."from", 'to', n."to",
          'wanted', n.wanted, 'kept', n.kept, 'facts', ${groundsSql(init, sql`coalesce(n.wanted, n."to")`)}, 'productName', p.name, 'on', n.entered_on)
        order by n.weight desc nulls last, n.code), '[]')
        from named n left join product p on p.id = n.product_id ${joinFacts(init, sql`n.account_id`)}) as movers`.execute(db);
  return found.rows[0] ?? { moves: [], movers: [] };
}
