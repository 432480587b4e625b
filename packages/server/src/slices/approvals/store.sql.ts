import type { ApprovalKind } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import type { Course, Signer, Step } from './course.ts';

export interface Stored extends Course {
  id: string;
  kind: ApprovalKind;
  accountId: string | null;
  recordId: string | null;
  title: { zh: string; en: string };
  amount: string | null;
  currency: string | null;
  askedBy: string | null;
  round: number;
  revision: number;
}

/** One request with the steps of its round, locked: two who decide at once come one after the other. */
export async function lockRequest(db: Db, id: string): Promise<Stored | undefined> {
  await sql`select from approval_request where id = ${id}::uuid for update`.execute(db);
  const found = await sql<Stored>`
    select r.id, r.kind, r.account_id as "accountId", r.record_id as "recordId", r.title, trim_scale(r.amount)::text as amount, r.currency,
      r.asked_by as "askedBy", r.state, r.round, r.revision,
      (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name, 'mode', s.mode, 'within', s.within, 'addedBy', s.added_by,
          'state', s.state, 'dueAt', s.due_at, 'openedAt', s.opened_at, 'endedAt', s.ended_at, 'signers', (
            select jsonb_agg(jsonb_build_object('id', g.id, 'userId', g.user_id, 'holderId', g.holder_id, 'state', g.state,
              'decidedBy', g.decided_by, 'decidedAt', g.decided_at, 'note', g.note) order by g.id)
            from approval_signer g where g.request_id = r.id and g.step_id = s.id)) order by s.place), '[]')
        from approval_step s where s.request_id = r.id and s.round = r.round) as steps
    from approval_request r where r.id = ${id}::uuid`.execute(db);
  return found.rows[0];
}

/** The request of a record that is not decided yet, if there is one. */
export async function openRequestOf(db: Db, kind: ApprovalKind, recordId: string): Promise<string | undefined> {
  const found = await sql<{
    id: string;
  }>`select id from approval_request where kind = ${kind} and record_id = ${recordId}::uuid and ended_at is null`.execute(db);
  return found.rows[0]?.id;
}

export interface NewRequest extends Pick<Stored, 'id' | 'kind' | 'accountId' | 'recordId' | 'title' | 'amount' | 'currency' | 'askedBy'> {
  reason: string;
  baseAmount: string | null;
  now: string;
}
export async function insertRequest(db: Db, of: NewRequest): Promise<void> {
  await sql`insert into approval_request (id, kind, account_id, record_id, title, reason, amount, currency, base_amount, asked_by, asked_at, state)
    values (${of.id}, ${of.kind}, ${of.accountId}, ${of.recordId}, ${JSON.stringify(of.title)}::jsonb, ${of.reason}, ${of.amount}::numeric,
      ${of.currency}, ${of.baseAmount}::numeric, ${of.askedBy}, ${of.now}, 'open')`.execute(db);
}

/** What the asker changed when they ask again. */
export async function changeRequest(
  db: Db,
  of: Pick<NewRequest, 'id' | 'title' | 'reason' | 'amount' | 'currency' | 'baseAmount'>,
): Promise<void> {
  await sql`update approval_request set title = ${JSON.stringify(of.title)}::jsonb, reason = ${of.reason}, amount = ${of.amount}::numeric,
    currency = ${of.currency}, base_amount = ${of.baseAmount}::numeric, round = round + 1 where id = ${of.id}::uuid`.execute(db);
}

const ENDED: readonly Course['state'][] = ['approved', 'rejected', 'withdrawn'];

/** The course as a verb left it. What a step or a signer was decided with is written once; nothing takes it away. */
export async function saveCourse(db: Db, of: { id: string; round: number; course: Course; now: string }): Promise<number> {
  const { id, round, course, now } = of;
  const steps = course.steps.map((step, place) => ({ ...step, place }));
  const signers = course.steps.flatMap((step: Step) => step.signers.map((signer: Signer) => ({ ...signer, stepId: step.id })));
  const due = course.steps.find(({ state }) => state === 'open')?.dueAt ?? null;
  await sql`
    insert into approval_step (request_id, id, round, place, name, mode, within, added_by, state, due_at, opened_at, ended_at)
    select ${id}::uuid, s.id, ${round}::int, s.place, s.name, s.mode, s.within, s."addedBy", s.state, s."dueAt", s."openedAt", s."endedAt"
    from jsonb_to_recordset(${JSON.stringify(steps)}::jsonb) as s(id uuid, place int, name jsonb, mode text, within jsonb, "addedBy" uuid, state text,
      "dueAt" timestamptz, "openedAt" timestamptz, "endedAt" timestamptz)
    on conflict (request_id, id) do update set place = excluded.place, state = excluded.state, due_at = excluded.due_at,
      opened_at = excluded.opened_at, ended_at = excluded.ended_at`.execute(db);
  await sql`
    insert into approval_signer (request_id, id, step_id, user_id, holder_id, state, decided_by, decided_at, note)
    select ${id}::uuid, g.id, g."stepId", g."userId", g."holderId", g.state, g."decidedBy", g."decidedAt", g.note
    from jsonb_to_recordset(${JSON.stringify(signers)}::jsonb) as g(id uuid, "stepId" uuid, "userId" uuid, "holderId" uuid, state text,
      "decidedBy" uuid, "decidedAt" timestamptz, note text)
    on conflict (request_id, id) do update set holder_id = excluded.holder_id, state = excluded.state, decided_by = excluded.decided_by,
      decided_at = excluded.decided_at, note = excluded.note where approval_signer.decided_at is null`.execute(db);
  const saved = await sql<{ revision: number }>`update approval_request set state = ${course.state}, revision = revision + 1,
      late_at = case when due_at is not distinct from ${due}::timestamptz then late_at end, due_at = ${due}::timestamptz,
      ended_at = case when ${ENDED.includes(course.state)} then ${now}::timestamptz end
    where id = ${id}::uuid returning revision`.execute(db);
  return saved.rows[0]!.revision;
}

export interface NewEvent {
  requestId: string;
  revision: number;
  what: string;
  at: string;
  by: string | null;
  via: string;
  forId?: string | null;
  toId?: string | null;
  note?: string | null;
}
export async function insertEvent(db: Db, of: NewEvent): Promise<void> {
  await sql`insert into approval_event (request_id, id, revision, what, at, by_id, via, for_id, to_id, note)
    values (${of.requestId}, uuid7(${of.at}::timestamptz), ${of.revision}, ${of.what}, ${of.at}, ${of.by}, ${of.via}, ${of.forId ?? null},
      ${of.toId ?? null}, ${of.note ?? null})`.execute(db);
}

/** Those due before now whose step nobody was reminded of. Answers which. */
export async function markLate(db: Db, now: string): Promise<string[]> {
  const found = await sql<{ request_id: string }>`
    with late as (
      update approval_request set late_at = ${now} where due_at < ${now}::timestamptz and late_at is null and state = 'open' returning id, revision)
    insert into approval_event (request_id, id, revision, what, at, via)
    select id, uuid7(${now}::timestamptz), revision, 'late', ${now}::timestamptz, 'job' from late returning request_id`.execute(db);
  return found.rows.map((row) => row.request_id);
}
