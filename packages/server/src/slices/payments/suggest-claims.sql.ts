import type { Receivable } from '@fulcrum/contract';
import { sql } from 'kysely';
import { accountInScope, type Scope } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';
import { agedInstalments, RECEIVABLE, receivableJoins } from './receivables.sql.ts';

type Reason = 'amount' | 'payer' | 'same_account' | 'same_group';
export type SuggestedRow = Receivable & { suggested: string; reasons: Reason[] };
export interface SuggestedContract {
  contractId: string;
  accountId: string;
  accountName: string;
  code: string | null;
  title: string | null;
  signedOn: string;
  currency: string;
  open: string;
  suggested: string;
  reasons: Reason[];
}
interface Asked {
  scope: Scope;
  receiptId: string;
  left: string;
  asOf: string;
  q: string | undefined;
  limit: number;
}

/**
 * The receipt; the accounts that its payer's name belongs to by any name that they go or went by (the one normal form of names); and the
 * accounts that it may pay for: its own, the payer's, those whose contracts the payer pays, and those of its group.
 */
const candidates = (of: Asked): Sql => sql`
  receipt_in as materialized (
    select r.account_id, r.currency, ${of.left}::numeric as left_over, nullif(name_key(r.payer_name), '') as payer, coalesce(a.parent_id, a.id) as group_id
    from receipt r join account a on a.id = r.account_id where r.id = ${of.receiptId}::uuid),
  payers as materialized (
    select a.id from receipt_in r join account a on a.name_key = r.payer
    union select a.id from receipt_in r join account a on name_key(a.short_name) = r.payer where a.short_name is not null
    union select n.account_id from receipt_in r join account_name n on n.norm = r.payer where n.kind in ('former', 'short', 'alias', 'english')),
  paid_for as materialized (select id from payers union select c.account_id from contract c where c.payer_id in (select id from payers)),
  candidate as materialized (
    select a.id, a.id = r.account_id as own, a.id in (select id from paid_for) as payer, coalesce(r.group_id in (a.parent_id, a.id), false) as in_group
    from account a cross join receipt_in r
    where ${accountInScope(of.scope, sql`a.id`)} and (a.id = r.account_id or r.group_id in (a.parent_id, a.id) or a.id in (select id from paid_for)
      or a.id in (select i.account_id from instalment i where i.amount = r.left_over and i.currency = r.currency)
      or a.id in (select i.account_id from contract i where i.amount = r.left_over and i.currency = r.currency)
      ${of.q ? sql`or position(lower(${of.q}) in lower(concat_ws(' ', a.name, a.short_name, a.code))) > 0` : sql``}))`;

const equal = (open: Sql): Sql => sql`${open} = r.left_over`;
const REASONS = (open: Sql): Sql => sql`array_remove(array[case when ${equal(open)} then 'amount' end, case when c.payer then 'payer' end,
  case when c.own then 'same_account' end, case when c.in_group and not c.own then 'same_group' end], null)`;
/** The amount (4), the payer's name (3), the account (2), the group (1). */
const WEIGHT = (open: Sql): Sql => sql`(case when ${equal(open)} then 4 else 0 end) + (case when c.payer then 3 else 0 end)
  + (case when c.own then 2 else 0 end) + (case when c.in_group then 1 else 0 end)`;
const speaks = (open: Sql): Sql => sql`(${equal(open)} or c.payer or c.own or c.in_group)`;

/** Open instalments that a receipt may pay, what speaks most for it first, then the older due day. */
export async function suggestClaims(db: Db, of: Asked): Promise<SuggestedRow[]> {
  const open = sql`n.open`;
  const found = await sql<SuggestedRow>`
    with ${candidates(of)},
    n as (${agedInstalments(
      { scope: { all: true }, asOf: of.asOf, among: (id) => sql<boolean>`${id} in (select candidate.id from candidate)` },
      'unpaid',
    )})
    select ${RECEIVABLE}, least(n.open, r.left_over)::text as suggested, ${REASONS(open)} as reasons
    from n join candidate c on c.id = n.account_id cross join receipt_in r ${receivableJoins(of.scope)}
    where n.open > 0 and n.currency = r.currency and r.left_over > 0
      and ${of.q ? sql`position(lower(${of.q}) in lower(concat_ws(' ', a.name, a.short_name, a.code, n.code, n.title, t.code))) > 0` : speaks(open)}
    order by ${WEIGHT(open)} desc, n.due_on, n.id limit ${of.limit}`.execute(db);
  return found.rows;
}

/** Contracts without a receivable plan that are not paid yet: of those with one, the instalments are what is paid. */
export async function suggestContracts(db: Db, of: Asked): Promise<SuggestedContract[]> {
  const open = sql`k.open`;
  const found = await sql<SuggestedContract>`
    with ${candidates(of)},
    k as (select t.*, t.amount - coalesce((select sum(p.amount) from receipt_claim p where p.account_id = t.account_id and p.contract_id = t.id), 0) as open
      from contract t where t.account_id in (select id from candidate) and t.happened_on <= ${of.asOf}::date and t.draft is not true
        and not exists (select from instalment i where i.account_id = t.account_id and i.contract_id = t.id))
    select k.id as "contractId", a.id as "accountId", a.name as "accountName", k.code, k.title, k.happened_on as "signedOn", k.currency, k.open::text as open,
      least(k.open, r.left_over)::text as suggested, ${REASONS(open)} as reasons
    from k join candidate c on c.id = k.account_id join account a on a.id = k.account_id cross join receipt_in r
    where k.open > 0 and k.currency = r.currency and r.left_over > 0
      and ${of.q ? sql`position(lower(${of.q}) in lower(concat_ws(' ', a.name, a.short_name, a.code, k.code, k.title))) > 0` : speaks(open)}
    order by ${WEIGHT(open)} desc, k.happened_on desc, k.id limit ${of.limit}`.execute(db);
  return found.rows;
}
