// For tests: approvals at an account, with an amount.
import { sql } from 'kysely';
import { newId } from '../../src/kernel/ids.ts';
import type { TestFulcrum } from '../harness/fulcrum.ts';

interface Asked {
  accountId: string;
  amount: string;
  /** Who is to decide; else somebody who is none of the roles. */
  holderId?: string;
  /** Who asked, and has it back; else the product, and it is open. */
  returnedTo?: string;
}

async function insertNobody({ db }: TestFulcrum): Promise<string> {
  const id = newId();
  await sql`insert into app_user (id, email, name, role, created_at) values (${id}, ${`${id}@example.com`}, '无关者', 'administrator', '2026-11-01Z')`.execute(
    db,
  );
  return id;
}

export async function insertApproval(
  fulcrum: TestFulcrum,
  { accountId, amount, holderId, returnedTo = undefined }: Asked,
): Promise<string> {
  const { db } = fulcrum;
  const [id, stepId] = [newId(), newId()];
  const state = returnedTo ? 'returned' : 'open';
  const holder = holderId ?? (await insertNobody(fulcrum));
  await sql`insert into approval_request (id, kind, account_id, title, reason, amount, currency, base_amount, asked_by, asked_at, state, due_at)
    values (${id}, 'other', ${accountId}, '{"zh": "赠送培训", "en": "Training"}'::jsonb, '换取续约', ${amount}::numeric, 'CNY',
      ${amount}::numeric, ${returnedTo ?? null}, '2026-11-01Z', ${state}, '2026-11-30Z')`.execute(db);
  await sql`insert into approval_step (request_id, id, round, place, name, mode, within, state, due_at, opened_at)
    values (${id}, ${stepId}, 1, 0, '{"zh": "主管", "en": "Lead"}'::jsonb, 'any', '{"unit": "days", "count": 1}'::jsonb, ${state}, '2026-11-30Z', '2026-11-01Z')`.execute(
    db,
  );
  const decided = returnedTo ? '2026-11-02Z' : null;
  await sql`insert into approval_signer (request_id, id, step_id, user_id, holder_id, state, decided_at)
    values (${id}, ${newId()}, ${stepId}, ${holder}, ${holder}, ${returnedTo ? 'returned' : 'asked'}, ${decided})`.execute(db);
  return id;
}
