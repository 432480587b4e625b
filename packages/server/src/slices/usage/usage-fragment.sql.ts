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
  slot: number;
  value: Sql;
  aggregate: Aggregate;
  window: { from: number; to: number };
}

/** Windows lie in each other, so days are cut where one begins or ends, and each row counts in one cut alone. */
interface Cuts {
  day: Sql;
  /** How many days before the day each cut begins, ascending; the first begins with the day. */
  starts: readonly number[];
}
/** A bit of a day within its cut: a number has room for so many days. */
const DAYS_IN_A_NUMBER = 60;

function cutsOf(asked: readonly Asked[], day: Sql, lowest: number): Cuts {
  const edges = [0, ...asked.flatMap(({ window }) => [window.from, window.to]), lowest];
  const sorted = [...new Set(edges)].sort((one, other) => one - other);
  const starts = sorted.slice(0, -1).flatMap((start, index) => {
    const pieces = Math.ceil((sorted[index + 1]! - start) / DAYS_IN_A_NUMBER);
    return Array.from({ length: pieces }, (_, piece) => start + piece * DAYS_IN_A_NUMBER);
  });
  return { day, starts };
}

/** The cut that a row lies in, by its place. */
function cutSql({ day, starts }: Cuts): Sql {
  const whens = starts.slice(1).map((start, index) => sql`when u.day > ${day} - ${number(start)} then ${number(index)}`);
  return whens.length ? sql`case ${sql.join(whens, sql` `)} else ${number(whens.length)} end` : number(0);
}
const placesIn = ({ starts }: Cuts, { from, to }: Asked['window']): number[] =>
  starts.flatMap((start, place) => (start >= to && start < from ? [place] : []));
const number = (value: number): Sql => sql.raw(String(value));

interface Named {
  as: string;
  is: Sql;
}
/** A window of a metric in three steps: over the rows of a cut, over the cuts (of one product where that matters), over the account. */
interface Steps {
  cut: readonly Named[];
  window: readonly Named[];
  account: Sql;
}

function steps({ column, slot, value, aggregate, window }: Asked, cuts: Cuts): Steps {
  const places = placesIn(cuts, window);
  const inWindow =
    places.length === cuts.starts.length ? sql`` : sql`filter (where b.cut between ${number(places[0]!)} and ${number(places.at(-1)!)})`;
  const ofSlot = (what: string) => `m${slot}_${what}`;
  const over = (as: string, by: Sql): Named => ({ as: column, is: sql`${by}(b.${sql.id(as)}) ${inWindow}` });
  const name = sql`p.${sql.id(column)}`;
  if (aggregate === 'sum' || aggregate === 'max') {
    const by = sql.raw(aggregate);
    return {
      cut: [{ as: ofSlot(aggregate), is: sql`${by}(${value})` }],
      window: [over(ofSlot(aggregate), by)],
      account: sql`${by}(${name})`,
    };
  }
  if (aggregate === 'last') {
    // Of one product a day stands once, so the greatest pair is the latest; products keep their own rhythm, and their levels add up.
    const pair = sql`max(array[(u.day - ${cuts.day})::float8, ${value}]) filter (where ${value} is not null)`;
    return { cut: [{ as: ofSlot('last'), is: pair }], window: [over(ofSlot('last'), sql`max`)], account: sql`sum((${name})[2])` };
  }
  // A day is a bit, so that a day of several products counts once without sorting anything.
  const bit = sql`bit_or(1::bigint << ((${cuts.day} - u.day) % ${number(DAYS_IN_A_NUMBER)})) filter (where ${value} is not null)`;
  const days = places.map((place) => ({
    as: ofSlot(`days${place}`),
    is: sql`bit_or(b.${sql.id(ofSlot('days'))}) filter (where b.cut = ${number(place)})`,
  }));
  const counted = days.map(({ as }) => sql`bit_count(coalesce(bit_or(p.${sql.id(as)}), 0)::bit(64))`);
  return {
    cut: [
      { as: ofSlot('sum'), is: sql`sum(${value})` },
      { as: ofSlot('days'), is: bit },
    ],
    window: [over(ofSlot('sum'), sql`sum`), ...days],
    account: sql`sum(${name}) / nullif(${sql.join(counted, sql` + `)}, 0)`,
  };
}

