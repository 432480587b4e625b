import type { TriedStage } from '@fulcrum/contract';
import { sql } from 'kysely';
import { inScope, type Scope } from '../access/index.ts';
import type { Db, Sql } from '../db/database.ts';
import { type Catalog, someAccountsOn } from './catalog.ts';
import { type DraftInit, draftCtes, draftLines, groundsSql, joinFacts } from './draft-stages.sql.ts';
import { accountStages, judgesStages, LINE, type StoredLifecycle, urgencyOf } from './lifecycles.sql.ts';
import type { LineSource } from './line-source.ts';
import { exitsCte } from './stage-judge.sql.ts';
import { spellsSql } from './stage-spells.sql.ts';
import { formerStatuses, STATUS_ON } from './status-on.sql.ts';

/** Lines by the draft with their dates, and since when the account is in the stage of the most urgent. */
function lineCtes(lines: LineSource, of: DraftInit, accounts: readonly string[]): Sql[] {
  const { at, draft } = of;
  const those = sql`select unnest(${accounts}::uuid[]) as account_id`;
  const told = sql`(select t.account_id, coalesce(t.product_id, ${LINE}) as line, t.stage, t.from_on, t.until_on
    from (${spellsSql(lines, those, at.asOf, draft.rules)}) t)`;
  return [
    sql`spoken as materialized (${accountStages(at.asOf, at.accounts, told)})`,
    sql`lined as materialized (select s.account_id, jsonb_agg(jsonb_build_object('productName', p.name, 'stage', s.stage, 'on', s.entered_on,
        'nextStage', s.next_stage, 'nextOn', s.next_on) order by ${urgencyOf(sql`s.stage`)}, s.entered_on, s.product_id nulls last) as lines
      from (${draftLines(lines, of)}) s left join product p on p.id = s.product_id group by s.account_id)`,
  ];
}
const NO_LINES: Sql[] = [
  sql`spoken as (select null::uuid as account_id, null::date as since where false)`,
  sql`lined as (select null::uuid as account_id, null::jsonb as lines where false)`,
];

/** The exit criteria of each stage by the draft, as they are met. */
const exitCtes = (of: DraftInit): Sql[] => [
  judgesStages(of.draft)
    ? exitsCte({ ...of, policy: of.draft.policy })
    : sql`exits as (select null::uuid as account_id, null::text as stage, 0 as place, false as met where false)`,
];

/** What a draft makes of some accounts beside where they stand; nothing is written. Who is not active stays where he is. */
export async function tryOutStages(
  db: Db,
  of: { draft: StoredLifecycle; catalog: Catalog; asOf: string; spells: Sql | undefined; scope: Scope; accounts: readonly string[] },
): Promise<TriedStage[]> {
  const { accounts, draft, catalog } = of;
  const init: DraftInit = { draft, catalog, at: someAccountsOn(accounts, of.asOf), whole: false };
  const { at } = init;
  const ctes = [
    ...draftCtes(init),
    ...exitCtes(init),
    ...(!judgesStages(draft) && catalog.lines ? lineCtes(catalog.lines, init, accounts) : NO_LINES),
    sql`there as materialized (${accountStages(at.asOf, at.accounts, of.spells)})`,
  ];
  const judged = sql`${STATUS_ON} = 'active'`;
  const found = await sql<TriedStage>`with ${sql.join(ctes)}
    select a.id as "accountId", a.code, a.name, ${judged} as judged, t.stage as "from", t.since as "fromSince",
      case when ${judged} then j.stage else t.stage end as "to", case when ${judged} then coalesce(j.since, s.since) else t.since end as "toSince",
      case when ${judged} then j.wanted end as wanted, case when ${judged} then j.kept end as kept,
      case when ${judged} then ${groundsSql(init, sql`coalesce(j.wanted, j.stage)`)} else '[]' end as facts,
      coalesce((select jsonb_agg(e.met order by e.place) from exits e where ${judged} and e.account_id = a.id and e.stage = j.stage), '[]') as exits,
      case when ${judged} then coalesce(l.lines, '[]') else '[]' end as lines
    from account a left join drafted j on j.account_id = a.id left join spoken s on s.account_id = a.id left join lined l on l.account_id = a.id
      left join there t on t.account_id = a.id left join (${formerStatuses(at.asOf, at.accounts)}) former on former.account_id = a.id
      ${joinFacts(init, sql`a.id`)}
    where a.id = any(${accounts}::uuid[]) and ${inScope(of.scope, 'a')}
    order by array_position(${accounts}::uuid[], a.id)`.execute(db);
  return found.rows;
}

/** Three accounts that show what a lifecycle does: one that something keeps, and the largest of other stages. Where amounts are masked they order nothing. */
export async function tellingStages(db: Db, { scope, byAmount }: { scope: Scope; byAmount: boolean }): Promise<string[]> {
  const order = byAmount ? sql`amount_12m desc nulls last, code` : sql`code`;
  const found = await sql<{ id: string }>`
    with seen as materialized (select s.account_id, a.code, s.stage, s.stage_kept, s.amount_12m
        from account_state s join account a on a.id = s.account_id where a.status = 'active' and ${inScope(scope, 'a')}),
      kept as (select * from seen where stage_kept is not null order by ${order} limit 1),
      others as (select distinct on (stage) * from seen where stage is not null and stage not in (select stage from kept) order by stage, ${order}),
      rest as (select * from seen where stage is null or stage in (select stage from kept)),
      placed as (select *, 1 as place from kept union all select *, 2 from others union all select *, 3 from rest where account_id not in (select account_id from kept))
    select account_id as id from placed order by place, ${order} limit 3`.execute(db);
  return found.rows.map(({ id }) => id);
}
