import type { CommunityQuestionLine, ModeratedLine, PortalQuestion, QUESTION_VIEWS } from '@fulcrum/contract';
import { sql } from 'kysely';
import { accountInScope, type Member, type Scope } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';
import { escapeLike } from '../../db/like.ts';
import { ANSWERS, takesPart, UNANSWERED } from './communities.sql.ts';

const LINE = sql`q.id, q.number::int, q.community_id as "communityId", c.name as "communityName", q.title, q.shown_name as "byName",
  q.asked_at as "askedAt", q.changed_at as "changedAt", q.language, ${ANSWERS} as answers, q.accepted_id is not null as accepted,
  exists (select from community_answer w where w.question_id = q.id and w.state = 'open' and w.ours) as "byUs"`;
const FROM = sql`community_question q join community c on c.id = q.community_id`;
const says = (q: string | undefined): Sql =>
  q
    ? sql`(q.title ilike ${`%${escapeLike(q)}%`} or q.body ilike ${`%${escapeLike(q)}%`}
        or exists (select from community_answer w where w.question_id = q.id and w.state = 'open' and w.body ilike ${`%${escapeLike(q)}%`}))`
    : sql`true`;
const below = (after: string[] | null): Sql =>
  after ? sql`(q.changed_at, q.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`;
interface Page {
  communityId: string | undefined;
  q: string | undefined;
  after: string[] | null;
  limit: number;
}
const inPage = ({ communityId, q, after }: Page): Sql =>
  sql`${communityId ? sql`q.community_id = ${communityId}::uuid` : sql`true`} and ${says(q)} and ${below(after)}`;
const LAST_FIRST = sql`order by q.changed_at desc, q.id desc`;

/** Posts that somebody of ours has to read: what waits, and what was reported. */
const HELD = sql`((q.state = 'held')::int + (select count(*) from community_answer w where w.question_id = q.id and w.state = 'held')::int)`;
const REPORTS = sql`(select count(*) from community_report r where r.question_id = q.id and r.settled_at is null)::int`;
/** Who wrote a post, with the company where the caller sees it. */
const writer = (scope: Scope, post: 'q' | 'w'): Sql => {
  const memberId = sql.ref(`${post}.member_id`);
  return sql`left join portal_member m on m.id = ${memberId} left join account a on a.id = m.account_id and ${accountInScope(scope, sql`a.id`)}
    left join contact p on p.account_id = a.id and p.id = m.contact_id left join community_person s on s.member_id = ${memberId}`;
};
const WRITER = sql`m.id as "memberId", a.id as "accountId", a.name as "accountName", p.name as "personName", s.blocked_at is not null as blocked`;

const VIEWS: Record<(typeof QUESTION_VIEWS)[number], Sql> = {
  unanswered: sql`(q.state = 'open' and ${UNANSWERED})`,
  // What waits is little: found by itself, whatever there is beside it.
  waiting: sql`q.id in (select h.id from community_question h where h.state = 'held' union select w.question_id from community_answer w where w.state = 'held'
    union select r.question_id from community_report r where r.settled_at is null)`,
  all: sql`true`,
};

export async function selectQuestions(
  db: Db,
  scope: Scope,
  { view, seen, ...page }: Page & { view: keyof typeof VIEWS; seen: Sql },
): Promise<ModeratedLine[]> {
  const found = await sql<ModeratedLine>`
    select ${LINE}, q.state, a.name as "accountName", ${HELD} as held, ${REPORTS} as reports from ${FROM} ${writer(scope, 'q')}
    where ${VIEWS[view]} and ${seen} and ${inPage(page)} ${LAST_FIRST} limit ${page.limit + 1}`.execute(db);
  return found.rows;
}

/** Pictures of a question q or an answer w, as a column. */
const picturesOf = (post: 'q' | 'w'): Sql =>
  sql`(select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'mediaType', f.media_type, 'bytes', f.bytes) order by f.id), '[]')
    from community_picture f where ${post === 'q' ? sql`f.question_id = q.id and f.answer_id is null` : sql`f.question_id = w.question_id and f.answer_id = w.id`}) as pictures`;