/** Each column once: windows of one metric are made of the same cuts. */
const listOf = (columns: readonly Named[]): Sql =>
  sql.join([sql``, ...new Map(columns.map(({ as, is }) => [as, sql`${is} as ${sql.id(as)}`])).values()], sql`, `);

function askedOf(declared: readonly UsageMetric[], columns: ReadonlySet<string>): Asked[] {
  return [...columns].flatMap((column) => {
    const [, slot, window] = /^m(\d+)_(\w+)$/.exec(column) ?? [];
    const metric = declared.find((one) => one.slot === Number(slot));
    if (!metric || !window) return [];
    return [
      { column, slot: metric.slot, value: sql.raw(`u.m${metric.slot}`), aggregate: metric.aggregate, window: WINDOWS[window as Window] },
    ];
  });
}

/**
 * One pass over the partitions of the asked windows, one row an account. Only what had happened, and where asked was known, counts; `only`: a further
 * `and` over the rows u.
 */
export function usageFragment(
  declared: readonly UsageMetric[],
  at: At,
  columns: ReadonlySet<string>,
  seats: SeatsFragment,
  only: Sql = sql``,
): Sql {
  const asked = askedOf(declared, columns);
  const used = declared.map(({ slot }) => sql.raw(`u.m${slot} > 0`));
  const asksLast = columns.has('last_on') && used.length > 0;
  if (!asked.length && !asksLast && !columns.has('seats')) return empty(columns);
  const day = at.asOf;
  const inUse = used.length ? sql`(${sql.join(used, sql` or `)})` : sql`false`;
  const known = at.knownBy ? sql`and u.known_at <= ${at.knownBy}::date` : sql``;
  const lowest = Math.max(30, ...asked.map(({ window }) => window.from));
  const from = number(lowest);
  const cuts = cutsOf(asked, day, lowest);
  const each = asked.map((one) => ({ as: one.column, ...steps(one, cuts) }));
  const last = (is: Sql): Named[] => (asksLast ? [{ as: 'last_on', is }] : []);
  const byCut = listOf([...each.flatMap(({ cut }) => cut), ...last(sql`max(u.day) filter (where ${inUse})`)]);
  const byWindow = listOf([...each.flatMap(({ window }) => window), ...last(sql`max(b.last_on)`)]);
  const whole = listOf([...each.map(({ as, account }) => ({ as, is: account })), ...last(sql`max(p.last_on)`)]);
  // Products are told apart only where a metric takes the last value of each.
  const product = (alias: string) =>
    asked.some(({ aggregate }) => aggregate === 'last') ? sql`, ${sql.ref(`${alias}.product_id`)}` : sql``;
  const sums = sql`select p.account_id${whole} from (
      select b.account_id${byWindow} from (
        select u.account_id${product('u')}, ${cutSql(cuts)} as cut${byCut} from usage_daily u
        where u.day <= ${day} and u.day > ${day} - ${from} and ${at.accounts(sql`u.account_id`)} ${known}${only}
        group by u.account_id${product('u')}, cut) b
      group by b.account_id${product('b')}) p group by p.account_id`;
  // Who did not use it lately is looked up alone, backwards from the window: the others never cost a look at old months.
  const older = sql`(select u.day from usage_daily u where u.account_id = a.id and u.day <= ${day} - ${from} and ${inUse} ${known}${only} order by u.day desc limit 1)`;
  const shown = [...columns].map((column) => {
    if (column === 'last_on') return asksLast ? sql`coalesce(w.last_on, ${older}) as last_on` : sql`null::date as last_on`;
    return column === 'seats' ? sql`c.seats` : sql`w.${sql.id(column)}`;
  });
  return sql`select a.id as account_id, ${sql.join(shown)} from account a left join (${sums}) w on w.account_id = a.id
    ${columns.has('seats') ? sql`left join (${seats(at)}) c on c.account_id = a.id` : sql``} where ${at.accounts(sql`a.id`)}`;
}

function empty(columns: ReadonlySet<string>): Sql {
  const shown = [...columns].map((column) => sql`${column === 'last_on' ? sql`null::date` : sql`null::float8`} as ${sql.id(column)}`);
  return sql`select null::uuid as account_id, ${sql.join(shown)} where false`;
}
