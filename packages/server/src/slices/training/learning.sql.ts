import type { LearnedCourse, LearningState, OwnSession } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import { isLearner, type Learner, learnerValues } from './learner.ts';
import { openTo } from './sign-up.ts';
import { standing, type Whose } from './standing.sql.ts';

const whose = (who: Learner): Whose => ({ who: 'userId' in who ? 'user_id' : 'contact_id', of: (alias) => isLearner(alias, who) });
interface At {
  now: string;
  today: string;
}
/** So many of one learner: nobody is offered more. */
const MOST = 500;

/** Courses that are open to a learner, those that are not learned yet first. */
export async function coursesOpen(db: Db, who: Learner, { now, today }: At): Promise<LearnedCourse[]> {
  const found = await sql<LearnedCourse>`
    select k.id, k.document -> 'title' as title, p.name as "productName", jsonb_array_length(k.document -> 'parts') as parts,
      (select count(distinct g.part_id)::int from course_progress g where g.course_id = k.id and ${isLearner('g', who)}) as done, k.with_exam as "withExam",
      coalesce(s.state, 'none') as state, s.until as "validUntil",
      (select min(t.starts_at) from training_session t where t.course_id = k.id and t.cancelled_at is null and t.starts_at > ${now}::timestamptz) as "nextAt"
    from course k left join product p on p.id = k.product_id left join ${standing(whose(who), sql`${today}::date`)} s on s.course_id = k.id
    where ${openTo(who, today)} order by coalesce(s.state, 'none') in ('learned', 'certified'), k.code limit ${sql.lit(MOST)}`.execute(db);
  return found.rows;
}

export async function stateOf(db: Db, courseId: string, who: Learner, today: string): Promise<LearningState> {
  const found = await sql<{ state: LearningState }>`
    select s.state from ${standing(whose(who), sql`${today}::date`)} s where s.course_id = ${courseId}::uuid`.execute(db);
  return found.rows[0]?.state ?? 'none';
}

/** Sessions ahead, and those at which the learner has a place. Where they are is told to who has one. */
export async function sessionsFor(db: Db, courseId: string, who: Learner, now: string): Promise<OwnSession[]> {
  const found = await sql<OwnSession>`
    select s.id, s.mode, s.starts_at as "startsAt", s.ends_at as "endsAt", s.starts_at <= ${now}::timestamptz as begun,
      case when m.state = 'signed' then s.place end as place,
      case when m.state = 'signed' then s.link end as link, m.state as mine, m.attended,
      case when s.capacity is null then null else greatest(s.capacity - (select count(*) from training_place o where o.session_id = s.id and o.state = 'signed'), 0)::int end as free
    from training_session s left join lateral (select p.state, p.attended from training_place p where p.session_id = s.id and p.state <> 'withdrawn'
      and ${isLearner('p', who)} order by p.signed_at limit 1) m on true
    where s.course_id = ${courseId}::uuid and s.cancelled_at is null and (s.starts_at > ${now}::timestamptz or m.state is not null)
    order by s.starts_at, s.id limit 100`.execute(db);
  return found.rows;
}

export async function partsDone(db: Db, courseId: string, who: Learner): Promise<string[]> {
  const found = await sql<{ part: string }>`
    select distinct g.part_id as part from course_progress g where g.course_id = ${courseId}::uuid and ${isLearner('g', who)} order by 1`.execute(
    db,
  );
  return found.rows.map(({ part }) => part);
}
export async function putPart(
  db: Db,
  of: { id: string; courseId: string; part: string; who: Learner; done: boolean; today: string },
): Promise<void> {
  const mine = sql`g.course_id = ${of.courseId}::uuid and g.part_id = ${of.part} and ${isLearner('g', of.who)}`;
  if (of.done)
    await sql`insert into course_progress (id, course_id, part_id, account_id, contact_id, user_id, done_on)
      select ${of.id}::uuid, ${of.courseId}::uuid, ${of.part}, ${learnerValues(of.who)}, ${of.today}::date
      where not exists (select from course_progress g where ${mine})`.execute(db);
  else await sql`delete from course_progress g where ${mine}`.execute(db);
}

/** A certificate of the learner's own, with the names that stand on it. */
export async function nameOf(db: Db, who: Learner): Promise<{ name: string; company: string | null } | undefined> {
  const found = await sql<{ name: string; company: string | null }>`${
    'userId' in who
      ? sql`select u.name, null as company from app_user u where u.id = ${who.userId}::uuid`
      : sql`select c.name, a.name as company from contact c join account a on a.id = c.account_id
          where c.account_id = ${who.accountId}::uuid and c.id = ${who.contactId}::uuid`
  }`.execute(db);
  return found.rows[0];
}
