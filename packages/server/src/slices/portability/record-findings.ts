import type { RecordType } from '@fulcrum/contract';
import { sql } from 'kysely';
import { ANNOUNCEMENT_FINDINGS } from './announcement-rows.sql.ts';
import { type Finding, warn } from './found.sql.ts';
import type { KeptWarning } from './import.sql.ts';
import type { Preparation } from './preparation.ts';

/** What the verbs of a type refuse besides wrong fields, asked of a whole file: by the type's table. */
const FINDINGS: Record<string, readonly Finding[]> = {
  announced_event: ANNOUNCEMENT_FINDINGS,
  account_relation: [
    {
      code: 'import.record.itself',
      field: 'otherCode',
      query: sql`select x.seq, x.code as value from staged_record x where x.other_id = x.account_id`,
    },
  ],
  referral: [
    {
      code: 'import.record.itself',
      field: 'referredCode',
      query: sql`select x.seq, x.code as value from staged_record x where x.referred_id = x.account_id`,
    },
  ],
  rating: [
    {
      code: 'import.record.expires_early',
      field: 'expiresOn',
      query: sql`select x.seq, x.expires_on as value from staged_record x where x.expires_on < x.happened_on`,
    },
  ],
  receipt: [
    {
      code: 'import.record.claimed',
      field: 'amount',
      query: sql`select x.seq, x.amount as value from staged_record x join receipt r on r.account_id = x.account_id and r.id = x.id
        join lateral (select sum(c.amount) as claimed from receipt_claim c where c.receipt_id = r.id) c on c.claimed > x.amount or r.currency <> x.currency`,
    },
  ],
  instalment: [
    {
      code: 'import.record.claimed',
      field: 'currency',
      query: sql`select x.seq, x.currency as value from staged_record x join instalment i on i.account_id = x.account_id and i.id = x.id and i.currency <> x.currency
        where exists (select from receipt_claim c where c.account_id = i.account_id and c.instalment_id = i.id)`,
    },
  ],
};

export const recordFindings = (type: RecordType): readonly Finding[] => FINDINGS[type.table] ?? [];

/** Instalments that together ask for more than their contract is worth: told, for supplements may be on their way. */
export async function recordWarnings(p: Preparation, type: RecordType): Promise<KeptWarning[]> {
  if (type.table !== 'instalment') return [];
  return warn(
    p.db,
    'import.instalment.over_contract',
    sql`select min(x.source_row) as source_row from staged_record x join contract c on c.id = x.contract_id
      left join lateral (select sum(i.base_amount) as amount from instalment i where i.contract_id = c.id
        and not exists (select from staged_record s where s.account_id = i.account_id and s.id = i.id)) kept on true
      group by c.id, c.base_amount, kept.amount having sum(x.base_amount) + coalesce(kept.amount, 0) > c.base_amount`,
  );
}
