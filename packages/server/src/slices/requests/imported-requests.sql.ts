import { sql } from 'kysely';
import type { Db, Sql } from '../../db/database.ts';
import { FIRST_NUMBER, NUMBERS } from './store.sql.ts';

/* Sets of requests out of files, in the temporary table `staged_request`: one row each as it is to be, with `action`. */
const ABOUT = ['contact_id', 'product_id', 'kind', 'severity', 'channel', 'subject', 'rating'] as const;
const MOMENTS = ['status', 'opened_at', 'first_answer_at', 'solved_at', 'closed_at'] as const;
const COLUMNS = [...ABOUT, ...MOMENTS] as const;
/** What a file may still say of a request that somebody worked on here. */
const CHANGEABLE = ['subject', 'kind', 'severity', 'rating'] as const;
const columns = (alias: string, names: readonly string[]): Sql => sql.join(names.map((name) => sql.ref(`${alias}.${name}`)));
const differs = (names: readonly string[]): Sql<boolean> => sql`row(${columns('s', names)}) is distinct from row(${columns('r', names)})`;

/** What the customer said at the opening of request r. */
const OPENING = sql`(select e.body from request_entry e where e.request_id = r.id and e.kind = 'in' and e.at = r.opened_at order by e.seq limit 1)`;
/** Nothing came about since request r was opened: nobody answered, noted, changed or dispatched anything here. */
const UNTOUCHED = sql<boolean>`not exists (select from request_entry e where e.request_id = r.id
  and e.event ->> 'what' is distinct from 'opened' and not (e.kind = 'in' and e.at = r.opened_at))`;

/** Says of each staged row whether it is new, differs from the stored one, or is the same; a file without texts leaves them as they are. */
export async function markRequestActions(db: Db): Promise<void> {
  await sql`update staged_request s set action = 'create', untouched = true where s.is_new`.execute(db);
  await sql`update staged_request s set untouched = ${UNTOUCHED}, body = coalesce(s.body, ${OPENING}, '') from service_request r where r.id = s.id`.execute(
    db,
  );
  await sql`update staged_request s set action = case when s.untouched and (${differs(COLUMNS)} or s.body <> coalesce(${OPENING}, ''))
      or not s.untouched and ${differs(CHANGEABLE)} then 'update' else 'same' end
    from service_request r where r.id = s.id`.execute(db);
}

/** What will be updated, as it is before: for the audit. */
export const updatedRequestsBefore = () =>
  sql<{ before: Record<string, unknown> }>`
    select to_jsonb(r) as before from staged_request s join service_request r on r.id = s.id where s.action = 'update' order by r.id`;

/** How a request stands by its moments, and what its closing needs: the columns that follow, with their values of staged row s. */
const following = (note: string): Record<string, Sql> => ({
  dispatched_at: sql`coalesce(s.first_answer_at, s.solved_at)`,
  awaits_since: sql`case when s.first_answer_at is null and s.solved_at is null then s.opened_at end`,
  first_solved_at: sql`s.solved_at`,
  callback: sql`case when s.closed_at is not null then 'waived' end`,
  callback_note: sql`case when s.closed_at is not null then ${note}::text end`,
  closed_as: sql`case when s.closed_at is not null then 'solved' end`,
  rated_at: sql`case when s.rating is not null then coalesce(s.closed_at, s.solved_at, s.opened_at) end`,
});

/** New ones, numbered in the order of their openings; `classes`: the class of service by account, and of who has none. */
// unaudited: the import records it
export async function insertImported(
  db: Db,
  by: { now: string; note: string; of: ReadonlyMap<string, string>; last: string | null },
): Promise<void> {
  const more = following(by.note);
  await sql`select pg_advisory_xact_lock(${NUMBERS})`.execute(db);
  await sql`
    insert into service_request (id, number, code, account_id, sla_class, changed_at, ${sql.join([...COLUMNS, ...Object.keys(more)].map((name) => sql.ref(name)))})
    select s.id, (select coalesce(max(number), ${FIRST_NUMBER - 1}) from service_request) + row_number() over (order by s.opened_at, s.seq),
      s.code, s.account_id, coalesce(c.value, ${by.last}), ${by.now}, ${columns('s', COLUMNS)}, ${sql.join(Object.values(more))}
    from staged_request s left join jsonb_each_text(${JSON.stringify(Object.fromEntries(by.of))}::jsonb) c on c.key = s.account_id::text
    where s.action = 'create'`.execute(db);
}

