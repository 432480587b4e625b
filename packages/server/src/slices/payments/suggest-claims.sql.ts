import type { Receivable } from '@fulcrum/contract';
import { sql } from 'kysely';
import { accountInScope, type Scope } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';
import { agedInstalments, RECEIVABLE, receivableJoins } from './receivables.sql.ts';

type Reason = 'amount' | 'payer' | 'same_account' | 'same_group';
export type SuggestedRow = Receivable & { suggested: string; reasons: Reason[] };

/** Names as bank statements write them: case, width and blanks do not tell them apart. */
const plain = (text: Sql): Sql => sql`regexp_replace(lower(normalize(${text}, NFKC)), '\\s', '', 'g')`;

/**
 * Open instalments that a receipt may pay, as one statement: those of its own account, of the accounts its payer's name belongs to, of its
 * group, and those of the very amount. What speaks for each is weighed: the amount (4), the payer's name (3), the account (2), the group (1); then the older due day comes first.
 */
export async function suggestClaims(
  db: Db,
  of: { scope: Scope; receiptId: string; left: string; asOf: string; q: string | undefined; limit: number },
): Promise<SuggestedRow[]> {
  const found = await sql<SuggestedRow>`
    with receipt_in as materialized (
      select r.account_id, r.currency, ${of.left}::numeric as left_over, ${plain(sql`r.payer_name`)} as payer, coalesce(a.parent_id, a.id) as group_id
      from receipt r join account a on a.id = r.account_id where r.id = ${of.receiptId}::uuid),
    candidate as materialized (
      select a.id, a.id = r.account_id as own, coalesce(r.payer in (${plain(sql`a.name`)}, ${plain(sql`a.short_name`)}), false)
          or exists (select from contract c join account p on p.id = c.payer_id where c.account_id = a.id and r.payer in (${plain(sql`p.name`)}, ${plain(sql`p.short_name`)})) as payer,
        coalesce(r.group_id in (a.parent_id, a.id), false) as in_group
      from account a cross join receipt_in r
      where ${accountInScope(of.scope, sql`a.id`)} and (a.id = r.account_id or r.group_id in (a.parent_id, a.id)
        or r.payer in (${plain(sql`a.name`)}, ${plain(sql`a.short_name`)})
        or a.id in (select c.account_id from contract c join account p on p.id = c.payer_id where r.payer in (${plain(sql`p.name`)}, ${plain(sql`p.short_name`)}))
        or a.id in (select i.account_id from instalment i where i.amount = r.left_over and i.currency = r.currency)
        ${of.q ? sql`or position(lower(${of.q}) in lower(concat_ws(' ', a.name, a.short_name, a.code))) > 0` : sql``})),
    n as (${agedInstalments(
      { scope: { all: true }, asOf: of.asOf, among: (id) => sql<boolean>`${id} in (select candidate.id from candidate)` },
      'unpaid',
    )})
    select ${RECEIVABLE}, least(n.open, r.left_over)::text as suggested,
      array_remove(array[case when n.open = r.left_over then 'amount' end, case when c.payer then 'payer' end, case when c.own then 'same_account' end,
        case when c.in_group and not c.own then 'same_group' end], null) as reasons
    from n join candidate c on c.id = n.account_id cross join receipt_in r ${receivableJoins(of.scope)}
    where n.open > 0 and n.currency = r.currency and r.left_over > 0
      and ${of.q ? sql`position(lower(${of.q}) in lower(concat_ws(' ', a.name, a.short_name, a.code, n.code, n.title, t.code))) > 0` : sql`(n.open = r.left_over or c.payer or c.own or c.in_group)`}
    order by (case when n.open = r.left_over then 4 else 0 end) + (case when c.payer then 3 else 0 end) + (case when c.own then 2 else 0 end)
      + (case when c.in_group then 1 else 0 end) desc, n.due_on, n.id limit ${of.limit}`.execute(db);
  return found.rows;
}
