import type { ProcedurePolicy } from '@fulcrum/contract';
import type { WriteCtx } from '../../../access/index.ts';
import { newId } from '../../../kernel/ids.ts';
import { momentOfWorkBefore, type WorkTime, workingMsBetween } from '../../../kernel/working-time.ts';
import { type AskedBefore, putAsked } from '../../approvals/index.ts';
import { workTimeOf } from '../../settings/index.ts';
import type { Course } from '../course.ts';
import { approvalOfStep } from '../moment.ts';
import { holdersAt, type InForce, insertRuns, insertTicks, proceduresOn, type SavedRun, saveRuns, type Tick } from '../procedures.sql.ts';
import { type DemoCustomer, demoCustomers } from './demo-customers.sql.ts';
import { insertDemoStarts, taught } from './demo-starts.ts';
import { ABOUT, type Planned, plansOf } from './scripts.ts';
import { type SignedDemo, signedBefore, signedCustomers } from './signed-customers.sql.ts';
import { beginToStand, type Ground, type Script, walk } from './walk.ts';

interface Run extends SavedRun {
  procedure: InForce;
  begunAt: string;
  by: string;
  note: string | null;
  /** By whose signing it began. */
  signed: SignedDemo | null;
}

/** Invented runs of every procedure in force at demo customers, with the approvals that they pass through. */
export async function insertDemoRuns(ctx: WriteCtx): Promise<void> {
  const inForce = (await proceduresOn(ctx.db, ctx.today)).map(taught);
  const customers = await demoCustomers(ctx.db, ctx.actor.userId, ctx.today);
  if (!inForce.length || !customers.length) return;
  const [contracts, taken] = [await signedCustomers(ctx.db, ctx.today), new Set<string>()];
  const time = await workTimeOf(ctx);
  const named = inForce.flatMap(({ id, document }) => document.departments.map((one) => ({ ...one, id: `${id}/${one.id}` })));
  const holders = await holdersAt(ctx.db, [...new Set([...customers, ...contracts].map(({ id }) => id))], named, ctx.today);
  const begun = inForce.flatMap((procedure, nth) => {
    const courts = straight(procedure.document, time, ctx.now);
    return plansOf(courts, nth, language(ctx)).map((plan, n) => {
      const groundAt = (customer: DemoCustomer): Ground => {
        const at = new Map(
          procedure.document.departments.map(({ id }) => [id, holders.get(customer.id)?.get(`${procedure.id}/${id}`) ?? null]),
        );
        return { procedure: procedure.document, holders: at, anybody: customer.owner, time };
      };
      const anybody = customers[(nth * 5 + n * 7) % customers.length]!;
      const begunOn = dayOf(begunAtOf(groundAt(anybody), plan, ctx.now), time.timeZone);
      const signed = procedure.document.category === 'project_start' ? (signedBefore(contracts, taken, begunOn) ?? null) : null;
      const customer = signed ?? anybody;
      const about = ABOUT[(nth + n) % (ABOUT.length + 2)]?.[language(ctx)] ?? null;
      return lived(ctx, procedure, { customer, signed, ground: groundAt(customer), plan, about });
    });
  });
  const runs = await approved(ctx, begun);
  await insertRuns(
    ctx.db,
    runs.map(({ accountId, id, procedure, note, by, begunAt }) => ({ accountId, id, procedure, note, by, now: begunAt })),
  );
  await saveRuns(ctx.db, runs);
  await insertTicks(ctx.db, runs.flatMap(ticksOf));
  await insertDemoStarts(ctx, runs);
}
const begunAtOf = (ground: Ground, { days, script }: Planned, now: string): string =>
  days === undefined ? beginToStand(ground, script, now) : momentOfWorkBefore(now, days * 24, ground.time);
const dayOf = (moment: string, timeZone: string): string =>
  Temporal.Instant.from(moment).toZonedDateTimeISO(timeZone).toPlainDate().toString();
const language = (ctx: WriteCtx) => ctx.organisation?.language ?? ctx.language;

/** The courts that a run passes through when nobody sends it back. */
function straight(procedure: ProcedurePolicy, time: WorkTime, now: string): Course['spans'][number]['court'][] {
  const script: Script = { pace: () => 0 };
  const begunAt = momentOfWorkBefore(now, 24 * 30, time);
  return walk({ procedure, holders: new Map(), anybody: '', time }, script, begunAt, now).course.spans.map(({ court }) => court);
}

function lived(
  { now }: WriteCtx,
  procedure: InForce,
  {
    customer,
    signed,
    ground,
    plan,
    about,
  }: { customer: DemoCustomer; ground: Ground; plan: Planned } & Pick<Run, 'signed'> & { about: string | null },
): Run {
  const begunAt = begunAtOf(ground, plan, now);
  const { course } = walk(ground, plan.script, begunAt, now);
  const ended = course.state === 'running' ? null : (course.spans.at(-1)?.untilAt ?? now);
  return {
    ...{
      accountId: customer.id,
      id: newId(),
      procedure,
      begunAt,
      by: course.spans[0]?.holderId ?? customer.owner,
      note: about,
      signed,
      course,
    },
    ...{ now: ended ?? now, leadMs: ended === null ? null : workingMsBetween(begunAt, ended, ground.time) },
  };
}

/** All of a step that is done, by who did it, and the first half of one that is being done. */
const ticksOf = ({ accountId, id, procedure, course }: Run): Tick[] =>
  course.spans
    .filter(({ court }) => court === 'work')
    .flatMap(({ stepId, untilAt, fromAt, byId, holderId }) => {
      const list = procedure.document.steps.find((step) => step.id === stepId)?.checklist ?? [];
      const ticked = untilAt === null ? list.slice(0, Math.floor(list.length / 2)) : list;
      return ticked.map((item) => ({ accountId, runId: id, step: stepId, item: item.id, by: byId ?? holderId, at: untilAt ?? fromAt }));
    });

/** The runs with an approval for each court in which they were or are to be approved, closed by who decided it. */
async function approved(ctx: WriteCtx, runs: readonly Run[]): Promise<Run[]> {
  const asked = runs.map((run) => approvalsOf(ctx, run));
  const put = await putAsked(
    ctx,
    asked.flat().map(({ of }) => of),
  );
  let nth = 0;
  return runs.map((run, n) => {
    const deciders = new Map(asked[n]!.map(({ seq }) => [seq, put[nth++]?.lastById ?? null]));
    const spans = run.course.spans.map((span) =>
      deciders.has(span.seq) && span.untilAt !== null ? { ...span, byId: deciders.get(span.seq) ?? null } : span,
    );
    return { ...run, course: { ...run.course, spans } };
  });
}

/** What came back was rejected. */
function approvalsOf(ctx: WriteCtx, { accountId, id, procedure: { document }, course, by }: Run): { seq: number; of: AskedBefore }[] {
  return course.spans.flatMap((span, n) => {
    if (span.court !== 'approve') return [];
    const before = course.spans[n - 1];
    const does = span.outcome === 'approved' ? ('approved' as const) : ('rejected' as const);
    const note = span.note ? { note: span.note } : {};
    const of = {
      ...{
        kind: 'procedure' as const,
        accountId,
        recordId: id,
        ...approvalOfStep(document, span.stepId, before?.note ?? null, language(ctx)),
      },
      ...{ askedBy: before?.byId ?? by, askedAt: span.fromAt, via: 'web' },
      moves: span.untilAt === null ? [] : [{ at: span.untilAt, does, ...note }],
    };
    return [{ seq: span.seq, of }];
  });
}
