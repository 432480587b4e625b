import { sql } from 'kysely';
import type { WriteCtx } from '../../../access/index.ts';
import type { Sql } from '../../../db/database.ts';
import { newId } from '../../../kernel/ids.ts';
import { hasProduct } from '../../orders/index.ts';
import { demoCourses, type Ground } from './demo-courses.ts';

const DAY_HOURS = 24;
const PUBLISHED_BEFORE = 420;
/** Sessions by course: so many days from today, for how many. */
const SESSIONS = [
  { code: 'DEMO-DEPTH', days: -21, capacity: 20, mode: 'live' },
  { code: 'DEMO-DEPTH', days: 9, capacity: 6, mode: 'live' },
  { code: 'DEMO-MEET', days: 16, capacity: null, mode: 'community' },
] as const;

/** What people of demo customers and demo staff learned. Synthetic; the same order of people gives the same data. */
// unaudited: the demo is recorded as a whole
export async function insertDemoTraining(ctx: WriteCtx): Promise<void> {
  const { db, now, today } = ctx;
  const ground = await sql<Ground>`
    select (select p.id from product p where p.code like 'DEMO-%' and p.status = 'active' and exists (select from subscription b where b.product_id = p.id)
        order by p.code limit 1) as "productId",
      array(select id from article where demo and audience = 'customers' order by code limit 2) as "articleIds"`.execute(db);
  const courses = demoCourses(ground.rows[0]!).map((document) => ({ id: newId(), document }));
  await sql`insert into course (id, code, state, product_id, audience, roles, staff_roles, for_owners, with_exam, document, created_at, published_on)
    select x.id, x.document ->> 'code', 'published', (x.document ->> 'productId')::uuid, x.document ->> 'audience',
      array(select jsonb_array_elements_text(x.document -> 'roles')), array(select jsonb_array_elements_text(x.document -> 'staffRoles')),
      (x.document ->> 'forOwners')::boolean, jsonb_typeof(x.document -> 'exam') = 'object', x.document, ${now}, ${today}::date - ${sql.lit(PUBLISHED_BEFORE)}
    from jsonb_to_recordset(${JSON.stringify(courses)}::jsonb) as x(id uuid, document jsonb) on conflict (code) do nothing`.execute(db);
  await insertSessions(ctx);
  await insertPlaces(ctx);
  await insertResults(ctx, 'DEMO-START', customers(today));
  await insertResults(
    ctx,
    'DEMO-STAFF',
    sql`select k.id as course_id, null::uuid as account_id, null::uuid as contact_id, u.id as user_id,
      row_number() over (order by u.email) as nth from course k join app_user u on u.demo and u.role = any(k.staff_roles)`,
  );
}

/** People of demo customers of whom a course k is expected, in a lasting order. */
const customers = (today: string): Sql => sql`select k.id as course_id, c.account_id, c.id as contact_id, null::uuid as user_id,
    row_number() over (partition by k.id order by a.code, c.name, c.id) as nth
  from course k join account a on a.demo join contact c on c.account_id = a.id and c.decision_role = any(k.roles) and c.left_on is null
  where k.product_id is null or ${hasProduct(sql`a.id`, sql`k.product_id`, sql`${today}::date`)}`;

async function insertSessions({ db, now }: WriteCtx): Promise<void> {
  const rows = SESSIONS.map(({ days, ...session }) => {
    const startsAt = Temporal.Instant.from(now)
      .add({ hours: DAY_HOURS * days })
      .round('hour');
    return { id: newId(), at: startsAt.toString(), ...session };
  });
  await sql`insert into training_session (id, course_id, mode, starts_at, ends_at, place, link, trainer_id, capacity, created_at)
    select x.id, k.id, x.mode, x.at, x.at + interval '2 hours', null, 'https://example.com/room',
      (select id from app_user where demo and role = 'service_lead' order by email limit 1), x.capacity, ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(id uuid, code text, mode text, at timestamptz, capacity int)
      join course k on k.code = x.code`.execute(db);
}

/** Past sessions had most of those who had signed up; the next ones are full, with a queue. */
async function insertPlaces({ db, now, today }: WriteCtx): Promise<void> {
  await sql`insert into training_place (id, session_id, account_id, contact_id, state, signed_at, attended, attended_on)
    select uuid7(${now}::timestamptz), s.id, p.account_id, p.contact_id, case when p.nth > s.capacity then 'waiting' else 'signed' end,
      least(s.starts_at, ${now}::timestamptz) - interval '5 days' + p.nth * interval '1 minute',
      case when s.starts_at < ${now}::timestamptz then p.nth % 4 <> 0 end,
      case when s.starts_at < ${now}::timestamptz and p.nth % 4 <> 0 then s.starts_at::date end
    from (${customers(today)}) p join course k on k.id = p.course_id and k.code = 'DEMO-DEPTH' join training_session s on s.course_id = k.id
    where p.nth <= coalesce(s.capacity, 12) + case when s.starts_at < ${now}::timestamptz then 0 else 2 end`.execute(db);
}

/** Of five people three hold a certificate, one of them an old one, and one in ten one that is about to expire; one failed and one has not begun. */
async function insertResults({ db, now, today }: WriteCtx, code: string, people: Sql): Promise<void> {
  await sql`
    with who as (select p.*, k.document -> 'exam' as exam, p.nth % 5 = 3 as failed, ${today}::date - (case when p.nth % 5 = 0 then 390 when p.nth % 10 = 1 then 312 + p.nth % 50 else 20 + p.nth % 200 end)::int as day
        from (${people}) p join course k on k.id = p.course_id where k.code = ${code} and p.nth % 5 in (0, 1, 2, 3) and p.nth <= 400),
      taken as (insert into exam_attempt (id, course_id, account_id, contact_id, user_id, exam, begun_at, answers, handed_at, handed_on, points, most, passed)
        select uuid7(${now}::timestamptz), w.course_id, w.account_id, w.contact_id, w.user_id, w.exam, w.day, '{}', w.day, w.day,
          case when w.failed then 4 else 10 end, 10, not w.failed from who w
        returning id, course_id, account_id, contact_id, user_id, exam, handed_on, passed)
    insert into certificate (id, number, course_id, attempt_id, account_id, contact_id, user_id, issued_on, valid_until)
    select uuid7(${now}::timestamptz), 'DEMO-' || upper(substr(encode(sha256(t.id::text::bytea), 'hex'), 1, 16)), t.course_id, t.id, t.account_id, t.contact_id, t.user_id,
      t.handed_on, (t.handed_on + make_interval(months => (t.exam ->> 'validMonths')::int))::date
    from taken t where t.passed`.execute(db);
}
