import { sql } from 'kysely';
import type { Db, Sql } from '../../../db/database.ts';
import { callKey } from '../call-key.ts';
import { type Claimed, leaseFrom } from '../deliveries.sql.ts';

/** What a group is to be told. */
export interface GroupNotice {
  /** What it is: a key is told once by each robot. */
  key: string;
  robotId: string;
  title: string;
  detail: string | null;
  /** Where it leads in the product: a path. */
  link: string | null;
  accountId?: string | undefined;
}
export interface NoticeContent {
  subject: string;
  detail: string | null;
  link: string | null;
}

export const ROBOTS_KEY = 'notify.robots';

/**
 * The door to groups: puts notices into the queue in the caller's transaction, one statement however many, and answers how many are new. What waits
 * for one robot goes out as one message a minute, so that no vendor's limit is met. `readRobots` tells whom there is; who is no more is told nothing.
 */
// unaudited: what made the notice is recorded where it was asked for
export async function tellGroups(db: Db, notices: readonly GroupNotice[], now: string): Promise<number> {
  if (!notices.length) return 0;
  const rows = notices.map(({ key, robotId, accountId, title, ...content }) => ({
    key: `robot:${robotId}:${key}`,
    robot_id: robotId,
    account_id: accountId,
    content: { subject: title, ...content },
  }));
  const made = await sql`
    insert into delivery (id, key, channel, robot_id, account_id, content, next_at, created_at)
    select uuid7(${now}::timestamptz), n.key, 'robot', n.robot_id, n.account_id, n.content || jsonb_build_object('to', r.robot -> 'name'),
      ${now}::timestamptz, ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) n(key text, robot_id uuid, account_id uuid, content jsonb)
      join (select e.robot from setting s cross join lateral jsonb_array_elements(s.value -> 'robots') e(robot) where s.key = ${ROBOTS_KEY}) r
        on r.robot ->> 'id' = n.robot_id::text
    on conflict (key) do nothing`.execute(db);
  return Number(made.numAffectedRows ?? 0);
}

/** A robot of the settings by its name: who is found first of two of one name. */
const robotCalled = (name: string): Sql =>
  sql`select e.robot from setting s cross join lateral jsonb_array_elements(s.value -> 'robots') e(robot)
    where s.key = ${ROBOTS_KEY} and e.robot ->> 'name' = ${name} order by e.robot ->> 'id' limit 1`;

/**
 * The same for steps of plays: a notice for every row (account_id, run, step, title, detail, plain; the texts in both languages) in the language of the
 * robot. One that is not to tell names says `plain` and nothing else. Where no robot has the name nothing is queued.
 */
// unaudited: what made the notice is recorded where it was asked for
export async function queueNotices(db: Db, robot: string, notices: Sql, now: string): Promise<void> {
  await sql`
    insert into delivery (id, key, channel, robot_id, account_id, content, next_at, created_at)
    select uuid7(${now}::timestamptz), ${callKey(sql`n.run`, sql`n.step`)}, 'robot', (r.robot ->> 'id')::uuid, n.account_id,
      jsonb_build_object('to', r.robot -> 'name', 'link', '/customers/' || n.account_id, 'data', jsonb_build_object('run', n.run, 'step', n.step))
        || case when (r.robot -> 'names')::boolean
          then jsonb_build_object('subject', n.title -> (r.robot ->> 'language'), 'detail', n.detail -> (r.robot ->> 'language'))
          else jsonb_build_object('subject', n.plain -> (r.robot ->> 'language'), 'detail', null::text) end,
      ${now}::timestamptz, ${now}::timestamptz
    from (${notices}) n cross join (${robotCalled(robot)}) r
    on conflict (key) do nothing`.execute(db);
}

/** As much as one message of any vendor holds, links and marks besides. */
const MOST = { notices: 20, bytes: 2400 };
/** Who was told something so short a time ago is told nothing now. */
const PAUSE_SECONDS = 10;

/**
 * Takes what is due of these robots, as much of each as one message holds. A robot that was spoken to a moment ago, or that another worker is
 * speaking to, is left alone: two workers that take at once would each get a part.
 */
export async function claimNotices(
  db: Db,
  robots: readonly string[],
  now: string,
): Promise<(Claimed<NoticeContent> & { robotId: string })[]> {
  const found = await sql<Claimed<NoticeContent> & { robotId: string }>`
    with turn as materialized (select pg_try_advisory_xact_lock(hashtextextended('deliveries.robots', 0)) as mine),
    due as (
      select id, row_number() over robot as place, sum(octet_length(content::text)) over robot as bytes
      from delivery d join turn on turn.mine where d.robot_id = any(${[...robots]}::uuid[]) and d.state = 'waiting' and d.next_at <= ${now}::timestamptz
        and not exists (select from delivery t where t.robot_id = d.robot_id
          and (t.state = 'waiting' and t.attempts > 0 and t.next_at > ${now}::timestamptz and t.error is null
            or t.state <> 'waiting' and t.next_at > ${now}::timestamptz - make_interval(secs => ${PAUSE_SECONDS})))
      window robot as (partition by d.robot_id order by d.created_at, d.id rows unbounded preceding)),
    chosen as (select id from due where place = 1 or place <= ${MOST.notices} and bytes <= ${MOST.bytes}),
    held as (select d.id from delivery d join chosen using (id) where d.state = 'waiting' and d.next_at <= ${now}::timestamptz for update of d skip locked)
    update delivery d set attempts = attempts + 1, next_at = ${leaseFrom(now)}::timestamptz, error = null
    where d.id in (select id from held)
    returning d.id, d.content, d.attempts, d.created_at as "createdAt", d.robot_id as "robotId"`.execute(db);
  return found.rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** What still waits to be told by a robot that is no more. */
export async function forgetRobot(db: Db, id: string): Promise<void> {
  await sql`delete from delivery where robot_id = ${id}::uuid and state = 'waiting'`.execute(db);
}
