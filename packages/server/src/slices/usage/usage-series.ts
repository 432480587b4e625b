import type { UsageMetric, UsageSeries } from '@fulcrum/contract';
import { sql } from 'kysely';
import { type Ctx, type Handlers, requireAccount } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';
import { oneAccountOn } from '../../policy/catalog.ts';
import { dayNumber, dayText } from './usage-days.ts';
import { type SeatsFragment, usageFragment } from './usage-fragment.sql.ts';
import { selectUsageMetrics } from './usage-metric.sql.ts';

type Input = Parameters<Handlers<'usage'>['series']>[1];
type Row = { day: string } & Record<string, number | null>;

/** One value a day: products of the day add up, of peaks the highest counts. */
const ofDay = ({ slot, aggregate }: UsageMetric): Sql => sql`${sql.raw(aggregate === 'max' ? 'max' : 'sum')}(u.m${sql.raw(String(slot))})`;
/** One value a week, by the metric's own aggregate over its days. */
function ofWeek({ slot, aggregate }: UsageMetric): Sql {
  const value = sql.raw(`d.m${slot}`);
  return aggregate === 'last'
    ? sql`(array_agg(${value} order by d.day desc) filter (where ${value} is not null))[1]`
    : sql`${sql.raw(aggregate)}(${value})`;
}

/** Periods end on the day asked for and go back in whole steps; each is called by its last day. */
async function readPoints(db: Db, input: Input, asOf: string, metrics: readonly UsageMetric[], step: number): Promise<Row[]> {
  const name = ({ slot }: UsageMetric) => sql.raw(`m${slot}`);
  const found = await sql<Row>`
    with d as (
      select u.day, ${sql.join(metrics.map((metric) => sql`${ofDay(metric)} as ${name(metric)}`))} from usage_daily u
      where u.account_id = ${input.accountId}::uuid and u.day <= ${asOf}::date and u.day > ${asOf}::date - ${input.days}::int
        and ${input.productId ? sql`u.product_id = ${input.productId}::uuid` : sql`true`}
      group by u.day)
    select (${asOf}::date - (${asOf}::date - d.day) / ${step}::int * ${step}::int)::date as day,
      ${sql.join(metrics.map((metric) => sql`${ofWeek(metric)} as ${name(metric)}`))}
    from d group by 1 order by 1`.execute(db);
  return found.rows;
}

async function readState(db: Db, accountId: string, asOf: string, all: readonly UsageMetric[], seats: SeatsFragment) {
  const active = all.find((one) => one.counts === 'active_users');
  const columns = new Set(['last_on', 'seats', ...(active ? [`m${active.slot}_30d`] : [])]);
  const fragment = usageFragment(all, oneAccountOn(accountId, asOf), columns, seats);
  const users = active ? sql.id(`m${active.slot}_30d`) : sql`null::float8`;
  const found = await sql<{ lastOn: string | null; silentDays: number | null; seats: number | null; users: number | null }>`
    select f.last_on as "lastOn", (${asOf}::date - f.last_on) as "silentDays", f.seats, ${users} as users from (${fragment}) f`.execute(db);
  return found.rows[0] ?? { lastOn: null, silentDays: null, seats: null, users: null };
}

/** Usage of an account over the days before a day, by day or week. Fails with not_found. */
export async function usageSeries(ctx: Ctx, input: Input, seatsOf: SeatsFragment): Promise<UsageSeries> {
  await requireAccount(ctx, input.accountId, 'reads');
  const asOf = input.asOf ?? ctx.today;
  const all = await selectUsageMetrics(ctx.db);
  const metrics = all.filter((one) => input.metric === undefined || one.id === input.metric);
  const step = input.step === 'week' ? 7 : 1;
  const days = Math.ceil(input.days / step) * step;
  const rows = metrics.length ? await readPoints(ctx.db, { ...input, days }, asOf, metrics, step) : [];
  const byDay = new Map(rows.map((row) => [row.day, row]));
  const last = dayNumber(asOf);
  const ends = Array.from({ length: days / step }, (_, index) => dayText(last - (days / step - 1 - index) * step));
  const { lastOn, silentDays, seats, users } = await readState(ctx.db, input.accountId, asOf, all, seatsOf);
  return {
    asOf,
    from: dayText(last - days + 1),
    step: input.step,
    metrics: metrics.map((metric) => ({
      id: metric.id,
      name: metric.name,
      unit: metric.unit,
      aggregate: metric.aggregate,
      counts: metric.counts,
      points: ends.map((day) => ({ day, value: byDay.get(day)?.[`m${metric.slot}`] ?? null })),
    })),
    lastOn,
    silentDays,
    seatRate30d: seats !== null && seats > 0 && users !== null ? Math.round((users / seats) * 1e6) / 1e6 : null,
    seats,
  };
}
