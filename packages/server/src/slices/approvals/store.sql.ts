import type { ApprovalKind } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import type { Course, Signer } from './course.ts';

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
  askedAt: string;
}
async function insertRequests(db: Db, rows: readonly (NewRequest & Pick<Standing, 'state' | 'endedAt'>)[]): Promise<void> {
  await sql`insert into approval_request (id, kind, account_id, record_id, title, reason, amount, currency, base_amount, asked_by, asked_at, state, ended_at)
    select r.id, r.kind, r."accountId", r."recordId", r.title, r.reason, r.amount, r.currency, r."baseAmount", r."askedBy", r."askedAt", r.state, r."endedAt"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, kind text, "accountId" uuid, "recordId" uuid, title jsonb, reason text,
      amount numeric, currency text, "baseAmount" numeric, "askedBy" uuid, "askedAt" timestamptz, state text, "endedAt" timestamptz)`.execute(
    db,
  );
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

interface Standing {
  state: Course['state'];
  /** Of the step that is open. */
  dueAt: string | null;
  endedAt: string | null;
}
/** How a request stands by its course, the last verb of which was at a moment. */
const standing = ({ state, steps }: Course, last: string): Standing => ({
  state,
  dueAt: steps.find((step) => step.state === 'open')?.dueAt ?? null,
  endedAt: ENDED.includes(state) ? last : null,
});

export interface Saved {
  id: string;
  round: number;
  course: Course;
  now: string;
  /** How many verbs led there; one, where nothing else is said. */
  verbs?: number;
}
/** Courses as verbs left them. What a step or a signer was decided with is written once; nothing takes it away. */
async function saveCourses(db: Db, rows: readonly Saved[]): Promise<{ id: string; revision: number }[]> {
  const steps = rows.flatMap(({ id, round, course }) => course.steps.map((step, place) => ({ ...step, requestId: id, round, place })));
  const signers = steps.flatMap(({ requestId, ...step }) =>
    step.signers.map((signer: Signer) => ({ ...signer, requestId, stepId: step.id })),
  );
  const requests = rows.map(({ id, course, now, verbs = 1 }) => ({ id, verbs, ...standing(course, now) }));
  await sql`
    insert into approval_step (request_id, id, round, place, name, mode, within, added_by, state, due_at, opened_at, ended_at)
    select s."requestId", s.id, s.round, s.place, s.name, s.mode, s.within, s."addedBy", s.state, s."dueAt", s."openedAt", s."endedAt"
    from jsonb_to_recordset(${JSON.stringify(steps)}::jsonb) as s("requestId" uuid, id uuid, round int, place int, name jsonb, mode text, within jsonb,
      "addedBy" uuid, state text, "dueAt" timestamptz, "openedAt" timestamptz, "endedAt" timestamptz)
    on conflict (request_id, id) do update set place = excluded.place, state = excluded.state, due_at = excluded.due_at,
      opened_at = excluded.opened_at, ended_at = excluded.ended_at`.execute(db);
  await sql`
    insert into approval_signer (request_id, id, step_id, user_id, holder_id, state, decided_by, decided_at, note)
    select g."requestId", g.id, g."stepId", g."userId", g."holderId", g.state, g."decidedBy", g."decidedAt", g.note
    from jsonb_to_recordset(${JSON.stringify(signers)}::jsonb) as g("requestId" uuid, id uuid, "stepId" uuid, "userId" uuid, "holderId" uuid,
      state text, "decidedBy" uuid, "decidedAt" timestamptz, note text)
    on conflict (request_id, id) do update set holder_id = excluded.holder_id, state = excluded.state, decided_by = excluded.decided_by,
      decided_at = excluded.decided_at, note = excluded.note where approval_signer.decided_at is null`.execute(db);
  const saved = await sql<{ id: string; revision: number }>`update approval_request r set state = c.state, revision = r.revision + c.verbs,
      late_at = case when r.due_at is not distinct from c."dueAt" then r.late_at end, due_at = c."dueAt", ended_at = c."endedAt"
    from jsonb_to_recordset(${JSON.stringify(requests)}::jsonb) as c(id uuid, verbs int, state text, "dueAt" timestamptz, "endedAt" timestamptz)
    where r.id = c.id returning r.id, r.revision`.execute(db);
  return saved.rows;
}
export const saveCourse = async (db: Db, of: Saved): Promise<number> => (await saveCourses(db, [of]))[0]!.revision;

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
async function insertEvents(db: Db, rows: readonly NewEvent[]): Promise<void> {
  await sql`insert into approval_event (request_id, id, revision, what, at, by_id, via, for_id, to_id, note)
    select e."requestId", uuid7(e.at), e.revision, e.what, e.at, e.by, e.via, e."forId", e."toId", e.note
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as e("requestId" uuid, revision int, what text, at timestamptz, by uuid, via text,
      "forId" uuid, "toId" uuid, note text)`.execute(db);
}
export const insertEvent = (db: Db, of: NewEvent): Promise<void> => insertEvents(db, [of]);

/** A request with what was done with it so far, and how it stands then. */
export interface Lived {
  request: NewRequest;
  course: Course;
  events: readonly Omit<NewEvent, 'requestId' | 'revision'>[];
}
/** Requests with their courses, whatever their number. Answers the revision of each. */
export async function putRequests(db: Db, lived: readonly Lived[]): Promise<{ id: string; revision: number }[]> {
  const last = ({ request, events }: Lived): string => events.at(-1)?.at ?? request.askedAt;
  // One after the other was asked for the same record: what has ended is never open.
  await insertRequests(
    db,
    lived.map((one) => ({ ...one.request, ...standing(one.course, last(one)) })),
  );
  await insertEvents(
    db,
    lived.flatMap(({ request, events }) => events.map((event, n) => ({ requestId: request.id, revision: n + 2, ...event }))),
  );
  return saveCourses(
    db,
    lived.map((one) => ({ id: one.request.id, round: 1, course: one.course, now: last(one), verbs: one.events.length })),
  );
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
