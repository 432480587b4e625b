// For tests: what the demo's procedures, approvals and articles come to.
import { sql } from 'kysely';
import type { Db } from '../../src/db/database.ts';
import { searchArticles } from '../../src/slices/knowledge/index.ts';
import { actorOf, ctxOf, workDoor } from '../harness/work-base.ts';

/** Of each procedure in force: how many runs are done, under way and late, in which courts, and how many came back. */
export async function runsOfDemo(db: Db) {
  const found = await sql<{ policy: string; done: number; timed: number; running: number; late: number; courts: string[]; back: number }>`
    select r.policy_id as policy, (count(*) filter (where r.state = 'done'))::int as done,
      (count(*) filter (where r.state = 'done' and r.lead_ms > 0))::int as timed, (count(*) filter (where r.state = 'running'))::int as running,
      (count(*) filter (where s.due_at < '2026-11-20T08:00:00Z'))::int as late,
      array_agg(distinct s.court) filter (where s.court is not null) as courts,
      (count(*) filter (where r.state = 'running' and exists (select from procedure_span b where b.run_id = r.id and b.outcome = 'returned')))::int as back
    from procedure_run r left join procedure_span s on s.run_id = r.id and s.until_at is null group by 1 order by 1`.execute(db);
  return found.rows;
}

/** Forms in force, whether there are talks of a chat with both sides heard, and chats that are in use. */
export async function channelsOfDemo(db: Db) {
  const found = await sql<{ forms: number; talks: boolean; asked: number }>`
    select (select count(*) from request_form where enabled)::int as forms, (select count(*) from channel_hook where enabled)::int as asked,
      exists (select from channel_message m join request_entry e on e.request_id = m.request_id where e.kind = 'out') as talks`.execute(db);
  return found.rows[0];
}

/** What must never be: spans with gaps, moments to come, steps in force without a run, approvals without their step or the other way round. */
export async function faultsOfDemo(db: Db, now: string): Promise<string[]> {
  const found = await sql<{ fault: string }>`
    select 'a gap before ' || s.seq as fault from procedure_span s join procedure_span p on p.run_id = s.run_id and p.seq = s.seq - 1
      where p.until_at is distinct from s.from_at
    union all select 'begun otherwise' from procedure_span s join procedure_run r on r.id = s.run_id where s.seq = 1 and s.from_at <> r.begun_at
    union all select 'of tomorrow' from procedure_span s where greatest(s.from_at, s.until_at) > ${now}::timestamptz
    union all select 'decided tomorrow' from approval_event e where e.at > ${now}::timestamptz
    union all select 'no run of ' || p.id from policy p where p.kind = 'procedure' and not exists (select from procedure_run r where r.policy_id = p.id)
    union all select 'no approval of ' || s.step from procedure_span s where s.court = 'approve' and (s.until_at is null) is distinct from
      (select bool_or(q.state = 'open') from approval_request q where q.record_id = s.run_id and q.asked_at = s.from_at)
    union all select 'approved by who asked' from procedure_span s join approval_request q on q.record_id = s.run_id and q.asked_at = s.from_at
      where s.court = 'approve' and s.until_at is not null and (s.by_id = q.asked_by or s.by_id is null)
    union all select 'nobody is asked' from approval_request q where q.state = 'open'
      and not exists (select from approval_signer g where g.request_id = q.id and g.state = 'asked' and g.holder_id is distinct from q.asked_by)
    union all select 'not ticked: ' || s.step from procedure_span s join procedure_run r on r.id = s.run_id
        cross join lateral jsonb_array_elements(r.document -> 'steps') t(value) cross join lateral jsonb_array_elements(t.value -> 'checklist') i(value)
      where s.court = 'work' and s.outcome = 'done' and t.value ->> 'id' = s.step and i.value ->> 'required' is distinct from 'false'
        and not exists (select from procedure_check c where c.run_id = s.run_id and c.step = s.step and c.item = i.value ->> 'id')
    union all select 'of a real customer' from procedure_run r join account a on a.id = r.account_id where not a.demo`.execute(db);
  return [...new Set(found.rows.map(({ fault }) => fault))];
}

export async function approvalsOfDemo(db: Db): Promise<Record<string, number>> {
  const found = await sql<{ state: string; n: number }>`
    select state, count(*)::int as n from approval_request where kind = 'other' group by 1 order by 1`.execute(db);
  return Object.fromEntries(found.rows.map(({ state, n }) => [state, n]));
}

/** How many articles there are, and which one answers a question first. */
export async function articlesOfDemo(db: Db, today: string, questions: readonly string[]) {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from article where demo and code like 'DEMO-%'`.execute(db);
  const first = await Promise.all(
    questions.map(async (q) => (await searchArticles(db, q, { reader: { kind: 'staff' }, today, limit: 1 })).results[0]?.title),
  );
  return { articles: rows[0]?.n, first };
}

/** What else is there to look at: questions that recur, starts with their contract and without, and people whom a survey may ask today. */
export async function restOfDemo(
  db: Db,
  today: string,
): Promise<{ clusters: number; signed: number; unsigned: number; early: number; askable: number }> {
  const found = await sql<{ clusters: number; signed: number; unsigned: number; early: number; askable: number }>`
    select (select count(*)::int from question_cluster) as clusters, (select count(contract_id)::int from project_start) as signed,
      (select count(*)::int from project_start where contract_id is null) as unsigned,
      (select count(*)::int from project_start s join contract c on c.account_id = s.account_id and c.id = s.contract_id where c.happened_on > s.begun_on) as early,
      (select count(*)::int from contact c join account a on a.id = c.account_id where a.demo and c.left_on is null and c.email is not null
        and not exists (select from survey_invitation i where i.account_id = c.account_id and i.invited_on > ${today}::date - 90)) as askable`.execute(
    db,
  );
  return found.rows[0]!;
}

/** What the people of the demo's provider have before them today: requests, visits, and orders that wait for their plan. */
export async function listOfDemoProvider(db: Db, today: string): Promise<string[]> {
  const found = await sql<{
    id: string;
    teamId: string;
  }>`select id, team_id as "teamId" from app_user where demo and role = 'provider'`.execute(db);
  const [one] = found.rows;
  if (!one) return [];
  const ctx = ctxOf(db, today, actorOf({ ...one, role: 'provider' }));
  const { items } = await ((await workDoor.dispatch('worklist.list', ctx, {})) as Promise<{ items: { kind: string }[] }>);
  return items.map(({ kind }) => kind);
}
