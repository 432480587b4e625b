import type { UsageMetric } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';
import type { At } from '../../policy/catalog.ts';

/** Seats of the governing contract on a day: a SELECT of account_id and seats. */
export type SeatsFragment = (at: At) => Sql;

type Aggregate = UsageMetric['aggregate'];
type Window = '7d' | '30d' | '90d' | 'earlier';
/** How many days before the day a window begins and ends: (D − from, D − to]. */
const WINDOWS: Record<Window, { from: number; to: number }> = {
  '7d': { from: 7, to: 0 },
  '30d': { from: 30, to: 0 },
  '90d': { from: 90, to: 0 },
  earlier: { from: 60, to: 30 },
};
interface Asked {
  column: string;
  value: Sql;
  aggregate: Aggregate;
  window: { from: number; to: number };
}

/** A window of a metric as two steps: over the rows of one product (`inner`), then over the products of the account (`outer`). */
interface Steps {
  inner: readonly { as: string; is: Sql }[];
  outer: Sql;
}

/** Days after `from` and up to `to` days before the day; what the statement bounds already is not asked of each row again. */
function within({ from, to }: Asked['window'], { day, lowest }: { day: Sql; lowest: number }, value?: Sql): Sql {
  const bounds = [
    ...(value ? [sql`${value} is not null`] : []),
    ...(from < lowest ? [sql`u.day > ${day} - ${number(from)}`] : []),
    ...(to > 0 ? [sql`u.day <= ${day} - ${number(to)}`] : []),
  ];
  return bounds.length ? sql`filter (where ${sql.join(bounds, sql` and `)})` : sql``;
}
const number = (value: number): Sql => sql.raw(String(value));

function steps({ column, value, aggregate, window }: Asked, of: { day: Sql; lowest: number }): Steps {
  const name = sql.id(column);
  if (aggregate === 'sum' || aggregate === 'max') {
    const by = sql.raw(aggregate);
    return { inner: [{ as: column, is: sql`${by}(${value}) ${within(window, of)}` }], outer: sql`${by}(p.${name})` };
  }
  if (aggregate === 'last') {
    // Of one product a day stands once, so the greatest pair is the latest; products keep their own rhythm, and their levels add up.
    const pair = sql`max(array[(u.day - ${of.day})::float8, ${value}]) ${within(window, of, value)}`;
    return { inner: [{ as: column, is: pair }], outer: sql`sum((p.${name})[2])` };
  }
  // A day is a bit, so that a day of several products counts once without sorting anything; a number has room for 45 of them.
  const halves = [window.to, window.to + 45].filter((start) => start < window.from);
  const bits = halves.map((start, index) => ({
    as: `${column}_days${index}`,
    is: sql`bit_or(1::bigint << (${of.day} - u.day - ${number(start)})) ${within({ from: Math.min(start + 45, window.from), to: start }, of, value)}`,
  }));
  const days = sql.join(
    bits.map(({ as }) => sql`bit_count(coalesce(bit_or(p.${sql.id(as)}), 0)::bit(64))`),
    sql` + `,
  );
  return {
    inner: [{ as: column, is: sql`sum(${value}) ${within(window, of)}` }, ...bits],
    outer: sql`sum(p.${name}) / nullif(${days}, 0)`,
  };
}

function askedOf(declared: readonly UsageMetric[], columns: ReadonlySet<string>): Asked[] {
  return [...columns].flatMap((column) => {
    const [, slot, window] = /^m(\d+)_(\w+)$/.exec(column) ?? [];
    const metric = declared.find((one) => one.slot === Number(slot));
    if (!metric || !window) return [];
    return [{ column, value: sql.raw(`u.m${metric.slot}`), aggregate: metric.aggregate, window: WINDOWS[window as Window] }];
  });
}

/** One pass over the partitions of the asked windows, one row an account. Only what had happened, and where asked was known, counts. */
export function usageFragment(declared: readonly UsageMetric[], at: At, columns: ReadonlySet<string>, seats: SeatsFragment): Sql {
  const asked = askedOf(declared, columns);
  const used = declared.map(({ slot }) => sql.raw(`u.m${slot} > 0`));
  const asksLast = columns.has('last_on') && used.length > 0;
  if (!asked.length && !asksLast && !columns.has('seats')) return empty(columns);
  const day = at.asOf;
  const inUse = used.length ? sql`(${sql.join(used, sql` or `)})` : sql`false`;
  const known = at.knownBy ? sql`and u.known_at <= ${at.knownBy}::date` : sql``;
  const lowest = Math.max(30, ...asked.map(({ window }) => window.from));
  const from = number(lowest);
  const each = asked.map((one) => ({ ...one, ...steps(one, { day, lowest }) }));
  const inner = [
    ...each.flatMap((one) => one.inner.map(({ as, is }) => sql`${is} as ${sql.id(as)}`)),
    ...(asksLast ? [sql`max(u.day) filter (where ${inUse}) as last_on`] : []),
  ];
  const outer = [
    ...each.map(({ column, outer: value }) => sql`${value} as ${sql.id(column)}`),
    ...(asksLast ? [sql`max(p.last_on) as last_on`] : []),
  ];
  const list = (parts: readonly Sql[]) => sql.join([sql``, ...parts], sql`, `);
  const sums = sql`select p.account_id${list(outer)} from (
      select u.account_id${list(inner)} from usage_daily u
      where u.day <= ${day} and u.day > ${day} - ${from} and ${at.accounts(sql`u.account_id`)} ${known}
      group by u.account_id, u.product_id) p group by p.account_id`;
  // Who did not use it lately is looked up alone, backwards from the window: the others never cost a look at old months.
  const older = sql`(select u.day from usage_daily u where u.account_id = a.id and u.day <= ${day} - ${from} and ${inUse} ${known} order by u.day desc limit 1)`;
  const shown = [...columns].map((column) => {
    if (column === 'last_on') return asksLast ? sql`coalesce(w.last_on, ${older}) as last_on` : sql`null::date as last_on`;
    return column === 'seats' ? sql`c.seats` : sql`w.${sql.id(column)}`;
  });
  return sql`select a.id as account_id${list(shown)} from account a left join (${sums}) w on w.account_id = a.id
    ${columns.has('seats') ? sql`left join (${seats(at)}) c on c.account_id = a.id` : sql``} where ${at.accounts(sql`a.id`)}`;
}

function empty(columns: ReadonlySet<string>): Sql {
  const shown = [...columns].map((column) => sql`${column === 'last_on' ? sql`null::date` : sql`null::float8`} as ${sql.id(column)}`);
  return sql`select null::uuid as account_id, ${sql.join(shown)} where false`;
}
