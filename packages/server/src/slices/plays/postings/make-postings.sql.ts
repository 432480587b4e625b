import type { GiftRules, MaterialStep } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db, Sql } from '../../../db/database.ts';
import { MASKED_NAMES, metricsIn } from '../../../policy/play-variables.ts';
import { fillBothSql } from '../fill.sql.ts';
import { metricFacts } from '../metric-facts.sql.ts';
import { recipient } from '../send-messages.sql.ts';
import type { AtStep } from '../step-statements.sql.ts';
import { giftRefusal } from './gift-rules.ts';

/** Why a piece for contact c at account a is not posted; null: it is. */
export const refusal = (
  { gift, worth }: MaterialStep['material'],
  rules: GiftRules,
  today: string,
  nth: { account: Sql; person: Sql },
): Sql =>
  sql`case when c.id is null then 'nobody' ${
    gift && worth !== undefined
      ? sql`else ${giftRefusal(rules, { worth, person: sql`c.person_id`, nthOfAccount: nth.account, nthOfPerson: nth.person }, today)}`
      : sql``
  } end`;

/** Whom a piece at an account goes to. */
export const receiver = ({ ranks, roles }: MaterialStep['material'], account: Sql, today: string): Sql =>
  recipient({ channel: 'post', ranks, roles }, account, today);

/** A piece for everybody of `runs`, once: on the posting list, or refused with the reason. */
export async function makePostings(db: Db, of: AtStep, { material }: MaterialStep, runs: Sql): Promise<void> {
  const facts = sql`((r.facts || ${metricFacts(metricsIn([material.what]), of.figures, of.catalog)}) - ${[...MASKED_NAMES]}::text[])`;
  const nth = (whose: Sql) => sql`row_number() over (partition by ${whose} order by r.began_at, r.occasion, r.account_id, r.id)`;
  await sql`
    insert into posting (account_id, id, run_id, step, play_id, occasion, contact_id, person_id, what, gift, worth, state, why, made_on, changed_at)
    select x.account_id, uuid7(${of.now}::timestamptz), x.id, ${of.step.id}, ${of.playId}, x.occasion, x.contact_id, x.person_id, x.what, ${material.gift},
      ${material.worth ?? null}::numeric, case when x.why is null then 'to_post' else 'refused' end, x.why, ${of.today}::date, ${of.now}::timestamptz
    from (
      select r.account_id, r.id, r.occasion, c.id as contact_id, c.person_id, ${fillBothSql(material.what, facts)} as what,
        ${refusal(material, of.gifts, of.today, { account: nth(sql`r.account_id`), person: nth(sql`c.person_id`) })} as why
      from (${runs}) r join account a on a.id = r.account_id left join account_state s on s.account_id = r.account_id
        left join account_metric m on m.account_id = r.account_id
        left join lateral (${receiver(material, sql`r.account_id`, of.today)}) c on true) x
    on conflict (account_id, run_id, step) do nothing`.execute(db);
}

/** Takes pieces of runs (account_id, run_id) that nobody has posted yet off the list. */
export async function callOffPostings(db: Db, runs: Sql, now: string): Promise<void> {
  await sql`update posting p set state = 'called_off', changed_at = ${now}::timestamptz from (${runs}) x
    where p.account_id = x.account_id and p.run_id = x.run_id and p.state = 'to_post'`.execute(db);
}
