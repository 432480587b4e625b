// Fills an installation without accounts for bench/worklist.ts: 100,000 accounts of 200 people in 20 teams, 5,000 open tasks each; beside them
// fifty customers worth a call and five handovers, approvals and steps of procedures for each person.
import type pg from 'pg';

export const PEOPLE = 200;
const TEAMS = 20;
const TASKS_EACH = 5_000;
const AT = '2026-11-20T00:00:00Z';
const URGENCY = '(array[3, 2, 1.5, 1, 0.5])[1 + (random() * 4)::int]';

/** Writes the base; all of it lies within one transaction. */
export async function fillWorklistBase(client: pg.Client, accounts = 100_000, tasksEach = TASKS_EACH): Promise<void> {
  await client.query('begin');
  await client.query(`insert into team (id, code, name, created_at)
    select uuid7('${AT}'), 'team-' || n, 'Team ' || n, '${AT}' from generate_series(1, ${TEAMS}) n`);
  await client.query(`insert into app_user (id, email, name, role, team_id, created_at)
    select uuid7('${AT}'), 'p' || n || '@example.com', 'Person ' || n, 'csm', (select id from team where code = 'team-' || (1 + n % ${TEAMS})), timestamptz '${AT}'
    from generate_series(1, ${PEOPLE}) n
    union all select uuid7('${AT}'), 'lead@example.com', 'Lead', 'operations_lead', (select id from team where code = 'team-2'), timestamptz '${AT}'`);
  await client.query(`insert into account (id, code, name, owner_id, team_id, happened_on, known_at, recorded_at, changed_at)
    select uuid7('${AT}'), 'B' || n, 'Account ' || n, u.id, u.team_id, '2025-01-01', '2025-01-01', '${AT}', '${AT}'
    from generate_series(1, ${accounts}) n
    join (select *, row_number() over (order by id) as k from app_user where role = 'csm') u on u.k = 1 + n % ${PEOPLE}`);
  await client.query(`insert into account_state (account_id, owner_id, team_id, tier, tier_rank, amount_12m)
    select id, owner_id, team_id, 'C', 2, round((exp(8 + 3 * random()))::numeric, 2) from account`);
  // Of every ten accounts of a person one has no task.
  await client.query(`create temp table ranked on commit drop as select a.*, s.amount_12m,
      row_number() over (partition by a.owner_id order by a.id) % 10 = 0 as quiet from account a join account_state s on s.account_id = a.id`);
  // Each task at an account of its owner, in an order that has nothing to do with its rank.
  await client.query(`
    insert into task (account_id, id, occasion, kind, title, reason, facts, owner_id, team_id, due_on, value_at_stake, urgency, rank, created_at, changed_at)
    select a.id, uuid7('${AT}'), 'bench:' || n, 'call', '{"zh": "联系客户", "en": "Call the customer"}',
      '{"zh": "已有 40 天没有双向联系，级别约定每 30 天一次。", "en": "No two-way contact for 40 days; the level asks for one every 30."}',
      '{"days_since": 40, "cadence": 30}', a.owner_id, a.team_id, date '2026-11-20' + (random() * 40)::int - 10, a.amount_12m, 1,
      ln(1 + a.amount_12m::double precision) * ${URGENCY}, '${AT}', '${AT}'
    from (select *, row_number() over (partition by owner_id order by random()) - 1 as k, count(*) over (partition by owner_id) as of
        from ranked where not quiet) a
      cross join generate_series(0, ${tasksEach - 1}) n
    where n % a.of = a.k order by random()`);
  await client.query(`
    insert into contact_suggestion (account_id, id, kind, owner_id, team_id, facts, noticed_on, due_on, value_at_stake, urgency, rank, changed_at)
    select id, uuid7('${AT}'), 'cadence', owner_id, team_id, '{"since": "2026-09-01", "cadence": 60, "level_name_zh": "C 级", "level_name_en": "C"}',
      '2026-11-20', date '2026-11-20' + (random() * 10)::int, amount_12m, 1, ln(1 + amount_12m::double precision) * ${URGENCY}, '${AT}'
    from ranked where quiet`);
  await client.query(`
    insert into handover (account_id, id, occasion, reason, from_id, to_id, items, state, opened_on, opened_at, due_on, changed_at)
    select id, uuid7('${AT}'), 'bench', 'new_contract', owner_id, owner_id, '[{"id": "risks", "required": true, "note": "none", "returned": null}]',
      case when random() < 0.5 then 'draft' else 'handed' end, '2026-11-20', '${AT}', date '2026-11-20' + (random() * 10)::int, '${AT}'
    from (select *, row_number() over (partition by owner_id order by id) as k from ranked where not quiet) r where k <= 5`);
  await client.query(`create temp table few on commit drop as select *, uuid7('${AT}') as own, uuid7('${AT}') as step
    from (select *, row_number() over (partition by owner_id order by id desc) as k from ranked where not quiet) r where k <= 5`);
  await client.query(`
    insert into approval_request (id, kind, account_id, title, reason, amount, currency, base_amount, asked_by, asked_at, state, due_at)
    select own, 'other', id, '{"zh": "赠送培训", "en": "Training for free"}', 'bench', 10000 * k, 'CNY', 10000 * k,
      (select u.id from app_user u where u.email = 'lead@example.com'), '${AT}', 'open', timestamptz '${AT}' + k * interval '1 day' from few`);
  await client.query(`insert into approval_step (request_id, id, round, place, name, mode, within, state, due_at, opened_at)
    select own, step, 1, 1, '{"zh": "部门主管审批", "en": "Department"}', 'any', '{"unit": "days", "count": 2}', 'open', '${AT}', '${AT}' from few`);
  await client.query(`insert into approval_signer (request_id, id, step_id, user_id, holder_id, state)
    select own, uuid7('${AT}'), step, owner_id, owner_id, 'asked' from few`);
  await client.query(`insert into procedure_run (account_id, id, policy_id, version, document, state, begun_at)
    select id, own, 'bench', 1, '{"name": {"zh": "客户支持", "en": "Support"}, "steps": [{"id": "solve", "name": {"zh": "解决", "en": "Solve"}}],
      "departments": [{"id": "desk", "name": {"zh": "客服", "en": "Desk"}, "who": "csm"}]}', 'running', '${AT}' from few`);
  await client.query(`insert into procedure_span (account_id, run_id, seq, step, department, court, holder_id, from_at, due_at)
    select id, own, 1, 'solve', 'desk', 'work', owner_id, '${AT}', timestamptz '${AT}' + k * interval '1 day' from few`);
  await client.query('commit');
  await client.query('vacuum (analyze)');
}
