import type { AffectedAccount, CompetitorPresence } from '@fulcrum/contract';
import { sql } from 'kysely';
import { accountInScope, type Handlers, inScope, pageFrom, readCursor, scopeOf } from '../../access/index.ts';
import { notFound } from '../../kernel/fault.ts';
import { hadCome } from '../../policy/had-come.sql.ts';

type Verbs = Handlers<'market'>;

const presence: Verbs['presence'] = async (ctx, input) => {
  const asOf = input.asOf ?? ctx.today;
  const day = sql`${asOf}::date`;
  const scope = await scopeOf(ctx, 'reads');
  const found = await sql<CompetitorPresence>`
    with seen as (
      select n.competitor_id, count(distinct n.account_id)::int as accounts, max(n.happened_on) as last_on,
        count(distinct n.account_id) filter (where n.observation = 'price_pressure')::int as pressure,
        count(distinct n.account_id) filter (where n.observation = 'replaced')::int as replaced
      from competitor_note n where n.happened_on <= ${day} and (n.resolved_on is null or n.resolved_on > ${day}) and ${accountInScope(scope, sql`n.account_id`)}
      group by 1),
    acted as (
      select a.competitor_id, count(*)::int as actions, count(*) filter (where a.decision is null)::int as undecided
      from competitor_action a where a.happened_on <= ${day} group by 1)
    select c.id as "competitorId", c.title, coalesce(s.accounts, 0) as accounts, coalesce(s.pressure, 0) as "pricePressure", coalesce(s.replaced, 0) as replaced,
      s.last_on as "lastSeenOn", coalesce(t.actions, 0) as actions, coalesce(t.undecided, 0) as undecided
    from competitor c left join seen s on s.competitor_id = c.id left join acted t on t.competitor_id = c.id
    where c.happened_on <= ${day} order by 3 desc, c.title, c.id`.execute(ctx.db);
  const all = await sql<{
    accounts: number;
    seen: number;
  }>`select count(*)::int as accounts, count(*) filter (where exists (select from competitor_note n
      where n.account_id = a.id and n.happened_on <= ${day} and (n.resolved_on is null or n.resolved_on > ${day})))::int as seen
    from account a where ${hadCome(day)} and ${inScope(scope, 'a')}`.execute(ctx.db);
  return { asOf, accounts: all.rows[0]?.accounts ?? 0, seen: all.rows[0]?.seen ?? 0, items: found.rows };
};

const affected: Verbs['affected'] = async (ctx, input) => {
  const day = sql`${input.asOf ?? ctx.today}::date`;
  const plan = await sql<{ product_id: string }>`select product_id from product_retirement where id = ${input.id}::uuid`.execute(ctx.db);
  const product = plan.rows[0]?.product_id;
  if (!product) throw notFound('product_retirement');
  const after = readCursor(input.cursor, 2);
  const found = await sql<AffectedAccount>`
    with bought as (
      select l.account_id, sum(l.base_amount) as amount, max(l.happened_on) filter (where l.base_amount > 0) as last_on from order_line l
      where l.product_id = ${product} and l.happened_on <= ${day} and l.happened_on > (${day} - make_interval(months => 12))::date
      group by 1 having bool_or(l.base_amount > 0)),
    running as (
      select s.account_id, case when bool_and(s.ends_on is not null) then max(s.ends_on) end as until from subscription s
      where s.product_id = ${product} and s.happened_on <= ${day} and (s.ends_on is null or s.ends_on >= ${day}) and (s.ended_on is null or s.ended_on > ${day})
      group by 1)
    select a.id as "accountId", a.name as "accountName", coalesce(b.amount, 0) as "amount12m", b.last_on as "lastBoughtOn",
      r.account_id is not null as subscribed, r.until as "subscribedUntil"
    from account a left join bought b on b.account_id = a.id left join running r on r.account_id = a.id
    where (b.account_id is not null or r.account_id is not null) and ${inScope(await scopeOf(ctx, 'reads'), 'a')}
      and ${after ? sql`(a.name, a.id) > (${after[0]}, ${after[1]}::uuid)` : sql`true`}
    order by a.name, a.id limit ${input.limit + 1}`.execute(ctx.db);
  return pageFrom(
    found.rows,
    input.limit,
    (row) => row,
    (row) => [row.accountName, row.accountId],
  );
};

export const marketHandlers: Verbs = { presence, affected };
