import type { HealthColour } from '@fulcrum/contract';
import { sql } from 'kysely';
import { inScope, type Scope } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';
import { type Catalog, someAccountsOn, wholeBaseOn } from '../../policy/catalog.ts';
import { healthSql } from '../../policy/health-judge.sql.ts';
import { healthResults, type StoredHealth } from '../../policy/healths.sql.ts';
import { asResult, type KeptHealth, resultJson } from './results.sql.ts';

export interface DraftInit {
  draft: StoredHealth;
  catalog: Catalog;
  asOf: string;
  scope: Scope;
}
/** An account under the draft and under what is in force. */
interface Beside {
  accountId: string;
  code: string;
  name: string;
  before: KeptHealth | null;
}
export interface TriedHealthRow extends Beside {
  after: KeptHealth | null;
}
export interface HealthMoverRow extends Beside {
  arr: string;
  after: KeptHealth;
}
export interface HealthSimulation {
  accounts: number;
  better: number;
  worse: number;
  other: number;
  arr: string;
  matrix: { from: HealthColour | null; to: HealthColour; accounts: number; arr: string }[];
  variants: { id: string | null; accounts: number }[];
  caps: { id: string; accounts: number }[];
  risks: { id: string; accounts: number }[];
  movers: HealthMoverRow[];
}

const draftOf = ({ draft, asOf }: DraftInit): Sql => asResult({ asOf, version: draft.version });
const inForce = (accounts: Sql, asOf: string): Sql => healthResults(accounts, sql`h.as_of <= ${asOf}::date`);

/** What a draft says of some accounts beside their results in force, in the order asked; nothing is written. */
export async function draftOnAccounts(db: Db, of: DraftInit & { accounts: readonly string[] }): Promise<TriedHealthRow[]> {
  const { accounts, asOf, catalog, draft } = of;
  const ctes = healthSql({ policy: draft.policy, catalog, at: someAccountsOn(accounts, asOf), whole: false });
  const found = await sql<TriedHealthRow>`with ${sql.join(ctes)},
    asked as materialized (select a.id as account_id, a.code, a.name from account a where a.id = any(${accounts}::uuid[]) and ${inScope(of.scope, 'a')}),
    latest as materialized (${inForce(sql`select account_id from asked`, asOf)}),
    drafted as (${draftOf(of)})
    select q.account_id as "accountId", q.code, q.name, ${resultJson('l')} as before,
      case when f.status = 'active' then ${resultJson('d')} end as after
    from asked q left join latest l on l.account_id = q.account_id left join drafted d on d.account_id = q.account_id
      left join facts f on f.account_id = q.account_id
    order by array_position(${accounts}::uuid[], q.account_id)`.execute(db);
  return found.rows;
}

const RANKED = sql`array['green', 'amber', 'red']::text[]`;
const place = (colour: Sql): Sql => sql`array_position(${RANKED}, ${colour})`;
const asList = (rows: Sql): Sql => sql`(select coalesce(jsonb_agg(to_jsonb(t)), '[]') from (${rows}) t)`;
const AMOUNT = sql`trim_scale(coalesce(sum(arr), 0))::text as arr`;

/** One cell of the matrix, for its movers; what is not said is any. */
export interface HealthCell {
  from?: HealthColour | 'none' | undefined;
  to?: HealthColour | undefined;
}
const inCell = ({
  from,
  to,
}: HealthCell): Sql => sql`(${from === undefined}::boolean or "from" is not distinct from ${from === 'none' ? null : (from ?? null)}::text)
  and (${to === undefined}::boolean or "to" = ${to ?? null}::text)`;

/**
 * What a draft makes of the base beside the results in force, as one statement that writes nothing: the accounts that an evaluation would
 * judge, within the scope. Where amounts are masked they do not order the movers.
 */
export async function simulateHealth(
  db: Db,
  of: DraftInit & { cell: HealthCell; limit: number; byAmount: boolean },
): Promise<HealthSimulation> {
  const { asOf, catalog, draft } = of;
  const ctes = healthSql({ policy: draft.policy, catalog, at: wholeBaseOn(asOf), whole: true, also: ['contracts.arr'] });
  const found = await sql<HealthSimulation>`with ${sql.join(ctes)},
    latest as materialized (${inForce(sql`select account_id from judged`, asOf)}),
    seen as materialized (
      select j.account_id, a.code, a.name, coalesce(f."contracts.arr", 0) as arr, l.colour as "from", j.colour as "to", j.variant, j.cap,
        sign(${place(sql`l.colour`)} - ${place(sql`j.colour`)}) as direction
      from judged j join facts f on f.account_id = j.account_id join account a on a.id = j.account_id and ${inScope(of.scope, 'a')}
        left join latest l on l.account_id = j.account_id),
    moved as materialized (select * from seen where "from" is distinct from "to"),
    first as materialized (select * from moved where ${inCell(of.cell)} order by ${of.byAmount ? sql`arr desc, code` : sql`code`} limit ${of.limit}),
    drafted as (${draftOf(of)}),
    told as (
      select m.account_id as "accountId", m.code, m.name, trim_scale(m.arr)::text as arr, ${resultJson('l')} as before, ${resultJson('d')} as after
      from first m join drafted d on d.account_id = m.account_id left join latest l on l.account_id = m.account_id
      order by ${of.byAmount ? sql`m.arr desc, m.code` : sql`m.code`})
    select (select count(*)::int from seen) as accounts, count(*) filter (where direction = 1)::int as better,
      count(*) filter (where direction = -1)::int as worse, count(*) filter (where direction is null)::int as other, ${AMOUNT},
      ${asList(sql`select "from", "to", count(*) as accounts, ${AMOUNT} from seen group by 1, 2`)} as matrix,
      ${asList(sql`select variant as id, count(*) as accounts from seen group by 1`)} as variants,
      ${asList(sql`select cap as id, count(*) as accounts from seen where cap is not null group by 1`)} as caps,
      ${asList(sql`select r.rule as id, count(*) as accounts from risky r join seen using (account_id) group by 1`)} as risks,
      ${asList(sql`select * from told`)} as movers
    from moved`.execute(db);
  const row = found.rows[0];
  if (!row) throw new Error('a simulation answers one row');
  return row;
}
