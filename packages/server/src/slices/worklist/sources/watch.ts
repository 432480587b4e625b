import { sql } from 'kysely';
import { rankSql, urgencySql } from '../../tasks/index.ts';
import type { WorkSource } from './source.ts';

const DECIDED: Record<string, { zh: string; en: string }> = {
  build: { zh: '开发', en: 'to build it' },
  answer: { zh: '话术应对', en: 'to answer it' },
  watch: { zh: '继续关注', en: 'to go on watching' },
};

/** What of the market somebody was given: until it is decided on, and again on the day that the decision set. It belongs to no customer. */
export const watchSource: WorkSource = {
  kind: 'watch',
  needs: 'feedback.read',
  table: ({ date, days }) => sql`(
    select null::uuid as account_id, w.id, w.owner_id, u.team_id, x.due_on, 0::numeric as value_at_stake, g.urgency, ${rankSql(sql`0::numeric`, sql`g.urgency`)} as rank,
      w.revision, coalesce(w.decision, 'undecided') as about, jsonb_build_object('zh', w.title, 'en', w.title) as title,
      jsonb_build_object('from', coalesce(c.title, w.authority)) as facts
    from watch_item w join app_user u on u.id = w.owner_id left join competitor c on c.id = w.competitor_id
      cross join lateral (select coalesce(w.due_on, ${date}::date) as due_on) x
      cross join lateral (select ${urgencySql(sql`x.due_on`, days)} as urgency) g
    where w.closed_on is null and (w.decision is null or w.due_on <= ${date}::date))`,
  open: () => sql<boolean>`true`,
  about: sql`t.about`,
  title: sql`t.title`,
  reason: sql`null::jsonb`,
  facts: sql`t.facts`,
  words({ kind, facts }) {
    const by = { zh: facts.from ? `（${facts.from}）` : '', en: facts.from ? ` (${facts.from})` : '' };
    const decided = DECIDED[kind];
    if (!decided)
      return {
        reason: { zh: `市场关注${by.zh}交给您，请决定怎么应对。`, en: `A watched item${by.en} is yours: decide what to do about it.` },
      };
    return {
      reason: {
        zh: `市场关注${by.zh}已决定“${decided.zh}”，期限已到，请落实或重新决定。`,
        en: `It was decided ${decided.en}${by.en}, and the day has come: do it, or decide anew.`,
      },
    };
  },
};
