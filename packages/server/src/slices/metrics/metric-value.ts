import { type Ctx, type Handlers, isMaskedFor, scopeOf } from '../../access/index.ts';
import { Fault } from '../../kernel/fault.ts';
import { RFM_DEFAULT } from '../../policy/rfm.sql.ts';
import { catalogOf } from '../catalog.ts';
import { metricRows, type Period, type ValueRow } from './metric-value.sql.ts';

type Input = Parameters<Handlers<'metrics'>['value']>[1];
type Answer = Awaited<ReturnType<Handlers<'metrics'>['value']>>;
type Unit = NonNullable<Input['period']>;

const MOST_PERIODS = 400;
const STEP = { day: { days: 1 }, month: { months: 1 }, quarter: { months: 3 }, year: { years: 1 } } as const;

function firstDayOf(day: Temporal.PlainDate, unit: Unit): Temporal.PlainDate {
  if (unit === 'day') return day;
  if (unit === 'year') return day.with({ month: 1, day: 1 });
  return day.with({ day: 1, month: unit === 'quarter' ? Math.floor((day.month - 1) / 3) * 3 + 1 : day.month });
}

function labelOf(start: Temporal.PlainDate, unit: Unit): string {
  if (unit === 'day') return start.toString();
  if (unit === 'month') return start.toPlainYearMonth().toString();
  return unit === 'year' ? String(start.year) : `${start.year}-Q${Math.ceil(start.month / 3)}`;
}

/** The periods from a day to a day, each with its last day; the last ends at `to`. */
export function periodsBetween(from: string, to: string, unit: Unit): Period[] {
  const end = Temporal.PlainDate.from(to);
  const periods: Period[] = [];
  let start = firstDayOf(Temporal.PlainDate.from(from), unit);
  while (Temporal.PlainDate.compare(start, end) <= 0 && periods.length <= MOST_PERIODS) {
    const next = start.add(STEP[unit]);
    const last = next.subtract({ days: 1 });
    periods.push({ label: labelOf(start, unit), day: (Temporal.PlainDate.compare(last, end) < 0 ? last : end).toString() });
    start = next;
  }
  return periods;
}

function periodsOf(input: Input, today: string): Period[] {
  const to = input.to ?? input.asOf ?? today;
  if (!input.period) return [{ label: to, day: to }];
  const from = input.from ?? Temporal.PlainDate.from(to).subtract({ months: 11 }).toString();
  const periods = periodsBetween(from, to, input.period);
  if (periods.length && periods.length <= MOST_PERIODS) return periods;
  const message = `1–${MOST_PERIODS}`;
  throw new Fault('invalid', 'input.invalid', { count: 1 }, [{ path: ['period'], code: 'periods.count', message }]);
}

/** One metric as of a day or by period. Fails with metric.unknown, metric.no_sum, input.masked. */
export async function value(ctx: Ctx, input: Input): Promise<Answer> {
  const rfm = { method: input.method ?? RFM_DEFAULT.method, window: input.window ?? RFM_DEFAULT.window };
  const catalog = await catalogOf(ctx.db, rfm);
  const metric = catalog.get(input.id);
  if (!metric) throw new Fault('invalid', 'metric.unknown', { id: input.id });
  if (isMaskedFor(ctx.actor, metric.masked)) throw new Fault('invalid', 'input.masked', { field: metric.id });
  if (metric.type === 'set' || (input.by !== 'account' && !metric.additive)) throw new Fault('invalid', 'metric.no_sum', { id: metric.id });
  const rows = await metricRows(ctx.db, {
    catalog,
    metric,
    periods: periodsOf(input, ctx.today),
    by: input.by,
    scope: await scopeOf(ctx, 'reads'),
    limit: input.limit ?? 200_000,
  });
  const exact = metric.type === 'money' || !rows.some((row) => typeof row.value === 'string');
  return { id: metric.id, rows: exact || metric.type === 'text' || metric.type === 'date' ? rows : rows.map(asNumber) };
}

/** Only money needs every digit; counts, days and rates are plain numbers. */
const asNumber = (row: ValueRow): ValueRow => ({ ...row, value: row.value === null ? null : Number(row.value) });
