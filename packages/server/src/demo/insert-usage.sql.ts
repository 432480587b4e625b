import { sql } from 'kysely';
import type { Db } from '../db/database.ts';
import { makeMonths } from '../db/month-partitions.ts';
import type { DemoUsage } from './invent-usage.ts';

/** What the demo measures; ids that the installation has already are used as they are. */
export const DEMO_METRICS = [
  { id: 'active_users', aggregate: 'avg', unit: null, counts: 'active_users', name: { zh: '活跃用户', en: 'Active users' } },
  { id: 'logins', aggregate: 'sum', unit: null, counts: null, name: { zh: '登录次数', en: 'Logins' } },
  { id: 'reports', aggregate: 'sum', unit: null, counts: null, name: { zh: '导出报告', en: 'Reports exported' } },
] as const;
const TABLES = ['usage_daily', 'usage_contact_daily'];

async function slotsOf(db: Db, now: string): Promise<Map<string, number>> {
  await sql`
    insert into usage_metric (id, slot, aggregate, unit, name, counts, created_at, changed_at)
    select d.id, f.slot, d.aggregate, d.unit, d.name, d.counts, ${now}, ${now}
    from (select *, row_number() over (order by place) as nth
      from jsonb_to_recordset(${JSON.stringify(DEMO_METRICS.map((metric, place) => ({ ...metric, place })))}::jsonb)
        as r(id text, aggregate text, unit text, name jsonb, counts text, place int)
      where not exists (select from usage_metric u where u.id = r.id or u.counts = r.counts)) d
    join (select g.slot, row_number() over (order by g.slot) as nth from generate_series(1, 64) g(slot)
      where not exists (select from usage_metric u where u.slot = g.slot)) f on f.nth = d.nth`.execute(db);
  const found = await sql<{ id: string; slot: number }>`select id, slot::int as slot from usage_metric`.execute(db);
  return new Map(found.rows.map(({ id, slot }) => [id, slot]));
}

/** Daily usage up to today: working days, a course that grows or fades, chance that is the same each time. */
export async function insertUsage(db: Db, usage: readonly DemoUsage[], { today, days, now }: { today: string; days: number; now: string }) {
  const slots = await slotsOf(db, now);
  if (DEMO_METRICS.some(({ id }) => !slots.has(id))) return;
  const first = Temporal.PlainDate.from(today).subtract({ days: days - 1 });
  const months = Array.from({ length: Math.ceil(days / 28) + 1 }, (_, n) => first.toPlainYearMonth().add({ months: n }).toString());
  await makeMonths(db, TABLES, months);
  const m = (id: string) => sql.raw(`m${slots.get(id)}`);
  const accounts = sql`jsonb_to_recordset(${JSON.stringify(usage)}::jsonb) as r(account_id uuid, users float8, course float8, until date, seats int, people jsonb)`;
  const dayOf = sql`generate_series(${first.toString()}::date, ${today}::date, interval '1 day') as g(at)`;
  const chance = (salt: string) => sql`(abs(hashtext(r.account_id || ${salt} || g.at)::bigint) % 1000 / 1000.0)`;
  const working = sql`case when extract(isodow from g.at) < 6 then 1 else 0.2 end`;
  await sql`
    insert into usage_daily (account_id, product_id, day, known_at, recorded_at, ${m('active_users')}, ${m('logins')}, ${m('reports')})
    select account_id, '00000000-0000-0000-0000-000000000000', day, day, ${now}::timestamptz, least(users, seats), round(users * (1.5 + more)), floor(users * more / 4)
    from (select r.account_id, g.at::date as day, r.seats, ${chance('m')} as more,
        round(r.users * r.course ^ ((g.at::date - ${today}::date) / 182.0) * ${working} * (0.85 + 0.3 * ${chance('u')})) as users
      from ${accounts} cross join ${dayOf} where g.at <= r.until) d
    where users > 0`.execute(db);
  await sql`
    insert into usage_contact_daily (account_id, contact_id, product_id, day, known_at, recorded_at, ${m('logins')})
    select r.account_id, (p ->> 'id')::uuid, '00000000-0000-0000-0000-000000000000', g.at::date, g.at::date, ${now}::timestamptz, 1 + floor(3 * ${chance('p')})
    from ${accounts} cross join lateral jsonb_array_elements(r.people) p cross join ${dayOf}
    where g.at <= least(r.until, (p ->> 'until')::date) and extract(isodow from g.at) < 6 and (g.at::date - ${first.toString()}::date) % (p ->> 'every')::int = 0`.execute(
    db,
  );
}
