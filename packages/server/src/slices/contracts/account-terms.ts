import type { AccountTerms } from '@fulcrum/contract';
import { sql } from 'kysely';
import { accountInScope, type Ctx, requireAccount, type Scope, scopeOf } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';
import { oneAccountOn } from '../../policy/catalog.ts';
import { contractFragment } from './contract-fragment.sql.ts';
import { contractSettings } from './contract-settings.sql.ts';
import { monthsSince, yearsOf } from './contracts.metrics.ts';
import { belowSql, byUrgency, covers, termsSql, withGroups } from './terms.sql.ts';

type Sums = Omit<AccountTerms, 'asOf' | 'rollsUp' | 'items'>;
const NOTHING: Sums = { arr: '0', years: '0', termEndOn: null, daysToEnd: null, seats: null, monthsSinceDelivery: null };

async function sums(db: Db, accountId: string, asOf: string): Promise<Sums> {
  const at = oneAccountOn(accountId, asOf);
  const columns = new Set(['arr', 'days', 'ends_on', 'seats', 'delivered_on']);
  const found = await sql<Sums>`
    select coalesce(f.arr, 0)::text as arr, coalesce(${yearsOf(sql`f.days`)}, 0)::text as years, f.ends_on as "termEndOn",
      (f.ends_on - ${at.asOf}) as "daysToEnd", f.seats, ${monthsSince(sql`f.delivered_on`, at.asOf)} as "monthsSinceDelivery"
    from (${contractFragment(at, columns)}) f`.execute(db);
  return found.rows[0] ?? NOTHING;
}

/** The terms behind the sums, the most urgent first; those of accounts that the caller does not see are left out. */
async function terms(db: Db, accountId: string, asOf: string, scope: Scope): Promise<AccountTerms['items']> {
  const at = oneAccountOn(accountId, asOf);
  const found = await sql<AccountTerms['items'][number]>`
    with recursive below as (${belowSql(at)}), term as (${withGroups(at, termsSql)}),
    ranked as (select t.*, row_number() over (order by ${byUrgency(at)}) as place from term t)
    select t.id, t.kind, t.account_id as "accountId", a.name as "accountName", coalesce(s.code, c.code) as code, coalesce(p.name, s.plan, c.title) as name,
      t.starts_on as "startsOn", t.ends_on as "endsOn", t.annual::text as annual, t.seats, ${covers(at.asOf)} as covers, t.succeeded as renewed,
      t.place = 1 as governs
    from ranked t join account a on a.id = t.account_id
    left join subscription s on t.kind = 'subscription' and s.account_id = t.account_id and s.id = t.id
    left join contract c on t.kind = 'contract' and c.account_id = t.account_id and c.id = t.id
    left join product p on p.id = t.product_id
    where ${accountInScope(scope, sql`t.account_id`)} order by t.place limit 500`.execute(db);
  return found.rows;
}

/** Fails with not_found. */
export async function accountTerms(ctx: Ctx, input: { accountId: string; asOf?: string | undefined }): Promise<AccountTerms> {
  await requireAccount(ctx, input.accountId, 'reads');
  const asOf = input.asOf ?? ctx.today;
  const items = await terms(ctx.db, input.accountId, asOf, await scopeOf(ctx, 'reads'));
  const { rollsUp } = await contractSettings(ctx.db);
  return { asOf, rollsUp, ...(await sums(ctx.db, input.accountId, asOf)), items };
}
