import type { RecurringAsking, RecurringQuestion } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db, Sql } from '../../db/database.ts';
import { requestVisible, type Viewer } from '../requests/index.ts';

export interface Span {
  since: string;
  productId: string | undefined;
}
/** What of requests a viewer is told here; null: who reads none sees what was looked for alone. */
export type Eyes = Viewer | null;

/** Every time that a question of a cluster was asked, whether the viewer sees it, and whether it lies in the span. */
const askings = (eyes: Eyes, { since, productId }: Span): Sql => sql`
  select m.cluster_id, m.place, r.subject as question, r.id as request_id, r.account_id, r.product_id, r.first_solved_at as at,
    (${eyes ? requestVisible(eyes) : sql`false`} and r.first_solved_at >= ${since}::timestamptz
      and ${productId ? sql`r.product_id = ${productId}::uuid` : sql`true`}) as seen
  from question_cluster_member m join service_request r on r.id = m.request_id
  union all
  select m.cluster_id, m.place, s.question, null, null, null, s.at, s.at >= ${since}::timestamptz
  from question_cluster_member m join article_search s on s.question_n = m.question_n and s.results = 0 where m.request_id is null`;

/** The last decision on questions of which a cluster has at least half, or that have at least half of the cluster's. */
const decisions = sql`
  select distinct on (o.cluster_id) o.cluster_id, d.id, d.decision, d.size, d.article_id, d.decided_at, u.name as decided_by
  from (select m.cluster_id, e.id, count(distinct m.question_n) as shared
      from question_decision e, unnest(e.questions) q join question_cluster_member m on m.question_n = q group by m.cluster_id, e.id) o
    join (select cluster_id, count(distinct question_n) as questions from question_cluster_member group by cluster_id) c on c.cluster_id = o.cluster_id
    join question_decision d on d.id = o.id left join app_user u on u.id = d.decided_by
  where o.shared * 2 >= least(cardinality(d.questions), c.questions) order by o.cluster_id, d.decided_at desc, d.id`;

/** Clusters that a span has so often, each as the viewer may know it: a term that no question seen has is not told. */
export async function selectRecurring(
  db: Db,
  eyes: Eyes,
  span: Span,
  of: { view: RecurringQuestion['state']; least: number; limit: number },
): Promise<RecurringQuestion[]> {
  const found = await sql<RecurringQuestion>`
    with asked as materialized (${askings(eyes, span)}), decided as materialized (${decisions}),
    asked_as as (select cluster_id, question, count(*) as times, min(place) as place from asked where seen group by cluster_id, question),
    counted as (
      select a.cluster_id, (count(*) filter (where a.seen))::int as size, count(a.request_id) filter (where a.seen)::int as requests,
        (count(distinct a.account_id) filter (where a.seen))::int as customers, max(a.at) filter (where a.seen) as last_at,
        count(*) filter (where a.at > d.decided_at) * 2 < min(d.size) as decided
      from asked a left join decided d on d.cluster_id = a.cluster_id group by a.cluster_id)
    select c.id, q.questions[1] as question, n.size, n.requests, n.size - n.requests as searches, n.customers, n.last_at as "lastAt",
      (select coalesce(jsonb_agg(t.term order by t.at) filter (where q.heard like '%' || t.term || '%'), '[]')
        from unnest(c.terms) with ordinality t(term, at)) as terms,
      q.questions[1:6] as samples, case when n.decided then d.decision else 'open' end as state,
      case when n.decided then d.decided_at end as "decidedAt", case when n.decided then d.decided_by end as "decidedByName",
      case when n.decided then d.article_id end as "articleId"
    from counted n join question_cluster c on c.id = n.cluster_id left join decided d on d.cluster_id = c.id
      cross join lateral (select array_agg(question order by times desc, place, question) as questions, lower(string_agg(question, ' ')) as heard
        from asked_as s where s.cluster_id = c.id) q
    where n.size >= ${of.least} and (case when n.decided then d.decision else 'open' end) = ${of.view}
    order by n.size desc, n.last_at desc, c.id limit ${of.limit}`.execute(db);
  return found.rows;
}

/** Where the questions of a cluster were asked, searches by their words. */
export async function selectClusterAskings(db: Db, eyes: Eyes, span: Span, id: string, limit: number): Promise<RecurringAsking[]> {
  const found = await sql<RecurringAsking>`
    select s.question, s.request_id as "requestId", r.number::int, a.name as "accountName", p.name as "productName", s.times::int, s.at as "lastAt"
    from (select question, request_id, count(*) as times, max(at) as at from (${askings(eyes, span)}) x
        where x.cluster_id = ${id}::uuid and x.seen group by question, request_id) s
      left join service_request r on r.id = s.request_id left join account a on a.id = r.account_id left join product p on p.id = r.product_id
    order by s.at desc, s.request_id, s.question limit ${limit}`.execute(db);
  return found.rows;
}

/** The last answers by which requests were solved, the latest first. */
export async function selectAnswers(db: Db, requestIds: readonly string[], most: number): Promise<string[]> {
  const found = await sql<{ body: string }>`
    select e.body from service_request r cross join lateral (select e.body from request_entry e where e.request_id = r.id and e.kind = 'out' and e.body <> ''
      order by e.at desc, e.seq desc limit 1) e
    where r.id = any(${requestIds}::uuid[]) order by r.first_solved_at desc, r.id limit ${most}`.execute(db);
  return found.rows.map(({ body }) => body);
}

export interface Decision {
  id: string;
  decision: 'dismissed' | 'drafted';
  articleId: string | null;
  now: string;
  userId: string | null;
}

/** Keeps a decision on a cluster as it stands; false where there is none. */
export async function insertDecision(db: Db, clusterId: string, { id, decision, articleId, now, userId }: Decision): Promise<boolean> {
  const anywhere = { since: '-infinity', productId: undefined };
  const done = await sql`insert into question_decision (id, decision, questions, size, article_id, decided_at, decided_by)
    select ${id}::uuid, ${decision}, (select array_agg(distinct question_n) from question_cluster_member where cluster_id = c.id),
      (select count(*) from (${askings(null, anywhere)}) x where x.cluster_id = c.id), ${articleId}::uuid, ${now}::timestamptz, ${userId}::uuid
    from question_cluster c where c.id = ${clusterId}::uuid`.execute(db);
  return Number(done.numAffectedRows ?? 0) === 1;
}

/** Takes back what was decided of a cluster's questions. */
export async function deleteDecision(db: Db, clusterId: string): Promise<boolean> {
  const done =
    await sql`delete from question_decision where id in (select d.id from (${decisions}) d where d.cluster_id = ${clusterId}::uuid)`.execute(
      db,
    );
  return Number(done.numAffectedRows ?? 0) > 0;
}
