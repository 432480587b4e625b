// For tests: a procedure under way at an account, in nobody's hands.
import { sql } from 'kysely';
import { newId } from '../../src/kernel/ids.ts';
import type { TestFulcrum } from '../harness/fulcrum.ts';

const within = { unit: 'days', count: 1 };
const both = (text: string) => ({ zh: text, en: text });
const PROCEDURE = {
  ...{ apiVersion: 'fulcrum/v1', kind: 'procedure', id: 'procedure-care', name: both('关怀'), purpose: both('关怀'), sample: false },
  departments: [{ id: 'care', name: both('运营'), who: 'viewer', kpi: both('及时率') }],
  steps: [{ id: 'call', name: both('致电'), department: 'care', within, acceptWithin: within, approval: false }],
};

export async function insertProcedureRun({ db }: TestFulcrum, accountId: string): Promise<string> {
  const id = newId();
  await sql`insert into procedure_run (account_id, id, policy_id, version, document, state, begun_at)
    values (${accountId}, ${id}, 'procedure-care', 1, ${JSON.stringify(PROCEDURE)}::jsonb, 'running', '2026-11-01Z')`.execute(db);
  await sql`insert into procedure_span (account_id, run_id, seq, step, department, court, from_at, due_at)
    values (${accountId}, ${id}, 1, 'call', 'care', 'work', '2026-11-01Z', '2026-11-30Z')`.execute(db);
  return id;
}
