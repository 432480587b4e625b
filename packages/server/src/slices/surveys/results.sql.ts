import type { SURVEY_PARTS, SurveyResults } from '@fulcrum/contract';
import { sql } from 'kysely';
import { inScope, type Scope } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';
import { bandSql } from './answers.sql.ts';
import type { Counts } from './figures.ts';

export type SurveyPart = (typeof SURVEY_PARTS)[number];
export interface ResultRows extends Counts {
  questions: SurveyResults['questions'];
  invited: number;
  answered: number;
  scores: { score: number; answers: number }[];
  months: ({ month: string } & Counts)[];
  parts: ({ id: string; name: string } & Counts)[];
}
/** Each part that account a is in, as id and name. */
const PARTS: Record<SurveyPart, (on: Sql) => Sql> = {
  tier: () =>
    sql`select coalesce(t.tier, '') as id, coalesce(t.tier, '') as name from (select 1) one left join account_state t on t.account_id = w.account_id`,
  owner: () =>
    sql`select coalesce(u.id::text, '') as id, coalesce(u.name, '') as name from (select 1) one left join app_user u on u.id = w.owner_id`,
  segment: (on) => sql`select g.id::text as id, g.name from segment_member x join segment g on g.id = x.segment_id and g.shared
    where x.account_id = w.account_id and x.since <= ${on} and (x.until is null or x.until > ${on})`,
  product: (on) => sql`select distinct p.id::text as id, p.name from subscription b join product p on p.id = b.product_id
    where b.account_id = w.account_id and b.starts_on <= ${on} and coalesce(b.ended_on, b.ends_on, 'infinity') >= ${on}`,
};
const counts = sql`(count(*) filter (where w.band = 'low'))::int as low, (count(*) filter (where w.band = 'middle'))::int as middle,
  (count(*) filter (where w.band = 'high'))::int as high, coalesce(sum(w.score), 0)::int as sum`;

/** What stands of the answers given within the span, of accounts in the scope. */
export async function resultRows(db: Db, of: { id: string; scope: Scope; from: string; to: string; by: SurveyPart }): Promise<ResultRows> {
  const [from, to] = [sql`${of.from}::date`, sql`${of.to}::date`];
  const part = PARTS[of.by](to);
  const found = await sql<ResultRows>`
    with invited as materialized (select i.account_id, i.id, a.owner_id, exists (select from survey_answer w where w.account_id = i.account_id and w.invitation_id = i.id
          and w.answered_on <= ${to} and (w.until_on is null or w.until_on > ${to})) as answered, i.invited_on, i.channel <> 'import' as asked
        from survey_invitation i join account a on a.id = i.account_id where i.survey_id = ${of.id}::uuid and ${inScope(of.scope, 'a')}),
      answers as materialized (select i.account_id, i.owner_id, w.answered_on, w.score, w.words, ${bandSql} as band
        from invited i join survey s on s.id = ${of.id}::uuid join survey_answer w on w.account_id = i.account_id and w.invitation_id = i.id
        where w.answered_on between ${from} and ${to} and (w.until_on is null or w.until_on > ${to}))
    select ${counts},
      (select count(*)::int from invited i where i.asked and i.invited_on between ${from} and ${to}) as invited,
      (select count(*)::int from invited i where i.asked and i.invited_on between ${from} and ${to} and i.answered) as answered,
      (select coalesce(jsonb_agg(to_jsonb(x) order by x.score), '[]') from (select w.score, count(*)::int as answers from answers w group by w.score) x) as scores,
      (select coalesce(jsonb_agg(jsonb_build_object('id', q.value ->> 'id', 'text', q.value -> 'text',
          'answers', (select count(*) from answers w where w.words ? (q.value ->> 'id')),
          'choices', (select coalesce(jsonb_agg(jsonb_build_object('text', o.value, 'answers',
              (select count(*) from answers w where w.words -> (q.value ->> 'id') = to_jsonb(o.place - 1))) order by o.place), '[]')
            from jsonb_array_elements(q.value -> 'choices') with ordinality o(value, place))) order by q.place), '[]')
        from survey s cross join lateral jsonb_array_elements(s.document -> 'questions') with ordinality q(value, place) where s.id = ${of.id}::uuid) as questions,
      (select coalesce(jsonb_agg(to_jsonb(x) order by x.month), '[]') from (
        select to_char(w.answered_on, 'YYYY-MM') as month, ${counts} from answers w group by 1) x) as months,
      (select coalesce(jsonb_agg(to_jsonb(x) order by x.name, x.id), '[]') from (
        select coalesce(p.id, '') as id, coalesce(p.name, '') as name, ${counts} from answers w left join lateral (${part}) p on true group by 1, 2
        order by count(*) desc, 2, 1 limit 100) x) as parts
    from answers w`.execute(db);
  return found.rows[0]!;
}
