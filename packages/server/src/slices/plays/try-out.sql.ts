import { type Condition, type GiftRules, type PlayPolicy, stepsOf, type TriedPlay } from '@fulcrum/contract';
import { sql } from 'kysely';
import { type Ctx, isMaskedFor } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';
import type { Catalog } from '../../policy/catalog.ts';
import { groupTexts, materialSteps, metricsIn, metricsNamed, notifySteps, taskSteps } from '../../policy/play-variables.ts';
import { type Figures, whoSql } from '../accounts/index.ts';
import type { Facts } from '../tasks/index.ts';
import { allowance, beganWithin } from './begin-runs.sql.ts';
import { metricFacts } from './metric-facts.sql.ts';
import { neverBegan } from './plays.sql.ts';
import { receiver, refusal } from './postings/make-postings.sql.ts';
import { recipient } from './send-messages.sql.ts';
import { begunAtMark } from './step-statements.sql.ts';
import { firedBy, happened } from './triggers/fired-by.sql.ts';
import type { Firing } from './triggers/firing.ts';

const SHOWN = 3;
const NOTHING = sql`select null::uuid as account_id, null::text as occasion, null::jsonb as facts where false`;

/** A draft in two places of time: as if it had been in force for a month, and as the coming night would find it. */
export interface Trial {
  lately: Firing;
  today: Firing;
  /** Which accounts (a) the reader sees. */
  seen: Sql<boolean>;
  catalog: Catalog;
  gifts: GiftRules;
}

export interface Shown extends Omit<TriedPlay, 'tasks' | 'posts' | 'notices'> {
  facts: Facts;
  /** The name of who does the tasks, by the part that the play names. */
  doers: Record<string, string | null>;
  /** How whom a message goes to is addressed, and whether it is mailed to them, by its step. */
  recipients: Record<string, { name: string; mailed: boolean } | null>;
  /** To whom each piece would be posted, or why not, by its step. */
  pieces: Record<string, { to: string | null; why: TriedPlay['posts'][number]['why'] }>;
}

/** At how many accounts it would have begun; null: people begin it. */
export async function wouldHaveBegun(db: Db, { lately, seen }: Trial): Promise<number | null> {
  const fired = firedBy(lately);
  if (!fired) return null;
  const found = await sql<{ accounts: number }>`
    select count(distinct f.account_id)::int as accounts from (${fired}) f join account a on a.id = f.account_id where ${seen}`.execute(db);
  return found.rows[0]?.accounts ?? 0;
}

/** Whether occasion f of account a begins nothing any more: it has, or the account is left alone. */
const isOver = ({ id, play }: Firing['inForce'], today: string): Sql<boolean> => sql<boolean>`(
  exists (select from play_run r where r.account_id = f.account_id and r.play_id = ${id} and r.occasion = f.occasion)
  ${play.holdout ? sql`or exists (select from play_arm p where p.account_id = f.account_id and p.play_id = ${id} and p.arm = 'holdout')` : sql``}
  ${play.limits.oncePerDays ? sql`or ${beganWithin(sql`f.account_id`, id, play.limits.oncePerDays, today)}` : sql``})`;

/** At how many accounts it would begin in the coming night; as many of them at once as its limits leave. */
export async function beginningToday(db: Db, { today, seen }: Trial): Promise<{ accounts: number; atOnce: number } | null> {
  const fired = firedBy(today);
  if (!fired) return null;
  const { inForce } = today;
  const most = allowance(inForce.id, inForce.play.limits, today.today);
  const found = await sql<{ accounts: number; atOnce: number }>`
    with fired as materialized (${fired}),
      fresh as (select distinct f.account_id from fired f join account a on a.id = f.account_id where ${seen} and not ${isOver(inForce, today.today)})
    select count(*)::int as accounts, ${most ? sql`least(count(*), ${most})` : sql`count(*)`}::int as "atOnce" from fresh`.execute(db);
  return found.rows[0] ?? { accounts: 0, atOnce: 0 };
}

const partsOf = (who: Condition | undefined): Condition[] => (who === undefined ? [] : 'all' in who ? who.all : [who]);

/** What decides branches, by their steps, but for what came of tasks. */
const waysOf = (play: PlayPolicy, figures: Figures): { id: string; holds: Sql }[] =>
  stepsOf(play).flatMap((step) => {
    if (!('branch' in step)) return [];
    const { test } = step.branch;
    if ('when' in test) return [{ id: step.id, holds: sql`coalesce(${whoSql(test.when, figures)}, false)` }];
    return 'begunAt' in test ? [{ id: step.id, holds: begunAtMark(test.begunAt, sql`f.facts`) }] : [];
  });

const listOf = (parts: readonly Sql[]): Sql => (parts.length ? sql`jsonb_build_array(${sql.join(parts)})` : sql`'[]'::jsonb`);

/** Who would do a task of the part: of the team, else the owner of account a. */
const doer = (
  role: string,
  today: string,
): Sql => sql`${role}::text, (select u.name from app_user u where u.id = coalesce((select m.user_id from account_member m
    where m.account_id = a.id and m.role = ${role} and m.since <= ${today}::date and (m.until is null or m.until > ${today}::date) order by m.since, m.id limit 1), a.owner_id))`;

