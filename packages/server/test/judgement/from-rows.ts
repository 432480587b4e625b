import type { EvidenceLine } from '@fulcrum/contract';
import type { Db } from '../../src/db/database.ts';
import type { Catalog } from '../../src/policy/catalog.ts';
import { evidenceLines, evidenceOf } from '../../src/slices/tiering/evidence.sql.ts';

type Row = Pick<EvidenceLine, 'on' | 'until' | 'side' | 'counts' | 'amount' | 'margin' | 'value'>;
interface Told {
  shape: string | null;
  by: string | null;
  items: readonly Row[];
}

const figureOf = (row: Row): number => Number(row.amount ?? row.value ?? 0);
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
const daysTo = (from: string, to: string): number => Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days;

/** Days on which some row ran, one by one. */
function daysRun(rows: readonly Row[]): number {
  const run = new Set<string>();
  for (const { on, until } of rows)
    for (let at = Temporal.PlainDate.from(on!); at.toString() <= until!; at = at.add({ days: 1 })) run.add(at.toString());
  return run.size;
}

function monthsSince(from: string, asOf: string): number {
  let months = 0;
  while (
    Temporal.PlainDate.from(from)
      .add({ months: months + 1 })
      .toString() <= asOf
  )
    months += 1;
  return months;
}

function figure(rows: readonly Row[], by: string | null): number | string | null {
  if (!rows.length) return null;
  const days = rows.map(({ on }) => on!).toSorted();
  if (by === 'sum') return sum(rows.map(figureOf));
  if (by === 'count') return rows.length;
  if (by === 'distinct') return new Set(rows.map(({ counts }) => counts)).size;
  if (by === 'first') return days[0]!;
  if (by === 'last') return days.at(-1)!;
  if (by === 'most') return Math.max(...rows.map(({ value }) => Number(value)));
  if (by === 'average') return sum(rows.map(({ value }) => Number(value))) / new Set(days).size;
  throw new Error(`no figure ${by}`);
}

function one({ on, until, value }: Row, id: string, asOf: string): number | string | null {
  if (id === 'contracts.term_end_on') return until;
  if (id === 'contracts.days_to_end') return until === null ? null : daysTo(asOf, until);
  if (id === 'contracts.months_since_delivery') return monthsSince(on!, asOf);
  return value === null ? null : Number(value);
}

function divided(id: string, { shape, by, items }: Told): number | null {
  const isMargin = items.some(({ margin }) => margin !== null);
  if (isMargin) return sum(items.map(({ margin }) => Number(margin))) / sum(items.map(({ amount }) => Number(amount)));
  const [over, under] = ['over', 'under'].map((side) => items.filter((row) => row.side === side));
  if (by === 'distinct') return items.length ? Number(figure(over!, by) ?? 0) / Number(figure(items, by)) : null;
  const [upper, lower] = [figure(over!, by), figure(under!, shape === 'growth' ? by : 'sum')];
  // Who ordered nothing lately has shrunk to nothing; of usage nothing is known then.
  if (upper === null && !id.startsWith('orders.')) return null;
  if (lower === null || Number(lower) === 0) return null;
  return Number(upper ?? 0) / Number(lower) - (shape === 'growth' ? 1 : 0);
}

/** The value of a metric, worked out from the rows that are shown for it and from nothing else. */
export function fromRows(id: string, type: string, asOf: string, told: Told): number | string | boolean | null {
  const { shape, by, items } = told;
  if (shape !== 'value') return divided(id, told);
  if (by === 'any') return items.some(({ side }) => side === 'over');
  if (by === 'span') return Math.round((daysRun(items) / 365.25) * 10 + 1e-9) / 10;
  if (by === 'one') return items[0] ? one(items[0], id, asOf) : null;
  const value = figure(items, by);
  return type === 'days' && typeof value === 'string' ? daysTo(value, asOf) : value;
}

/** The same, of the rows in the base. */
export async function valueFromRows(
  db: Db,
  catalog: Catalog,
  id: string,
  accountId: string,
  asOf: string,
): Promise<ReturnType<typeof fromRows>> {
  const evidence = evidenceOf(catalog, id)!;
  const { kinds, shape, by } = evidence;
  const of = { evidence, accountId, asOf, language: 'en' as const, kinds, scope: { all: true } as const, after: null, limit: 10_000 };
  return fromRows(id, catalog.get(id)!.type, asOf, { shape, by, items: await evidenceLines(db, of) });
}

/** What a value must be for its rows to account for it: nothing where nothing counts, numbers to six places. */
export function accountsFor(rows: ReturnType<typeof fromRows>, value: unknown): boolean {
  if (rows === null) return value === null || value === false || Number(value) === 0;
  if (typeof rows !== 'number') return rows === value;
  return value !== null && Math.abs(rows - Number(value)) <= 2e-6 * Math.max(1, Math.abs(rows));
}

/** Metrics of an account whose rows do not come to their value, each with what they came to; `values` are the catalog's. */
export async function unaccounted(
  db: Db,
  catalog: Catalog,
  of: { values: Readonly<Record<string, unknown>>; accountId: string; asOf: string },
): Promise<string[]> {
  const wrong: string[] = [];
  for (const [id, value] of Object.entries(of.values)) {
    // A growth is known only of accounts of a certain age and of positive amounts, whatever lines there are.
    if (value === null && ['orders.growth_12m', 'orders.margin_rate_12m', 'service.cost_rate_12m'].includes(id)) continue;
    const rows = await valueFromRows(db, catalog, id, of.accountId, of.asOf);
    if (!accountsFor(rows, value)) wrong.push(`${id}: ${rows}, not ${value}`);
  }
  return wrong;
}
