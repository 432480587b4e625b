import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';
import type { At } from '../../policy/catalog.ts';
import { type Evidence, type EvidenceRow, evidenceRow } from '../../policy/evidence.ts';
import { belowSql, byUrgency, covers, termsSql, wasSigned, withGroups } from './terms.sql.ts';

/** Terms t of an account, of those below it too where groups count together; `place` 1 governs. */
const terms = (at: At, where: Sql, more: Partial<EvidenceRow> = {}): Sql => sql`
  select ${evidenceRow({
    kind: sql`t.kind`,
    account: sql`t.account_id`,
    id: sql`t.id`,
    on: sql`t.starts_on`,
    until: sql`t.ends_on`,
    label: sql`coalesce(s.code, c.code)`,
    note: sql`coalesce(r.name, s.plan, c.title)`,
    ...more,
  })}
  from (with recursive below as (${belowSql(at)}), term as (${withGroups(at, termsSql)})
      select t.*, row_number() over (order by ${byUrgency(at)}) as place from term t) t
    left join subscription s on t.kind = 'subscription' and s.account_id = t.account_id and s.id = t.id
    left join contract c on t.kind = 'contract' and c.account_id = t.account_id and c.id = t.id
    left join product r on r.id = t.product_id
  where ${where}`;

const contracts = (at: At): Sql => sql`select c.account_id, c.id, c.code, c.title, c.happened_on, c.predecessor_id
  from contract c where ${wasSigned('c', at)} and ${at.accounts(sql`c.account_id`)}`;
const signed = (at: At, where: Sql): Sql => sql`
  select ${evidenceRow({ kind: 'contract', account: sql`t.account_id`, id: sql`t.id`, on: sql`t.happened_on`, label: sql`t.code`, note: sql`t.title` })}
  from (with recursive below as (${belowSql(at)}) ${withGroups(at, contracts)}) t where ${where}`;

const ofTerms = (by: Evidence['by'], rows: Evidence['rows']): Evidence => ({
  kinds: ['contract', 'subscription'],
  shape: 'value',
  by,
  rows,
});
const ofContracts = (rows: Evidence['rows']): Evidence => ({ kinds: ['contract'], shape: 'value', by: 'count', rows });
const governing = ofTerms('one', (at) => terms(at, sql`t.place = 1`, { value: sql`t.seats` }));

/** The terms and contracts behind each metric of contracts. */
export const contractEvidence: Readonly<Record<string, Evidence>> = {
  arr: ofTerms('sum', (at) => terms(at, covers(at.asOf), { amount: sql`t.annual` })),
  count: ofContracts((at) => signed(at, sql`true`)),
  renewals: ofContracts((at) => signed(at, sql`t.predecessor_id is not null`)),
  years: ofTerms('span', (at) => terms(at, sql`t.starts_on <= ${at.asOf}`, { until: sql`least(t.ends_on, ${at.asOf})` })),
  term_end_on: governing,
  days_to_end: governing,
  months_since_delivery: ofTerms('one', (at) => terms(at, sql`t.place = 1 and t.delivered_on is not null`, { on: sql`t.delivered_on` })),
  seats: governing,
};
