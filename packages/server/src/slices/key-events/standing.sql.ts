import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';
import { payloadFields } from '../../policy/payload-fields.sql.ts';

/** The code of a line that has none of its own, by what it says: the same said twice is one record. */
export const saidCode = (event: Sql, on: Sql, said: Sql): Sql =>
  sql`${event} || ':' || to_char(${on}, 'YYYY-MM-DD') || ':' || left(md5(${said}::text), 12)`;

/** Whether line r was known and not withdrawn by a day. */
export const standsBy = (asOf: Sql): Sql<boolean> =>
  sql<boolean>`r.happened_on <= ${asOf} and r.known_at <= ${asOf} and (r.withdrawn_on is null or r.withdrawn_on > ${asOf})`;

/**
 * What the lines of group g say, as variables of plays by language: a field of several lines has them side by side, in the same order; `result`
 * is all of them.
 */
const told = (asOf: Sql): Sql => sql`(
  with said as (
    select r.id as line, f.id, f.place, coalesce(c.choice ->> 'zh', r.custom ->> f.id) as zh, coalesce(c.choice ->> 'en', r.custom ->> f.id) as en
    from announced_event r join ${payloadFields} f on f.event = r.event and r.custom ? f.id
      left join lateral (select x as choice from jsonb_array_elements(f.choices) x where x ->> 'id' = r.custom ->> f.id limit 1) c on true
    where r.account_id = g.account_id and r.event = g.event and r.happened_on = g.on_day and ${standsBy(asOf)}),
    whole as (select line, string_agg(zh, ' ' order by place) as zh, string_agg(en, ' ' order by place) as en from said group by line)
  select jsonb_object_agg('event.' || v.key, v.text) from (
    select s.id || '_zh' as key, string_agg(s.zh, '、' order by w.zh, w.line) as text from said s join whole w using (line) group by s.id
    union all select s.id || '_en', string_agg(s.en, ', ' order by w.zh, w.line) from said s join whole w using (line) group by s.id
    union all select 'result_zh', string_agg(zh, '；' order by zh, line) from whole
    union all select 'result_en', string_agg(en, '; ' order by zh, line) from whole) v where v.text is not null)`;

const toldWithLink = (asOf: Sql): Sql => sql`jsonb_strip_nulls(jsonb_build_object('event.link', g.link)) || coalesce(${told(asOf)}, '{}')`;

/**
 * Whom events concern by a day, as (account_id, event, on_day, until_day, facts, recorded_on): what was worked out by then, and what
 * had been announced, recorded and not withdrawn. Who asks for no facts is spared them.
 */
export const eventAccounts = (asOf: Sql, { facts = true } = {}): Sql => sql`(
  select account_id, event, on_day, until_day, facts, null::date as recorded_on from key_event_account where made_on <= ${asOf}
  union all
  select g.account_id, g.event, g.on_day, g.on_day, ${facts ? toldWithLink(asOf) : sql`'{}'::jsonb`}, g.recorded_on
  from (select r.account_id, r.event, r.happened_on as on_day, min(r.link) as link, (min(r.recorded_at) at time zone coalesce((select time_zone from organisation), 'UTC'))::date as recorded_on
    from announced_event r where ${standsBy(asOf)} group by 1, 2, 3) g)`;
