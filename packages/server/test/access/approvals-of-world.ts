// For tests: an approval at an account that somebody asked for who is none of the roles, with an amount.
import { sql } from 'kysely';
import { newId } from '../../src/kernel/ids.ts';
import type { TestFulcrum } from '../harness/fulcrum.ts';

export async function insertApproval({ db }: TestFulcrum, of: { accountId: string; amount: string }): Promise<string> {
  const [id, stepId] = [newId(), newId()];
  await sql`insert into approval_request (id, kind, account_id, title, reason, amount, currency, base_amount, asked_at, state, due_at)
    values (${id}, 'other', ${of.accountId}, '{"zh": "赠送培训", "en": "Training"}'::jsonb, '换取续约', ${of.amount}::numeric, 'CNY',
      ${of.amount}::numeric, '2026-11-01Z', 'open', '2026-11-30Z')`.execute(db);
  await sql`insert into approval_step (request_id, id, round, place, name, mode, within, state, due_at, opened_at)
    values (${id}, ${stepId}, 1, 0, '{"zh": "主管", "en": "Lead"}'::jsonb, 'any', '{"unit": "days", "count": 1}'::jsonb, 'open', '2026-11-30Z', '2026-11-01Z')`.execute(
    db,
  );
  const nobody = newId();
  await sql`insert into app_user (id, email, name, role, created_at) values (${nobody}, ${`${nobody}@example.com`}, '无关者', 'administrator', '2026-11-01Z')`.execute(
    db,
  );
  await sql`insert into approval_signer (request_id, id, step_id, user_id, holder_id, state) values (${id}, ${newId()}, ${stepId}, ${nobody}, ${nobody}, 'asked')`.execute(
    db,
  );
  return id;
}
