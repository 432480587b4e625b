import { type Both, type PlayPolicy, type TriedPlay, testsOf } from '@fulcrum/contract';
import { type Ctx, inScope, ruleOf, scopeOf } from '../../access/index.ts';
import { addWorkingDays, type WorkCalendar } from '../../kernel/working-days.ts';
import { expandPlay } from '../../policy/expand-play.ts';
import { MASKED_NAMES, materialSteps, notifySteps, taskSteps } from '../../policy/play-variables.ts';
import { refuseMasked } from '../../policy/refuse-masked.ts';
import { catalogOf } from '../catalog.ts';
import { workCalendarOf } from '../settings/index.ts';
import { fillText, maskFacts } from '../tasks/index.ts';
import { figuresOf } from './figures-of-day.ts';
import { type PlayInForce, selectPlays } from './plays.sql.ts';
import { readGiftRules } from './postings/gift-rules.ts';
import type { Firing } from './triggers/firing.ts';
import { beginningToday, type Shown, type Trial, triedAt, wouldHaveBegun } from './try-out.sql.ts';

/** As far back as is looked for occasions: enough for what happens once a month. */
const DAYS = 30;

const back = (day: string, days: number): string => Temporal.PlainDate.from(day).subtract({ days }).toString();

/** The metrics by whose conditions a trial tells accounts apart. */
const metricsAsked = ({ trigger, who, steps }: PlayPolicy): string[] =>
  [
    ...(trigger.on === 'condition_met' ? [trigger.when] : []),
    ...(who ? [who] : []),
    ...steps.flatMap((step) => ('branch' in step && 'when' in step.branch.test ? [step.branch.test.when] : [])),
  ]
    .flatMap(testsOf)
    .map(({ metric }) => metric);

/** The draft in the place of the version in force, as the coming night would find it. */
async function inPlace(ctx: Ctx, play: PlayPolicy): Promise<PlayInForce> {
  const found = (await selectPlays(ctx.db, ctx.today)).find(({ id }) => id === play.id);
  if (found) return { ...found, play };
  const none = { hasRun: false, isPaused: false, pausedAt: null, queued: false };
  return { id: play.id, version: 0, play, ranTo: ctx.today, since: ctx.today, ...none };
}

/** What a play that is stored nowhere would have begun in the last days and would begin today, and what its tasks would say. */
export async function tryPlay(ctx: Ctx, document: PlayPolicy, accounts: readonly string[] | undefined) {
  const play = await expandPlay(ctx.db, document);
  const catalog = await catalogOf(ctx.db);
  refuseMasked(ctx, catalog, metricsAsked(play));
  const figures = figuresOf(catalog, ctx.today);
  const calendar = await workCalendarOf(ctx.db);
  const now = await inPlace(ctx, play);
  const firing = (inForce: PlayInForce): Firing => ({ inForce, today: ctx.today, figures, calendar, isDraft: true });
  const since = back(ctx.today, DAYS - 1);
  const trial: Trial = {
    lately: firing({ ...now, ranTo: since, since }),
    today: firing(now),
    seen: inScope(await scopeOf(ctx, 'reads'), 'a'),
    catalog,
    gifts: await readGiftRules(ctx.db),
  };
  const rows = await triedAt(ctx, trial, accounts);
  return {
    playId: play.id,
    days: DAYS,
    accounts: await wouldHaveBegun(ctx.db, trial),
    today: await beginningToday(ctx.db, trial),
    shown: rows.map((row): TriedPlay => toTried(row, play, ctx, calendar)),
  };
}

function toTried({ facts, doers, recipients, pieces, ...row }: Shown, play: PlayPolicy, ctx: Ctx, calendar: WorkCalendar): TriedPlay {
  const { language } = ctx;
  const { masked } = ruleOf(ctx.actor);
  const plain = Object.fromEntries(Object.entries(facts).filter(([name]) => !MASKED_NAMES.includes(name)));
  const forAll = (text: Both) => fillText(text[language], plain, language);
  return {
    ...row,
    posts: materialSteps(play).map(({ id, material }) => {
      const { to, why } = pieces[id]!;
      return { step: id, what: forAll(material.what), to: to && masked.includes('person') ? '***' : to, why };
    }),
    notices: notifySteps(play).map(({ id, notify: { group, title, detail } }) => ({
      ...{ step: id, group, title: forAll(title), detail: detail ? forAll(detail) : null },
    })),
    tasks: taskSteps(play).map(({ step: { id, task } }) => {
      const whom = recipients[id];
      const told = { ...facts, ...(whom ? { recipient: whom.name } : {}) };
      const kept = maskFacts(told, masked);
      const fill = (text: { zh: string; en: string }) => fillText(text[language], kept, language);
      return {
        step: id,
        title: fill(task.title),
        reason: fill(task.reason),
        material: task.material ? fill(task.material) : null,
        script: task.script ? fill(task.script) : null,
        checklist: task.checklist.map(fill),
        dueOn: addWorkingDays(ctx.today, task.dueInWorkingDays, calendar),
        owner: doers[task.for] ?? null,
        mail: whom?.mailed && task.subject ? { to: String(kept.recipient), subject: fill(task.subject) } : null,
      };
    }),
  };
}