/** Whom each message would go to at account a. */
function recipientsOf(play: PlayPolicy, today: string): Sql {
  const each = stepsOf(play).flatMap((step) =>
    'message' in step
      ? [
          sql`${step.id}::text, (select jsonb_build_object('name', c.name, 'mailed', c.address is not null) from (${recipient(step.message, sql`a.id`, today)}) c)`,
        ]
      : [],
  );
  return each.length ? sql`jsonb_build_object(${sql.join(each)})` : sql`'{}'::jsonb`;
}

/** What would be posted at account a, to whom. */
function piecesOf(play: PlayPolicy, gifts: GiftRules, today: string): Sql {
  const one = { account: sql`1`, person: sql`1` };
  const each = materialSteps(play).map(
    ({ id, material }) => sql`${id}::text, (select jsonb_build_object('to', c.name, 'why', ${refusal(material, gifts, today, one)})
      from (select 1) one left join lateral (${receiver(material, sql`a.id`, today)}) c on true)`,
  );
  return each.length ? sql`jsonb_build_object(${sql.join(each)})` : sql`'{}'::jsonb`;
}

function verdict({ today: { inForce, today } }: Trial, byHand: boolean): Sql {
  const { id, play } = inForce;
  const { oncePerDays } = play.limits;
  return sql`case
    when exists (select from play_run r where r.account_id = a.id and r.play_id = ${id} and (r.state in ('queued', 'running')
      or r.occasion = f.occasion and r.state <> 'held')) then 'begun'
    ${byHand ? sql`when true then 'by_hand'` : sql``}
    when f.account_id is null then 'not_fired'
    when not c.concerned then 'not_concerned'
    ${play.holdout ? sql`when exists (select from play_arm p where p.account_id = a.id and p.play_id = ${id} and p.arm = 'holdout') then 'held'` : sql``}
    ${oncePerDays ? sql`when ${beganWithin(sql`a.id`, id, oncePerDays, today)} then 'too_soon'` : sql``}
    when exists (select from now n where n.account_id = a.id) then 'begins' else 'lately' end`;
}

/** Accounts with what the play would do there and why not: those asked for, else those of the highest value among whom it would have begun. */
export async function triedAt(ctx: Ctx, trial: Trial, accounts: readonly string[] | undefined): Promise<Shown[]> {
  const { lately, today, seen, catalog, gifts } = trial;
  const { play, id } = today.inForce;
  const tasks = taskSteps(play).map(({ step }) => step);
  const others = [
    ...materialSteps(play).map(({ material }) => material.what),
    ...notifySteps(play).flatMap((step) => groupTexts(step, []).map(({ text }) => text)),
  ];
  const metrics = [...new Set([...metricsNamed(tasks), ...metricsIn(others)])];
  const doers = [...new Set(tasks.map(({ task }) => task.for))].map((role) => doer(role, ctx.today));
  const order = isMaskedFor(ctx.actor, 'amount') ? sql`a.name, a.id` : sql`coalesce(s.amount_12m, 0) desc, a.id`;
  const asked = accounts ? sql`and a.id = any(${[...accounts]}::uuid[])` : sql``;
  const [late, now] = [happened(lately), happened(today)];
  const found = await sql<Shown>`
    with late as materialized (${late ?? NOTHING}), now as materialized (${now ?? NOTHING})
    select a.id as "accountId", a.code, a.name, case when c.concerned then f.occasion end as occasion, ${verdict(trial, late === null)} as verdict,
      (select max(r.began_on) from play_run r where r.account_id = a.id and r.play_id = ${id} and not ${neverBegan}) as "lastBegan",
      coalesce((select jsonb_agg(p.place - 1 order by p.place) from jsonb_array_elements(c.parts) with ordinality p(holds, place) where p.holds = 'false'::jsonb), '[]') as unmet,
      ${listOf(waysOf(play, today.figures).map((one) => sql`jsonb_build_object('step', ${one.id}::text, 'holds', ${one.holds})`))} as ways,
      jsonb_build_object('account', a.name) || coalesce(f.facts, '{}') || ${metricFacts(metrics, today.figures, catalog)} as facts,
      jsonb_build_object(${sql.join(doers.length ? doers : [sql`'owner'::text, null`])}) as doers, ${recipientsOf(play, ctx.today)} as recipients, ${piecesOf(play, gifts, ctx.today)} as pieces
    from account a left join account_state s on s.account_id = a.id left join account_metric m on m.account_id = a.id
      cross join lateral (select coalesce(${whoSql(play.who, today.figures)}, false) as concerned,
        ${listOf(partsOf(play.who).map((part) => sql`coalesce(${whoSql(part, today.figures)}, false)`))} as parts) c
      left join lateral (select x.account_id, x.occasion, x.facts from (select * from now union all select * from late) x
        where x.account_id = a.id order by x.occasion desc limit 1) f on true
    where a.status = 'active' and ${seen} ${asked}
    order by ${accounts ? sql`` : sql`f.occasion is null, not c.concerned,`} ${order} limit ${SHOWN}`.execute(ctx.db);
  return found.rows;
}
