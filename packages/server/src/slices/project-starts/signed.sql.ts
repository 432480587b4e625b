import type { ProcedurePolicy } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';

/** Contracts signed longer ago are history that was imported, not news. */
const LOOKBACK_DAYS = 30;

export interface SignedContract {
  policyId: string;
  accountId: string;
  contractId: string;
  productId: string | null;
  signedOn: string;
}

/**
 * Contracts that begin a procedure in force by its rule and have begun none: signed since the rule holds, of an active account, once each. What names their product
 * goes before what takes any. A start of the same product that somebody began since, or that was under way at the signing, is theirs already.
 */
export async function signedContracts(
  db: Db,
  procedures: readonly { id: string; document: Pick<ProcedurePolicy, 'beginsOn'> }[],
  today: string,
): Promise<SignedContract[]> {
  const rules = procedures.flatMap(({ id, document: { beginsOn } }) => (beginsOn ? [{ id, ...beginsOn.signed }] : []));
  if (!rules.length) return [];
  const day = sql`${today}::date`;
  const found = await sql<SignedContract>`
    with rule as (select r.id, r.kinds, r.products,
        -- From the first version on that has said so without a break until today.
        (select min(v.in_force_from) from policy_version v where v.policy_id = r.id and v.state in ('published', 'retired') and v.document ? 'beginsOn'
          and not exists (select from policy_version w where w.policy_id = r.id and w.state in ('published', 'retired') and not w.document ? 'beginsOn'
            and w.in_force_from <= ${day} and (w.in_force_from, w.version) > (v.in_force_from, v.version))) as since
      from jsonb_to_recordset(${JSON.stringify(rules)}::jsonb) as r(id text, kinds text[], products text[]))
    select distinct on (c.account_id, c.id) r.id as "policyId", c.account_id as "accountId", c.id as "contractId", c.product_id as "productId",
      c.happened_on as "signedOn"
    from contract c join account a on a.id = c.account_id and a.status = 'active' left join product p on p.id = c.product_id
      join rule r on c.happened_on >= r.since and coalesce(c.kind, 'single') = any(r.kinds) and (r.products is null or p.code = any(r.products))
    where c.happened_on > ${day} - ${LOOKBACK_DAYS}::int and c.happened_on <= ${day} and c.predecessor_id is null and c.adjusts_id is null
      and c.draft is not true and (c.terminated_on is null or c.terminated_on > ${day})
      and not exists (select from project_start s where s.account_id = c.account_id and (s.contract_id = c.id
        or s.contract_id is null and s.product_id is not distinct from c.product_id and coalesce(s.ended_on, 'infinity') >= c.happened_on))
    order by c.account_id, c.id, r.products is null, r.id`.execute(db);
  return found.rows;
}
