import type { ContractState, LedgerRow } from '@fulcrum/contract';
import { sql } from 'kysely';
import { accountInScope, inScope, type Scope } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';
import { escapeLike } from '../../db/like.ts';
import { type At, wholeBaseOn } from '../../policy/catalog.ts';
import { ownerOn } from '../../policy/owner-on.sql.ts';
import { contractSpan, covers, termsSql, wasSigned } from './terms.sql.ts';

export interface LedgerFilter {
  scope: Scope;
  asOf: string;
  q?: string | undefined;
  state?: ContractState | undefined;
  endsWithin?: number | undefined;
  ownerId?: string | undefined;
  accountId?: string | undefined;
}
export interface LedgerQuery extends LedgerFilter {
  sort: 'end' | 'signed';
  after: string[] | null;
  limit: number;
}
export type LedgerRead = LedgerRow & { sortKey: string };

const ENDLESS = sql`'9999-12-31'::date`;

/** How a contract stands on a day: by its days, and by whether it was renewed. Never stored, so that it cannot lie. */
const state = ({ asOf }: At): Sql => sql`case
  when c.draft then 'draft'
  when d.ends_on < ${asOf} and n.id is not null then 'renewed'
  when c.terminated_on <= ${asOf} or m.terminated_on <= ${asOf} then 'terminated'
  when d.ends_on < ${asOf} then 'ended'
  when d.starts_on > ${asOf} then 'signed'
  else 'in_force' end`;

/** Contracts as c with their account a, span d, main contract m and first successor n. */
const from = (at: At): Sql => sql`
  from contract c join account a on a.id = c.account_id ${contractSpan(at)}
  left join lateral (select x.id, x.account_id, x.code, x.happened_on from contract x
    where x.predecessor_id = c.id and ${wasSigned('x', at)} order by x.happened_on, x.id limit 1) n on true`;

function where(filter: LedgerFilter, at: At): Sql {
  const { q, state: asked, endsWithin, ownerId, accountId } = filter;
  // A draft is there since it was drawn up, though its day of signing is to come.
  const met: Sql[] = [sql`(${wasSigned('c', at)} or (c.draft and c.known_at <= ${at.asOf}))`, inScope(filter.scope, 'a')];
  if (accountId) met.push(sql`c.account_id = ${accountId}::uuid`);
  if (ownerId) met.push(sql`${ownerOn(at.asOf)} = ${ownerId}::uuid`);
  if (q) met.push(sql`lower(concat_ws(' ', c.code, c.title, c.customer_number, a.name)) like ${`%${escapeLike(q.toLowerCase())}%`}`);
  if (asked) met.push(sql`${state(at)} = ${asked}`);
  if (endsWithin !== undefined)
    met.push(sql`d.starts_on <= ${at.asOf} and d.ends_on between ${at.asOf} and ${at.asOf} + ${endsWithin}::int`);
  return sql.join(met, sql` and `);
}

const SORTS: Record<LedgerQuery['sort'], { key: Sql; way: Sql; past: Sql }> = {
  signed: { key: sql`c.happened_on`, way: sql`desc`, past: sql`<` },
  end: { key: sql`coalesce(d.ends_on, ${ENDLESS})`, way: sql`asc`, past: sql`>` },
};

/** What the contracts that c refers to are called, where the caller may see them. */
const named = (alias: string, id: Sql, scope: Scope): Sql => sql`left join lateral (select x.id, x.code from contract x
  where x.id = ${id} and ${accountInScope(scope, sql`x.account_id`)}) ${sql.id(alias)} on true`;

/** A page of the ledger, one row more than the limit. */
export async function selectLedger(db: Db, query: LedgerQuery): Promise<LedgerRead[]> {
  const at = wholeBaseOn(query.asOf);
  const { key, way, past } = SORTS[query.sort];
  const after = query.after ? sql`and (${key}, c.id) ${past} (${query.after[0]}::date, ${query.after[1]}::uuid)` : sql``;
  const found = await sql<LedgerRead>`
    with page as materialized (
      select c.*, ${key} as sort_key, a.name as account_name, ${ownerOn(at.asOf)} as owner_id, ${state(at)} as state, d.starts_on as first_day, d.ends_on as last_day,
        n.id as successor_id
      ${from(at)} where ${where(query, at)} ${after} order by ${key} ${way}, c.id ${way} limit ${query.limit + 1})
    select c.id, c.account_id as "accountId", c.account_name as "accountName", u.name as "ownerName", c.code, c.title, c.kind, p.name as "productName",
      c.state, c.happened_on as "signedOn", c.first_day as "startsOn", c.last_day as "endsOn", c.amount, c.currency, c.base_amount as "baseAmount",
      coalesce(y.annual, 0)::text as annual, c.seats, f.id as "frameworkId", f.code as "frameworkCode", r.id as "predecessorId", r.code as "predecessorCode",
      s.id as "successorId", s.code as "successorCode", s.happened_on as "successorSignedOn", coalesce(k.all_of, 0) as milestones,
      coalesce(k.accepted, 0) as "milestonesAccepted", coalesce(k.amount <> c.amount, false) as "milestonesDiffer", c.custom, c.revision, c.sort_key::text as "sortKey"
    from page c left join app_user u on u.id = c.owner_id left join product p on p.id = c.product_id
    ${named('f', sql`c.framework_id`, query.scope)} ${named('r', sql`c.predecessor_id`, query.scope)}
    left join lateral (select x.id, x.code, x.happened_on from contract x
      where x.id = c.successor_id and ${accountInScope(query.scope, sql`x.account_id`)}) s on true
    left join lateral (select sum(t.annual) as annual from (${termsSql(at)}) t where t.contract_id = c.id and ${covers(at.asOf)}) y on true
    left join lateral (select count(*)::int as all_of, count(*) filter (where x.accepted_on <= ${at.asOf})::int as accepted, sum(x.amount) as amount
      from contract_milestone x where x.contract_id = c.id and x.happened_on <= ${at.asOf}) k on true
    order by c.sort_key ${way}, c.id ${way}`.execute(db);
  return found.rows;
}

/** What the contracts that a filter meets come to, in base currency. */
export async function sumLedger(db: Db, filter: LedgerFilter): Promise<{ contracts: number; baseAmount: string; annual: string }> {
  const at = wholeBaseOn(filter.asOf);
  const found = await sql<{ contracts: number; baseAmount: string; annual: string }>`
    with met as materialized (select c.id, case when not coalesce(c.draft, false) or ${filter.state === 'draft'} then c.base_amount end as base_amount ${from(at)} where ${where(filter, at)})
    select count(*)::int as contracts, coalesce(sum(c.base_amount), 0)::text as "baseAmount",
      coalesce(sum(y.annual), 0)::text as annual
    from met c left join (select t.contract_id, sum(t.annual) as annual from (${termsSql(at)}) t
      where ${covers(at.asOf)} and t.contract_id is not null group by t.contract_id) y on y.contract_id = c.id`.execute(db);
  return found.rows[0]!;
}