/** Those that nobody worked on stand as the file says. */
// unaudited: the import records it
export async function updateUntouched(db: Db, by: { now: string; note: string }): Promise<void> {
  const more = Object.entries(following(by.note)).map(([name, value]) => sql`${sql.ref(name)} = ${value}`);
  const own = COLUMNS.map((name) => sql`${sql.ref(name)} = ${sql.ref(`s.${name}`)}`);
  await sql`update service_request r set ${sql.join([...own, ...more])}, changed_at = ${by.now}, revision = r.revision + 1
    from staged_request s where s.action = 'update' and s.untouched and r.id = s.id`.execute(db);
  const stale = (table: string): Sql => sql`delete from ${sql.table(table)} t using stale where t.request_id = stale.id`;
  await sql`with stale as (select s.id from staged_request s where s.action = 'update' and s.untouched), said as (${stale('request_entry')}),
      days as (${stale('request_spell')}), clocks as (${stale('request_clock')}) ${stale('request_pause')}`.execute(db);
}

/** The lives of those that are new or stand anew: days, clocks, what waits for the customer, the opening and what was said at it. */
// unaudited: the import records it
export async function insertLives(db: Db, timeZone: string): Promise<void> {
  const lived = sql`staged_request s where s.action in ('create', 'update') and s.untouched`;
  const day = (moment: string): Sql => sql`(${sql.ref(`s.${moment}`)} at time zone ${timeZone}::text)::date`;
  await sql`insert into request_spell (request_id, seq, severity, from_on, until_on)
    select s.id, 1, s.severity, ${day('opened_at')}, ${day('closed_at')} from ${lived}`.execute(db);
  await sql`insert into request_clock (request_id, clock, seq, started_at, ended_at)
    select s.id, k.clock, 1, s.opened_at, case k.clock when 'first' then coalesce(s.first_answer_at, s.solved_at) else s.solved_at end
    from (values ('first'), ('solve')) k(clock) cross join ${lived}`.execute(db);
  await sql`insert into request_pause (request_id, seq, from_at, reason)
    select s.id, 1, coalesce(s.first_answer_at, s.opened_at), 'customer' from ${lived} and s.status = 'waiting'`.execute(db);
  await sql`insert into request_entry (request_id, id, at, seq, kind, channel, contact_id, body, event)
    select s.id, uuid7(s.opened_at), s.opened_at, 1, 'event', null, null, '', jsonb_build_object('what', 'opened') from ${lived}
    union all
    select s.id, uuid7(s.opened_at), s.opened_at, 2, 'in', s.channel, s.contact_id, s.body, null from ${lived} and s.body <> ''`.execute(
    db,
  );
}

/** Those that somebody worked on follow in words and weight alone; an open one has its weight from today, and says what changed. */
// unaudited: the import records it
export async function updateWorkedOn(db: Db, by: { now: string; today: string; userId: string | null }): Promise<void> {
  const changed = sql`staged_request s join service_request r on r.id = s.id where s.action = 'update' and not s.untouched`;
  const parts = (['subject', 'kind', 'severity'] as const).map(
    (name) => sql`select ${name}::text as field, ${sql.ref(`r.${name}`)} as before, ${sql.ref(`s.${name}`)} as after`,
  );
  await sql`insert into request_entry (request_id, id, at, seq, kind, author_id, event)
    select s.id, uuid7(${by.now}::timestamptz), ${by.now}, (select coalesce(max(b.seq), 0) + 1 from request_entry b where b.request_id = s.id), 'event',
      ${by.userId}::uuid, jsonb_build_object('what', 'changed', 'changes', (select jsonb_agg(to_jsonb(x)) from (${sql.join(parts, sql` union all `)}) x
        where x.before <> x.after))
    from ${changed} and ${differs(['subject', 'kind', 'severity'])}`.execute(db);
  await sql`with ended as (update request_spell p set until_on = ${by.today}::date from staged_request s, service_request r
      where r.id = s.id and s.action = 'update' and not s.untouched and r.severity <> s.severity and r.closed_at is null
        and p.request_id = s.id and p.until_on is null returning p.request_id, p.seq)
    insert into request_spell (request_id, seq, severity, from_on)
    select e.request_id, e.seq + 1, s.severity, ${by.today}::date from ended e join staged_request s on s.id = e.request_id`.execute(db);
  const set = CHANGEABLE.map((name) => sql`${sql.ref(name)} = ${sql.ref(`s.${name}`)}`);
  await sql`update service_request r set ${sql.join(set)}, rated_at = case when s.rating is distinct from r.rating then ${by.now}::timestamptz else r.rated_at end,
      changed_at = ${by.now}, revision = r.revision + 1
    from staged_request s where s.action = 'update' and not s.untouched and r.id = s.id`.execute(db);
}
