import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';
import type { At } from '../../policy/catalog.ts';
import { type Evidence, type EvidenceRow, evidenceRow, over, under } from '../../policy/evidence.ts';

const since = (at: At, months: number): Sql<boolean> =>
  sql<boolean>`l.happened_on > (${at.asOf} - make_interval(months => ${months}::int))::date`;
const bought = sql<boolean>`l.base_amount > 0`;

/** Order lines l of a day that meet a test, with what they count as. */
export const orderLines = (at: At, where: Sql<boolean>, more: Partial<EvidenceRow> = {}): Sql => sql`
  select ${evidenceRow({
    kind: 'order',
    account: sql`l.account_id`,
    id: sql`l.order_id`,
    part: sql`l.line_key`,
    on: sql`l.happened_on`,
    label: sql`o.code`,
    note: sql`coalesce(nullif(r.name, ''), r.code)`,
    amount: sql`l.base_amount`,
    value: sql`l.quantity`,
    ...more,
  })}
  from order_line l join sales_order o on o.account_id = l.account_id and o.id = l.order_id join product r on r.id = l.product_id
  where l.happened_on <= ${at.asOf} and ${at.accounts(sql`l.account_id`)} ${at.knownBy ? sql`and l.known_at <= ${at.knownBy}::date` : sql``} and ${where}`;
/** Those of twelve months. */
export const linesOfYear = (at: At, more?: Partial<EvidenceRow>): Sql => orderLines(at, since(at, 12), more);
export const boughtInYear = (at: At): Sql =>
  orderLines(at, sql<boolean>`${bought} and ${since(at, 12)}`, { counts: sql`l.product_id::text` });

const lines = (by: Evidence['by'], rows: Evidence['rows'], shape: Evidence['shape'] = 'value'): Evidence => ({
  kinds: ['order'],
  shape,
  by,
  rows,
});
const bySide = (at: At): Sql => sql`case when ${since(at, 12)} then ${over} else ${under} end`;

/** The lines behind each metric of orders. */
export const orderEvidence: Readonly<Record<string, Evidence>> = {
  'orders.amount_12m': lines('sum', (at) => linesOfYear(at)),
  'orders.amount_total': lines('sum', (at) => orderLines(at, sql<boolean>`true`)),
  'orders.count_12m': lines('distinct', (at) =>
    orderLines(at, sql<boolean>`${bought} and ${since(at, 12)}`, { counts: sql`l.order_id::text` }),
  ),
  'orders.first_on': lines('first', (at) => orderLines(at, bought)),
  'orders.last_on': lines('last', (at) => orderLines(at, bought)),
  'orders.recency_days': lines('last', (at) => orderLines(at, bought)),
  'orders.growth_12m': lines('sum', (at) => orderLines(at, since(at, 24), { side: bySide(at) as Sql<'over' | 'under'> }), 'growth'),
  'orders.product_kinds_12m': lines('distinct', boughtInYear),
  'orders.margin_rate_12m': lines(
    'sum',
    (at) => orderLines(at, sql<boolean>`${since(at, 12)} and l.margin is not null`, { margin: sql`l.margin` }),
    'rate',
  ),
};
