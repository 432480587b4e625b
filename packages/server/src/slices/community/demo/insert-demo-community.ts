import { sql } from 'kysely';
import type { WriteCtx } from '../../../access/index.ts';
import { newId } from '../../../kernel/ids.ts';
import { indexQuestionsOf } from '../index-questions.ts';
import { DEMO_COMMUNITIES, DEMO_QUESTIONS } from './demo-questions.ts';

interface Ground {
  members: { id: string; accountId: string }[];
  ours: { id: string; name: string } | null;
  there: boolean;
}

/** Two communities of the demo's portal users, with questions, answers, and something that waits to be read. Synthetic. */
// unaudited: the demo is recorded as a whole
export async function insertDemoCommunity(ctx: WriteCtx): Promise<void> {
  const { db, now } = ctx;
  const found = await sql<Ground>`
    select (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'accountId', m.account_id) order by length(m.email), m.email), '[]') from portal_member m
        join account a on a.id = m.account_id where a.demo) as members,
      (select jsonb_build_object('id', u.id, 'name', u.name) from app_user u where u.demo and u.role in ('agent', 'service_lead') order by u.email limit 1) as ours,
      exists (select from community where demo) as there`.execute(db);
  const { members, ours, there } = found.rows[0]!;
  if (there || members.length < 4) return;
  const member = (nth: number) => members[(nth - 1) % members.length]!;
  const language = ctx.organisation?.language ?? 'zh';
  const nameOf = (id: string) =>
    `${{ zh: '用户', en: 'Member ' }[language]}${String(members.findIndex((one) => one.id === id) + 1).padStart(2, '0')}`;
  const at = (daysAgo: number, hours = 0) =>
    Temporal.Instant.from(now)
      .subtract({ hours: 24 * daysAgo - hours })
      .toString();
  const communities = DEMO_COMMUNITIES.map(({ name, about, open, priceLevel, channelSource }) => ({
    ...{ id: newId(), name: name[language], about: about[language], open },
    ...{ priceLevel: priceLevel?.[language] ?? null, channelSource: channelSource?.[language] ?? null },
  }));
  const questions = DEMO_QUESTIONS.map(({ community, by, daysAgo, title, body, state = 'open', answers }) => {
    const [id, asker] = [newId(), member(by)];
    const posts = answers.map((answer, n) => {
      const who = answer.by === null ? null : member(answer.by);
      return {
        ...{ id: newId(), questionId: id, memberId: who?.id ?? null, userId: who ? null : (ours?.id ?? null), body: answer.body[language] },
        ...{
          name: who ? nameOf(who.id) : (ours?.name ?? '—'),
          state: answer.state ?? 'open',
          accepted: answer.accepted ?? false,
          at: at(daysAgo, n + 3),
        },
      };
    });
    const last = posts.findLast((post) => post.state === 'open')?.at ?? at(daysAgo);
    const common = {
      id,
      communityId: communities[community]!.id,
      memberId: asker.id,
      name: nameOf(asker.id),
      title: title[language],
      body: body[language],
      language,
      state,
    };
    return { ...common, at: at(daysAgo), last, posts };
  });
  await sql`insert into community (id, name, about, open, price_level, channel_source, demo, recorded_at)
    select id, name, about, open, "priceLevel", "channelSource", true, ${now} from jsonb_to_recordset(${JSON.stringify(communities)}::jsonb)
      as x(id uuid, name text, about text, open boolean, "priceLevel" text, "channelSource" text)`.execute(db);
  await sql`insert into community_account (account_id, community_id, added_at) select distinct account_id, ${communities[1]!.id}::uuid, ${now}::timestamptz
    from portal_member where id = any(${members.slice(0, 4).map(({ id }) => id)}::uuid[])`.execute(db);
  await sql`insert into community_person (member_id, shown_name)
    select id, name from jsonb_to_recordset(${JSON.stringify(members.map(({ id }) => ({ id, name: nameOf(id) })))}::jsonb) as x(id uuid, name text)`.execute(
    db,
  );
  await sql`insert into community_question (id, community_id, member_id, shown_name, title, body, language, state, asked_at, changed_at, demo)
    select id, "communityId", "memberId", name, title, body, language, state, at, last, true from jsonb_to_recordset(${JSON.stringify(questions)}::jsonb)
      as x(id uuid, "communityId" uuid, "memberId" uuid, name text, title text, body text, language text, state text, at timestamptz, last timestamptz)`.execute(
    db,
  );
  const posts = questions.flatMap((question) => question.posts);
  await sql`insert into community_answer (id, question_id, member_id, ours, user_id, shown_name, body, state, answered_at)
    select id, "questionId", "memberId", "memberId" is null, "userId", name, body, state, at from jsonb_to_recordset(${JSON.stringify(posts)}::jsonb)
      as x(id uuid, "questionId" uuid, "memberId" uuid, "userId" uuid, name text, body text, state text, at timestamptz)`.execute(db);
  await sql`update community_question q set accepted_id = x.id from jsonb_to_recordset(${JSON.stringify(posts.filter(({ accepted }) => accepted))}::jsonb)
    as x(id uuid, "questionId" uuid) where q.id = x."questionId"`.execute(db);
  await indexQuestionsOf(db, sql`q.id = any(${questions.map(({ id }) => id)}::uuid[])`);
}
