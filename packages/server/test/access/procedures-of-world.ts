// For tests: procedures under way at an account.
import { sql } from 'kysely';
import { stringify } from 'yaml';
import { newId } from '../../src/kernel/ids.ts';
import { insertStarts } from '../../src/slices/project-starts/index.ts';
import type { TestFulcrum } from '../harness/fulcrum.ts';

const within = { unit: 'days', count: 1 };
const both = (text: string) => ({ zh: text, en: text });
const PROCEDURE = {
  ...{ apiVersion: 'fulcrum/v1', kind: 'procedure', id: 'procedure-care', name: both('关怀'), purpose: both('关怀'), sample: false },
  departments: [
    { id: 'care', name: both('运营'), who: 'viewer', kpi: both('及时率') },
    { id: 'field', name: both('现场'), who: 'viewer', kpi: both('到场率') },
  ],
  steps: [
    {
      id: 'call',
      name: both('致电'),
      department: 'care',
      within,
      acceptWithin: within,
      approval: false,
      checklist: [{ id: 'note', name: both('记录'), required: false }],
    },
    { id: 'visit', name: both('上门'), department: 'field', within, acceptWithin: within, approval: false },
  ],
};

export async function publishProcedure({ call }: TestFulcrum): Promise<void> {
  await call('policies.saveDraft', { id: PROCEDURE.id, yaml: stringify(PROCEDURE) });
  await call('policies.publish', { id: PROCEDURE.id });
}

interface Run {
  accountId: string;
  /** Who began it and has its step; else nobody. */
  holderId?: string;
  /** Whether its first step is done, and the second waits to be accepted. */
  offered?: boolean;
}

export async function insertProcedureRun({ db }: TestFulcrum, { accountId, holderId, offered = false }: Run): Promise<string> {
  const id = newId();
  const holder = holderId ?? null;
  await sql`insert into procedure_run (account_id, id, policy_id, version, document, state, begun_by, begun_at)
    values (${accountId}, ${id}, 'procedure-care', 1, ${JSON.stringify(PROCEDURE)}::jsonb, 'running', ${holder}, '2026-11-01Z')`.execute(
    db,
  );
  await sql`insert into procedure_span (account_id, run_id, seq, step, department, court, holder_id, from_at, due_at, until_at, worked_ms, outcome)
    values (${accountId}, ${id}, 1, 'call', 'care', 'work', ${holder}, '2026-11-01Z', '2026-11-30Z', ${offered ? '2026-11-02Z' : null},
      ${offered ? 1 : null}, ${offered ? 'done' : null})`.execute(db);
  if (offered)
    await sql`insert into procedure_span (account_id, run_id, seq, step, department, court, holder_id, from_at, due_at)
      values (${accountId}, ${id}, 2, 'visit', 'field', 'accept', ${holder}, '2026-11-02Z', '2026-11-30Z')`.execute(db);
  return id;
}

/** The run of a procedure that is the start of a project, with one milestone. */
export async function insertProjectStart(fulcrum: TestFulcrum, accountId: string): Promise<string> {
  const runId = await insertProcedureRun(fulcrum, { accountId });
  const milestone = { step: 'call', place: 1, name: both('致电'), firstValue: true, plannedOn: '2026-11-20', reachedOn: null };
  const start = {
    accountId,
    runId,
    productId: null,
    startsOn: '2026-11-01',
    basis: 'begun',
    begunOn: '2026-11-01',
    endedOn: null,
  } as const;
  await insertStarts(fulcrum.db, [{ ...start, milestones: [milestone] }]);
  return runId;
}
