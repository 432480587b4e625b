import type { EvidenceBy, Language, UsageMetric } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';
import type { At } from '../../policy/catalog.ts';
import { type Evidence, evidenceRow, over, under } from '../../policy/evidence.ts';
import type { SeatsFragment } from './usage-fragment.sql.ts';

const BY: Record<UsageMetric['aggregate'], EvidenceBy> = { sum: 'sum', avg: 'average', max: 'most', last: 'sum' };
const known = (at: At): Sql => (at.knownBy ? sql`and u.known_at <= ${at.knownBy}::date` : sql``);
const slotOf = ({ slot }: UsageMetric): Sql => sql.raw(`u.m${slot}`);

/** The days of a metric m within (D − from, D − to] by product; of last values only the latest of each product counts. */
function days(metric: UsageMetric, at: At, window: { from: number; to: number }, language: Language, side?: Sql<'over' | 'under'>): Sql {
  const value = slotOf(metric);
  const latest = metric.aggregate === 'last' ? sql`distinct on (u.account_id, u.product_id)` : sql``;
  return sql`
    select ${evidenceRow({
      kind: 'usage',
      account: sql`u.account_id`,
      id: sql`u.product_id`,
      part: sql`${metric.id}::text`,
      on: sql`u.day`,
      label: sql`r.name`,
      note: sql`${metric.name[language]}::text`,
      value: sql`u.value::numeric`,
      ...(side ? { side } : {}),
    })}
    from (select ${latest} u.account_id, u.product_id, u.day, ${value} as value from usage_daily u
      where u.day <= ${at.asOf} - ${sql.raw(String(window.to))} and u.day > ${at.asOf} - ${sql.raw(String(window.from))} and ${value} is not null
        and ${at.accounts(sql`u.account_id`)} ${known(at)}
      order by u.account_id, u.product_id, u.day desc) u left join product r on r.id = u.product_id`;
}
const ofUsage = (by: EvidenceBy, rows: Evidence['rows'], shape: Evidence['shape'] = 'value'): Evidence => ({
  kinds: ['usage'],
  shape,
  by,
  rows,
});

export const usageWindow = (metric: UsageMetric, length: number): Evidence =>
  ofUsage(BY[metric.aggregate], (at, language) => days(metric, at, { from: length, to: 0 }, language));

export const usageTrend = (metric: UsageMetric): Evidence =>
  ofUsage(
    BY[metric.aggregate],
    (at, language) =>
      sql`${days(metric, at, { from: 30, to: 0 }, language, over)} union all ${days(metric, at, { from: 60, to: 30 }, language, under)}`,
    'growth',
  );

/** What was used on the last day with any use. */
export function lastUse(declared: readonly UsageMetric[]): Evidence {
  const used = declared.map((metric) => sql`${slotOf(metric)} > 0`);
  const values = (language: Language): Sql =>
    sql.join(declared.map((metric) => sql`(${metric.id}::text, ${metric.name[language]}::text, ${slotOf(metric)})`));
  return ofUsage('last', (at, language) => {
    const row = evidenceRow({
      kind: 'usage',
      account: sql`u.account_id`,
      id: sql`u.product_id`,
      part: sql`v.id`,
      on: sql`u.day`,
      label: sql`r.name`,
      note: sql`v.name`,
      value: sql`v.value::numeric`,
    });
    if (!declared.length)
      return sql`select ${evidenceRow({ kind: 'usage', account: sql`null`, id: sql`null`, on: sql`null` })} where false`;
    return sql`
      select ${row} from usage_daily u cross join lateral (values ${values(language)}) v(id, name, value) left join product r on r.id = u.product_id
      where ${at.accounts(sql`u.account_id`)} and u.day <= ${at.asOf} ${known(at)} and v.value > 0
        and u.day = (select max(l.day) from (select u.day from usage_daily u where u.account_id = any(select a.id from account a where ${at.accounts(sql`a.id`)})
          and u.day <= ${at.asOf} ${known(at)} and (${sql.join(used, sql` or `)})) l)`;
  });
}

/** The active users of thirty days over the seats of the governing term. */
export const seatRate = (active: UsageMetric, seats: SeatsFragment): Evidence => ({
  kinds: ['usage', 'contract'],
  shape: 'rate',
  by: BY[active.aggregate],
  rows: (at, language) => sql`${days(active, at, { from: 30, to: 0 }, language, over)} union all
    select ${evidenceRow({ kind: 'contract', account: sql`g.account_id`, id: sql`null`, on: at.asOf, side: under, value: sql`g.seats` })}
    from (${seats(at)}) g where g.seats is not null`,
});
