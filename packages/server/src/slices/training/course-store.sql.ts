import { CourseDraft, type CourseLine, type CourseSource } from '@fulcrum/contract';
import { sql } from 'kysely';
import { accountInScope, type Scope } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';

export type StoredCourse = CourseSource & { productName: string | null };
type Row = Omit<StoredCourse, 'course'> & { document: unknown };

/** A course; `lock`: as it stays until the caller's transaction ends. */
export async function courseById(db: Db, id: string, { lock = false } = {}): Promise<StoredCourse | undefined> {
  const found = await sql<Row>`
    select k.id, k.state, k.published_on as "publishedOn", k.retired_on as "retiredOn", k.revision, k.document, p.name as "productName"
    from course k left join product p on p.id = k.product_id where k.id = ${id}::uuid ${lock ? sql`for update of k` : sql``}`.execute(db);
  return found.rows.map(({ document, ...row }) => ({ ...row, course: CourseDraft.parse(document) }))[0];
}

/** Whether the code was free. */
export async function insertCourse(
  db: Db,
  { id, course, now, userId }: { id: string; course: CourseDraft; now: string; userId: string | null },
): Promise<boolean> {
  const made = await sql`
    insert into course (id, code, product_id, audience, roles, staff_roles, for_owners, with_exam, document, created_at, created_by)
    values (${id}::uuid, ${course.code}, ${course.productId}::uuid, ${course.audience}, ${course.roles}::text[], ${course.staffRoles}::text[],
      ${course.forOwners}, ${course.exam !== null}, ${JSON.stringify(course)}::jsonb, ${now}::timestamptz, ${userId}::uuid)
    on conflict (code) do nothing`.execute(db);
  return Number(made.numAffectedRows) === 1;
}

/** Whether the code was free. */
export async function updateCourse(db: Db, { id, course, state, publishedOn, retiredOn }: CourseSource): Promise<boolean> {
  const made = await sql`
    update course k set code = ${course.code}, product_id = ${course.productId}::uuid, audience = ${course.audience}, roles = ${course.roles}::text[],
      staff_roles = ${course.staffRoles}::text[], for_owners = ${course.forOwners}, with_exam = ${course.exam !== null},
      document = ${JSON.stringify(course)}::jsonb, state = ${state}, published_on = ${publishedOn}::date, retired_on = ${retiredOn}::date, revision = revision + 1
    where k.id = ${id}::uuid and not exists (select from course o where o.code = ${course.code} and o.id <> k.id)`.execute(db);
  return Number(made.numAffectedRows) === 1;
}

/** One page of courses by code; people are counted of ours and of accounts in the scope. */
export async function listCourses(
  db: Db,
  of: {
    scope: Scope;
    state?: string | undefined;
    productId?: string | undefined;
    now: string;
    today: string;
    after: string[] | null;
    limit: number;
  },
): Promise<CourseLine[]> {
  const seen = (alias: 'c' | 'p') =>
    sql`(${sql.ref(`${alias}.account_id`)} is null or ${accountInScope(of.scope, sql.ref(`${alias}.account_id`))})`;
  const found = await sql<CourseLine>`
    with page as (select * from course k where ${of.state ? sql`k.state = ${of.state}` : sql`true`}
        and ${of.productId ? sql`k.product_id = ${of.productId}::uuid` : sql`true`} and ${of.after ? sql`k.code > ${of.after[0]}` : sql`true`}
      order by k.code limit ${of.limit})
    select k.id, k.code, k.document -> 'title' as title, k.state, k.audience, p.name as "productName", k.with_exam as "withExam", k.for_owners as "forOwners",
      k.published_on as "publishedOn",
      (select count(*)::int from training_session s where s.course_id = k.id and s.starts_at > ${of.now}::timestamptz and s.cancelled_at is null) as sessions,
      (select count(distinct coalesce(c.contact_id, c.user_id))::int from certificate c where c.course_id = k.id and c.revoked_on is null
        and coalesce(c.valid_until, 'infinity') >= ${of.today}::date and ${seen('c')}) as certified,
      (select count(distinct coalesce(p.contact_id, p.user_id))::int from training_session s join training_place p on p.session_id = s.id and p.attended
        where s.course_id = k.id and ${seen('p')}) as attended
    from page k left join product p on p.id = k.product_id order by k.code`.execute(db);
  return found.rows;
}
