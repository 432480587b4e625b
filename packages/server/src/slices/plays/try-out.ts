import type { PlayPolicy, TriedPlay } from '@fulcrum/contract';
import { sql } from 'kysely';
import { type Ctx, inScope, isMaskedFor, ruleOf, scopeOf } from '../../access/index.ts';
import type { Sql } from '../../db/database.ts';
import { addWorkingDays, type WorkCalendar } from '../../kernel/working-days.ts';
import type { Catalog } from '../../policy/catalog.ts';
import { expandPlay } from '../../policy/expand-play.ts';
import { metricsNamed, taskSteps } from '../../policy/play-variables.ts';
import { catalogOf } from '../catalog.ts';
import { workCalendarOf } from '../settings/index.ts';
import { type Facts, fillText, maskFacts } from '../tasks/index.ts';
import { figuresOf } from './figures-of-day.ts';
import { metricFacts } from './metric-facts.sql.ts';
import { firedBy } from './triggers/fired-by.sql.ts';
import type { Firing } from './triggers/firing.ts';

/** As far back as is looked for occasions: enough for what happens once a month. */
const DAYS = 30;
const SHOWN = 3;

interface Row {
  accountId: string;
  code: string;
  name: string;
  occasion: string | null;
  facts: Facts;
  doers: Record<string, string | null>;
}

const back = (day: string, days: number): string => Temporal.PlainDate.from(day).subtract({ days }).toString();

/** Accounts with what would have begun the play there: those asked for, else those of the highest value among whom it would have begun. */
const shown = (
  firing: Firing,
  fired: Sql | null,
  play: PlayPolicy,
  ctx: Ctx,
  seen: Sql<boolean>,
  accounts: readonly string[] | undefined,
  catalog: Catalog,
): Sql<Row> => {
  const doers = [...new Set(taskSteps(play).map(({ step }) => step.task.for))];
  const doer = (
    role: string,
  ) => sql`${role}::text, (select u.name from app_user u where u.id = coalesce((select m.user_id from account_member m
    where m.account_id = a.id and m.role = ${role} and m.since <= ${ctx.today}::date and (m.until is null or m.until > ${ctx.today}::date) order by m.since, m.id limit 1), a.owner_id))`;
  const order = isMaskedFor(ctx.actor, 'amount') ? sql`a.name, a.id` : sql`coalesce(s.amount_12m, 0) desc, a.id`;
  return sql<Row>`
    select a.id as "accountId", a.code, a.name, f.occasion,
      jsonb_build_object('account', a.name) || coalesce(f.facts, '{}') || ${metricFacts(metricsNamed(taskSteps(play).map(({ step }) => step)), firing.figures, catalog)} as facts,
      jsonb_build_object(${sql.join(doers.length ? doers.map(doer) : [sql`'owner'::text, null`])}) as doers
    from account a left join account_state s on s.account_id = a.id left join account_metric m on m.account_id = a.id
      left join lateral (select x.occasion, x.facts from (${fired ?? sql`select null::uuid as account_id, null::text as occasion, null::jsonb as facts where false`}) x
        where x.account_id = a.id order by x.occasion desc limit 1) f on true
    where a.status = 'active' and ${seen} ${accounts ? sql`and a.id = any(${[...accounts]}::uuid[])` : sql``}
    order by ${accounts ? sql`` : sql`f.occasion is null,`} ${order} limit ${SHOWN}`;
};

/** What a play that is stored nowhere would have begun in the last days, and what its tasks would say. */
export async function tryPlay(ctx: Ctx, document: PlayPolicy, accounts: readonly string[] | undefined) {
  const play = await expandPlay(ctx.db, document);
  const catalog = await catalogOf(ctx.db);
  const inForce = {
    id: play.id,
    version: 0,
    play,
    ranTo: back(ctx.today, DAYS - 1),
    hasRun: false,
    since: back(ctx.today, DAYS - 1),
    isPaused: false,
    pausedAt: null,
    queued: false,
  };
  const firing: Firing = {
    inForce,
    today: ctx.today,
    figures: figuresOf(catalog, ctx.today),
    isDraft: true,
  };
  const fired = firedBy(firing);
  const seen = inScope(await scopeOf(ctx, 'reads'), 'a');
  const counted = fired
    ? await sql<{
        accounts: number;
      }>`select count(distinct f.account_id)::int as accounts from (${fired}) f join account a on a.id = f.account_id where ${seen}`.execute(
        ctx.db,
      )
    : null;
  const { rows } = await shown(firing, fired, play, ctx, seen, accounts, catalog).execute(ctx.db);
  const calendar = await workCalendarOf(ctx.db);
  return {
    playId: play.id,
    days: DAYS,
    accounts: counted?.rows[0]?.accounts ?? null,
    shown: rows.map((row): TriedPlay => toTried(row, play, ctx, calendar)),
  };
}

function toTried({ accountId, code, name, occasion, facts, doers }: Row, play: PlayPolicy, ctx: Ctx, calendar: WorkCalendar): TriedPlay {
  const { language } = ctx;
  const kept = maskFacts(facts, ruleOf(ctx.actor).masked);
  const fill = (text: { zh: string; en: string }) => fillText(text[language], kept, language);
  return {
    ...{ accountId, code, name, occasion },
    tasks: taskSteps(play).map(({ step: { id, task } }) => ({
      step: id,
      title: fill(task.title),
      reason: fill(task.reason),
      material: task.material ? fill(task.material) : null,
      script: task.script ? fill(task.script) : null,
      checklist: task.checklist.map(fill),
      dueOn: addWorkingDays(ctx.today, task.dueInWorkingDays, calendar),
      owner: doers[task.for] ?? null,
    })),
  };
}
