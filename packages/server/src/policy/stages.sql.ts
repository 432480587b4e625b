import { sql } from 'kysely';
import type { Sql } from '../db/database.ts';
import type { At } from './catalog.ts';
import type { LineSource } from './line-source.ts';
import { adoptionFrom, overOn, renewalFrom } from './stage-days.sql.ts';

/** What a lifecycle of subscriptions leaves to the company. */
export interface StageRules {
  graceDays: number;
  /** What a first contract without a delivered date does: waits, or counts as delivered on its start. */
  undelivered: 'handover' | 'start';
}

/** Where no lifecycle of subscriptions is in force: a term without a delivered date runs from its start. */
export const STAGE_RULES_DEFAULT: StageRules = { graceDays: 90, undelivered: 'start' };

/** Of equals in time: the longest, the dearest, the first by number. */
const TIES = sql`t.ends_on desc nulls first, t.amount desc, t.number collate "C", t.id`;

/** Every term with where it stands in its line on the day: 0 active, 1 to come, 2 over. */
const standing = (lines: LineSource, at: At): Sql => sql`
  select t.*, case when t.starts_on > ${at.asOf} then 1 when t.ends_on < ${at.asOf} then 2 else 0 end as place,
    t.succeeds or min(t.starts_on) over line < t.starts_on as successor,
    max(t.ends_on) over (line order by t.starts_on range between unbounded preceding and '1 day' preceding) as before_ends_on,
    max(coalesce(t.ends_on, 'infinity')) filter (where t.starts_on > ${at.asOf}) over line as later_ends_on,
    min(t.starts_on) filter (where t.starts_on > ${at.asOf}) over line as later_starts_on
  from (${lines.terms(at)}) t window line as (partition by t.account_id, t.product_id)`;

/** The governing term of each line: the active one with the latest end, else the next to start, else the last ended. */
const governing = (lines: LineSource, at: At): Sql => sql`
  select distinct on (t.account_id, t.product_id) t.* from (${standing(lines, at)}) t
  order by t.account_id, t.product_id, t.place, case when t.place = 1 then t.starts_on end, ${TIES}`;

const dated = (lines: LineSource, at: At, rules: StageRules): Sql => sql`
  select g.*, ${overOn(sql`g.ends_on`)} as over_on, ${renewalFrom(sql`g.starts_on`, sql`g.ends_on`)} as renewal_on,
    coalesce(g.delivered_on, case when g.successor or ${rules.undelivered === 'start'}::boolean then g.starts_on end) as anchor_on,
    ${overOn(sql`g.ends_on`)} + ${rules.graceDays}::int as lost_on,
    g.elsewhere or g.later_ends_on > coalesce(g.ends_on, 'infinity') as renewed
  from (${governing(lines, at)}) g`;

const staged = (lines: LineSource, at: At, rules: StageRules): Sql => sql`
  select d.*, case
    when d.place = 2 then case when d.elsewhere then null when d.cut or ${at.asOf} >= d.lost_on then 'churned' else 'expired' end
    when d.place = 0 and d.renewed or d.place = 1 and d.successor then 'renewed'
    when ${at.asOf} >= d.renewal_on then 'renewal'
    when ${at.asOf} >= ${adoptionFrom(sql`d.anchor_on`)} then 'adoption'
    when ${at.asOf} >= d.anchor_on then 'launch'
    else 'handover' end as stage
  from (${dated(lines, at, rules)}) d`;

const LEAVES_LAUNCH = adoptionFrom(sql`s.anchor_on`);
/** The day of what comes next, where a day is known: a delivery is not. */
const NEXT_ON = sql`case s.stage when 'handover' then case when s.anchor_on is not null then least(s.anchor_on, s.renewal_on) end
  when 'launch' then least(${LEAVES_LAUNCH}, s.renewal_on) when 'adoption' then s.renewal_on when 'renewal' then s.over_on
  when 'expired' then s.lost_on when 'renewed' then case when s.place = 1 then s.starts_on else s.later_starts_on end end`;
/** What comes next if nobody does anything; what has been renewed into another line just ends. */
const NEXT = sql`case s.stage when 'handover' then case when s.renewal_on <= s.anchor_on then 'renewal' else 'launch' end
  when 'launch' then case when s.renewal_on <= ${LEAVES_LAUNCH} then 'renewal' else 'adoption' end
  when 'adoption' then case when s.renewal_on is not null then 'renewal' end when 'renewal' then 'expired' when 'expired' then 'churned'
  when 'renewed' then case when s.place = 1 or s.later_starts_on is not null then 'launch' end end`;

/** The day that put it there by the rules; of what is renewed, the day on which the new term starts. */
const ENTERED_ON = sql`case s.stage when 'handover' then s.signed_on when 'launch' then s.anchor_on when 'adoption' then ${LEAVES_LAUNCH}
  when 'renewal' then s.renewal_on when 'expired' then s.over_on when 'churned' then case when s.cut then s.over_on else s.lost_on end
  when 'renewed' then case when s.place = 1 then s.starts_on else s.later_starts_on end end`;

/**
 * The stage of every line as of a day, one row each (rows of Line); a line that was renewed into another has none any more.
 * No statement of its own: it stands inside another, over the base on one day or over every day of one account.
 */
export const stagesSql = (lines: LineSource, at: At, rules: StageRules): Sql => sql`
  select s.account_id, s.product_id, s.stage, s.id as term_id, s.kind as term_kind, s.number, s.signed_on, s.starts_on, s.ends_on, s.delivered_on,
    s.renewal_on, ${ENTERED_ON} as entered_on, ${NEXT} as next_stage, ${NEXT_ON} as next_on,
    -- Signed after what it follows was over: 逾期续约.
    s.place < 2 and s.successor and s.signed_on > s.before_ends_on as late
  from (${staged(lines, at, rules)}) s where s.stage is not null`;