const POST = sql`w.id, w.shown_name as "byName", w.body, w.answered_at as at, w.ours, w.id = q.accepted_id as accepted, ${picturesOf('w')},
  (select count(*) from community_vote v where v.answer_id = w.id)::int as votes, w.state`;
/** The accepted answer first, then as they were given. */
const IN_ORDER = sql`order by (w.id = q.accepted_id) desc nulls last, w.answered_at, w.id`;

export async function selectModerated(db: Db, { scope, seen }: { scope: Scope; seen: Sql }, id: string): Promise<object | undefined> {
  const [question, posts, reported] = await Promise.all([
    sql<object>`select ${LINE}, q.state, ${HELD} as held, ${REPORTS} as reports, q.body, ${picturesOf('q')}, q.hidden_why as "hiddenWhy", ${WRITER}
      from ${FROM} ${writer(scope, 'q')} where q.id = ${id}::uuid and ${seen}`.execute(db),
    sql<object>`select ${POST}, w.hidden_why as "hiddenWhy", ${WRITER} from community_answer w join community_question q on q.id = w.question_id
      ${writer(scope, 'w')} where w.question_id = ${id}::uuid ${IN_ORDER}`.execute(db),
    sql<object>`select r.id, r.answer_id as "answerId", r.reason, r.at from community_report r
      where r.question_id = ${id}::uuid and r.settled_at is null order by r.at, r.id`.execute(db),
  ]);
  return question.rows[0] && { ...question.rows[0], posts: posts.rows, reported: reported.rows };
}

/** Posts of others are read once they are open; one's own also while they wait, or when they were hidden. */
export const readable = (post: 'q' | 'w', memberId: string): Sql =>
  sql`(${sql.ref(`${post}.state`)} = 'open' or ${sql.ref(`${post}.member_id`)} = ${memberId}::uuid)`;
const mine = (post: 'q' | 'w', memberId: string): Sql => sql`coalesce(${sql.ref(`${post}.member_id`)} = ${memberId}::uuid, false) as mine`;
type PortalLine = CommunityQuestionLine & Pick<PortalQuestion, 'mine' | 'state'>;

export async function selectForMember(
  db: Db,
  { accountId, memberId }: Member,
  { view, ...page }: Page & { view: 'all' | 'unanswered' | 'mine' },
): Promise<PortalLine[]> {
  const which = { all: sql`true`, unanswered: UNANSWERED, mine: sql`q.member_id = ${memberId}::uuid` }[view];
  const found = await sql<PortalLine>`select ${LINE}, ${mine('q', memberId)}, q.state from ${FROM}
    where ${takesPart(accountId)} and ${readable('q', memberId)} and ${which} and ${inPage(page)} ${LAST_FIRST} limit ${page.limit + 1}`.execute(
    db,
  );
  return found.rows;
}

/** A question of a community that the member's company takes part in; of another there is none. */
export async function selectForMemberOne(db: Db, { accountId, memberId }: Member, id: string): Promise<PortalQuestion | undefined> {
  const found = await sql<
    Omit<PortalQuestion, 'posts'>
  >`select ${LINE}, ${mine('q', memberId)}, q.state, q.body, ${picturesOf('q')} from ${FROM}
    where q.id = ${id}::uuid and ${takesPart(accountId)} and ${readable('q', memberId)}`.execute(db);
  const question = found.rows[0];
  if (!question) return undefined;
  const posts = await sql<PortalQuestion['posts'][number]>`
    select ${POST}, ${mine('w', memberId)},
      exists (select from community_vote v where v.answer_id = w.id and v.member_id = ${memberId}::uuid) as voted
    from community_answer w join community_question q on q.id = w.question_id
    where w.question_id = ${id}::uuid and ${readable('w', memberId)} ${IN_ORDER}`.execute(db);
  return { ...question, posts: posts.rows };
}
