// For tests: plays and published runs, written as the policy engine leaves them.
import type { PlayPolicy, TaskStep } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db } from '../../src/db/database.ts';
import { newId } from '../../src/kernel/ids.ts';
import type { Case } from './play-oracle.ts';

export const LEVELS = ['A', 'B', 'C'] as const;

export function playOf(id: string, trigger: PlayPolicy['trigger'], who?: PlayPolicy['who']): PlayPolicy {
  const reason =
    trigger.on === 'tier_moved'
      ? '{{account}}: {{from}} → {{to}}, {{to_name}}'
      : '{{account}}: {{days_since}}/{{cadence}}, {{last_contact_on}}';
  const task = {
    for: 'owner',
    dueInWorkingDays: 3,
    kind: 'call',
    title: { zh: '联系{{account}}', en: 'Call {{account}}' },
    checklist: [],
  } as const;
  return {
    apiVersion: 'fulcrum/v1',
    kind: 'play',
    id,
    name: { zh: id, en: id },
    sample: false,
    limits: {},
    holdout: 0,
    trigger,
    ...(who ? { who } : {}),
    steps: [{ task: { ...task, checklist: [], reason: { zh: reason, en: reason } } }],
  };
}

/** The task of a play of one step. */
export function taskOf({ steps: [step] }: PlayPolicy): TaskStep['task'] {
  if (!step || !('task' in step)) throw new Error('the play has no task');
  return step.task;
}

async function publish(db: Db, kind: string, id: string, document: unknown, from: string): Promise<void> {
  await sql`insert into policy (id, kind, created_at) values (${id}, ${kind}, '2026-01-01Z')`.execute(db);
  await sql`insert into policy_version (policy_id, version, state, document, created_at, in_force_from)
    values (${id}, 1, 'published', ${JSON.stringify(document)}::jsonb, '2026-01-01Z', ${from})`.execute(db);
}

/** Another version of a play that is published, in force from the same day. */
export async function republishPlay(db: Db, play: PlayPolicy): Promise<void> {
  await sql`with before as (update policy_version set state = 'retired' where policy_id = ${play.id} and state = 'published' returning version, in_force_from)
    insert into policy_version (policy_id, version, state, document, created_at, in_force_from)
    select ${play.id}, version + 1, 'published', ${JSON.stringify(play)}::jsonb, '2026-01-01Z', in_force_from from before`.execute(db);
}

export const publishPlay = (db: Db, play: PlayPolicy, from: string): Promise<void> => publish(db, 'play', play.id, play, from);

/** The tier policy `value` with a published and an unpublished run. */
export async function publishTiers(db: Db): Promise<{ runId: string; unpublished: string }> {
  const levels = LEVELS.map((id) => ({ id, name: { zh: `${id} 级客户`, en: `Level ${id}` } }));
  await publish(db, 'tier', 'value', { levels }, '2026-01-01');
  const [runId, unpublished] = [newId(), newId()];
  await sql`insert into policy_run (id, policy_id, version, as_of, cause, state, started_at) values
    (${runId}, 'value', 1, '2026-01-01', 'scheduled', 'published', '2026-01-01Z'), (${unpublished}, 'value', 1, '2026-01-01', 'scheduled', 'running', '2026-01-01Z')`.execute(
    db,
  );
  return { runId, unpublished };
}

/** A base of accounts, one a case; returns their ids in the order given. */
export async function addCases(db: Db, cases: readonly Case[], runId: string): Promise<string[]> {
  const rows = cases.map((each, i) => ({ ...each, id: newId(), name: i % 3 ? `客户 ${i}` : `{{score}} & ${i}` }));
  const json = JSON.stringify(rows);
  await sql`insert into account (id, code, name, status, happened_on, known_at, recorded_at, changed_at)
    select id, id::text, name, status, since, since, '2025-01-01Z', '2025-01-01Z' from jsonb_to_recordset(${json}::jsonb) as x(id uuid, name text, status text, since date)`.execute(
    db,
  );
  await sql`insert into account_state (account_id, tier, tier_since) select id, tier, "tierSince" from jsonb_to_recordset(${json}::jsonb) as x(id uuid, tier text, "tierSince" date)
    on conflict (account_id) do update set tier = excluded.tier, tier_since = excluded.tier_since`.execute(db);
  await sql`insert into interaction (account_id, id, kind, two_way, happened_on, known_at, recorded_at, summary)
    select x.id, gen_random_uuid(), 'visit', c."twoWay", c."on", c."on", '2025-01-01Z', 'met'
    from jsonb_to_recordset(${json}::jsonb) as x(id uuid, contacts jsonb), jsonb_to_recordset(x.contacts) as c("on" date, "twoWay" boolean)`.execute(
    db,
  );
  await sql`insert into policy_transition (account_id, policy_id, as_of, run_id, from_level, to_level, from_rank, to_rank)
    select x.id, 'value', m."on", ${runId}, (${[...LEVELS]}::text[])[m."from" + 1], (${[...LEVELS]}::text[])[m."to" + 1], m."from", m."to"
    from jsonb_to_recordset(${json}::jsonb) as x(id uuid, moves jsonb), jsonb_to_recordset(x.moves) as m("on" date, "from" smallint, "to" smallint)`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}

export async function clearBase(db: Db): Promise<void> {
  await sql`delete from play_cursor`.execute(db);
  await sql`delete from policy_version where policy_id in (select id from policy where kind = 'play')`.execute(db);
  await sql`delete from policy_transition`.execute(db);
  await sql`delete from policy_run`.execute(db);
  await sql`delete from account_state`.execute(db);
  await sql`delete from account`.execute(db);
  await sql`delete from policy`.execute(db);
}

/** One person at each account, to whom messages go. */
export async function addContacts(db: Db, accounts: readonly string[]): Promise<void> {
  await sql`insert into contact (account_id, id, name, happened_on, known_at, recorded_at, changed_at)
    select x.account, x.id, '王强', '2025-01-01', '2025-01-01', '2025-01-01Z', '2025-01-01Z'
    from unnest(${[...accounts]}::uuid[], ${accounts.map(() => newId())}::uuid[]) x(account, id)`.execute(db);
}

/** Messages may go out at any hour, so many a week to a person. */
export async function openHours(db: Db, perWeek: number): Promise<void> {
  const rules = { perWeek, from: '00:00', until: '24:00', workingDays: false };
  await sql`insert into setting (key, value, changed_at) values ('plays.contact_rules', ${JSON.stringify(rules)}::jsonb, '2026-01-01Z')`.execute(
    db,
  );
}
