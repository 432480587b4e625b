import type { Proposal } from '@fulcrum/contract';
import { sql } from 'kysely';
import { accountInScope, type Scope } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';
import { escapeLike } from '../../db/like.ts';

export interface ProposalFilter {
  policyId: string;
  scope: Scope;
  today: string;
  state: 'open' | 'waiting' | 'decided';
  from?: string | undefined;
  to?: string | undefined;
  q?: string | undefined;
}
export interface ProposalRow extends Omit<Proposal, 'item' | 'direction'> {
  fromRank: number;
  toRank: number;
  item: string | null;
  points: { id: string; before: string | null; after: string | null }[];
}

const STATES = (today: Sql): Record<ProposalFilter['state'], Sql> => ({
  open: sql`p.state = 'open'`,
  waiting: sql`p.state = 'confirmed' and p.effective_on > ${today}`,
  decided: sql`((p.state = 'confirmed' and p.effective_on <= ${today}) or p.state = 'declined')`,
});

/** The proposals that a filter meets, over p and a. */
function met({ policyId, scope, today, state, from, to, q }: ProposalFilter): Sql {
  const pattern = `%${escapeLike(q ?? '')}%`;
  return sql`from tier_proposal p join account a on a.id = p.account_id
    where p.policy_id = ${policyId} and ${STATES(sql`${today}::date`)[state]} and ${accountInScope(scope, sql`p.account_id`)}
      and ${from === undefined ? sql`true` : sql`p.from_level = ${from}`} and ${to === undefined ? sql`true` : sql`p.to_level = ${to}`}
      and ${q ? sql`(a.name ilike ${pattern} or a.code ilike ${pattern})` : sql`true`}`;
}

/** The largest amount first. */
export async function selectProposals(db: Db, filter: ProposalFilter & { after: string[] | null; limit: number }): Promise<ProposalRow[]> {
  const [amount, id] = filter.after ?? [];
  const found = await sql<ProposalRow>`
    with page as (select p.*, a.code, a.name ${met(filter)} and ${filter.after ? sql`(p.amount, p.id) < (${amount}::numeric, ${id}::uuid)` : sql`true`}
      order by p.amount desc, p.id desc limit ${filter.limit + 1})
    select p.id, p.account_id as "accountId", p.code as "accountCode", p.name as "accountName", p.policy_id as "policyId", p.as_of as "asOf",
      p.from_level as "from", p.to_level as "to", p.from_rank as "fromRank", p.to_rank as "toRank", trim_scale(p.amount)::text as amount,
      trim_scale(p.score_before)::text as "scoreBefore", trim_scale(p.score)::text as score, p.cause, p.cause_item as item, p.cause_level as level,
      p.points, p.state, u.name as "decidedBy", p.decided_at as "decidedAt", p.reason, p.effective_on as "effectiveOn"
    from page p left join app_user u on u.id = p.decided_by order by p.amount desc, p.id desc`.execute(db);
  return found.rows;
}

export async function proposalIds(db: Db, filter: ProposalFilter): Promise<string[]> {
  const found = await sql<{ id: string }>`select p.id ${met(filter)} order by p.id`.execute(db);
  return found.rows.map((row) => row.id);
}

/** Of the proposals given, those open at accounts of the scope. */
export async function openIds(db: Db, ids: readonly string[], scope: Scope): Promise<{ id: string; policyId: string }[]> {
  const found = await sql<{ id: string; policyId: string }>`select p.id, p.policy_id as "policyId" from tier_proposal p
    where p.id = any(${ids}::uuid[]) and p.state = 'open' and ${accountInScope(scope, sql`p.account_id`)} order by p.id`.execute(db);
  return found.rows;
}

export async function proposedMoves(
  db: Db,
  filter: ProposalFilter,
): Promise<{ from: string; to: string; accounts: number; amount: string }[]> {
  const found = await sql<{ from: string; to: string; accounts: number; amount: string }>`
    select p.from_level as "from", p.to_level as "to", count(*)::int as accounts, trim_scale(sum(p.amount))::text as amount ${met(filter)}
    group by p.from_level, p.to_level, p.from_rank, p.to_rank order by p.from_rank, p.to_rank`.execute(db);
  return found.rows;
}
