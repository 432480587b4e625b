import { sql } from 'kysely';
import type { Db } from '../../src/db/database.ts';
import { emptied } from '../harness/emptied.ts';
import type { RawClaim, RawInstalment } from '../oracle/payments.ts';

const AT = '2020-01-01T00:00:00Z';

/** Replaces all instalments and claims. */
export async function putPayments(db: Db, instalments: readonly RawInstalment[], claims: readonly RawClaim[]): Promise<void> {
  await emptied(db, 'instalment', 'receipt_claim');
  await sql`insert into instalment (account_id, id, contract_id, happened_on, due_on, amount, base_amount, written_off_on, currency, known_at, recorded_at, changed_at)
    select account, id, contract, planned, due, amount, amount * rate, "writtenOff", 'CNY', planned, ${AT}, ${AT}
    from jsonb_to_recordset(${JSON.stringify(instalments)}::jsonb) as i(account uuid, id uuid, contract uuid, planned date, due date, amount numeric, rate numeric, "writtenOff" date)`.execute(
    db,
  );
  await sql`insert into receipt_claim (account_id, id, receipt_account_id, receipt_id, instalment_id, contract_id, amount, currency, received_on, happened_on, known_at, recorded_at)
    select account, id, account, id, instalment, contract, amount, 'CNY', received, claimed, claimed, ${AT}
    from jsonb_to_recordset(${JSON.stringify(claims)}::jsonb) as c(account uuid, id uuid, instalment uuid, contract uuid, amount numeric, received date, claimed date)`.execute(
    db,
  );
}
