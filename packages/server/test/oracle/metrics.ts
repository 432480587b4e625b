import { divide, type Micro, micro } from './decimal.ts';

export interface Line {
  order: number;
  product: number;
  on: string;
  amount: string;
  margin: string | null;
}
export interface Fact {
  field: string;
  from: string;
  value: string | number | boolean | null;
}
export interface RawAccount {
  id: string;
  since: string;
  status: 'active' | 'frozen' | 'closed';
  lines: Line[];
  facts: Fact[];
}
/** Numbers as millionths, days and texts as text, sets as lists, null without facts; `today` is the day itself. */
export type Value = Micro | string | boolean | null | readonly string[];
export type Values = Record<string, Value>;

const day = (text: string) => Temporal.PlainDate.from(text);
const monthsBefore = (asOf: string, months: number) => day(asOf).subtract({ months }).toString();
const daysBetween = (from: string, to: string) => micro(day(from).until(day(to), { largestUnit: 'days' }).days);
const sum = (lines: readonly Line[]): Micro => lines.reduce((total, line) => total + micro(line.amount), 0n);

/** Whether an account is part of the base on a day. */
export const hadCome = ({ since, lines }: RawAccount, asOf: string): boolean => since <= asOf || lines.some((line) => line.on <= asOf);

/** Metrics of one account as of a day, straight from their definitions, row by row. */
export function metricsOf(account: RawAccount, asOf: string): Values {
  const seen = account.lines.filter((line) => line.on <= asOf);
  const [year, twoYears] = [monthsBefore(asOf, 12), monthsBefore(asOf, 24)];
  const recent = seen.filter((line) => line.on > year);
  const earlier = sum(seen.filter((line) => line.on <= year && line.on > twoYears));
  const positive = seen.filter((line) => micro(line.amount) > 0n);
  const days = positive.map((line) => line.on).sort();
  const bought = positive.filter((line) => line.on > year);
  const stated = recent.filter((line) => line.margin !== null);
  const margin = stated.reduce((total, line) => total + micro(line.margin ?? '0'), 0n);
  const [first, last] = [days[0] ?? null, days.at(-1) ?? null];
  return {
    today: asOf,
    'orders.amount_12m': sum(recent),
    'orders.amount_total': sum(seen),
    'orders.count_12m': micro(new Set(bought.map((line) => line.order)).size),
    'orders.first_on': first,
    'orders.last_on': last,
    'orders.recency_days': last === null ? null : daysBetween(last, asOf),
    'orders.growth_12m': earlier > 0n && account.since <= twoYears ? divide(sum(recent), earlier) - micro(1) : null,
    'orders.product_kinds_12m': micro(new Set(bought.map((line) => line.product)).size),
    'orders.margin_rate_12m': sum(stated) === 0n ? null : divide(margin, sum(stated)),
    'account.age_days': account.since <= asOf ? daysBetween(account.since, asOf) : null,
    'account.employees': numeric(known(account, 'employees', asOf)),
    'account.gross_margin_rate': numeric(known(account, 'gross_margin_rate', asOf)),
    'account.brand': textual(known(account, 'brand', asOf)),
    'account.field.need': numeric(known(account, 'custom.need', asOf)),
    'account.field.kind': textual(known(account, 'custom.kind', asOf)),
    'account.field.signed': textual(known(account, 'custom.signed', asOf)),
    'account.field.vip': (known(account, 'custom.vip', asOf) ?? null) as boolean | null,
  };
}

function known(account: RawAccount, field: string, asOf: string): Fact['value'] {
  const facts = account.facts.filter((fact) => fact.field === field && fact.from <= asOf);
  return facts.sort((one, other) => (one.from < other.from ? 1 : -1))[0]?.value ?? null;
}
const numeric = (value: Fact['value']): Micro | null => (value === null ? null : micro(value as number));
const textual = (value: Fact['value']): string | null => (value === null ? null : String(value));
