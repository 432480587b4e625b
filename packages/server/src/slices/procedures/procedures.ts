import type { ProcedureBoard, ProcedureRunTold } from '@fulcrum/contract';
import { type Ctx, type Handlers, may, pageFrom, readCursor, requireAccount, scopeOf, type WriteCtx } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { newId } from '../../kernel/ids.ts';
import { workingMsBetween } from '../../kernel/working-time.ts';
import { type OutcomeHook, requestApproval, withdrawApproval } from '../approvals/index.ts';
import { beginStart, followStarts } from '../project-starts/index.ts';
import { workTimeOf } from '../settings/index.ts';
import { readBoard } from './board.sql.ts';
import { itemOf, requireChecked } from './checklist.ts';
import { type At, accept as accepted, back, begin as begun, type Course, doneSteps, openSpan, pass, stop as stopped } from './course.ts';
import { approvalOfStep, momentOf } from './moment.ts';
import {
  deleteTick,
  holdersAt,
  insertRuns,
  insertTicks,
  lockRun,
  type NewRun,
  proceduresOn,
  type StoredRun,
  saveRuns,
} from './procedures.sql.ts';
import { figuresOf, listRuns, selectRun, type Viewer, waitsOf } from './runs.sql.ts';

type Verbs = Handlers<'procedures'>;
type Input<Name extends keyof Verbs> = Parameters<Verbs[Name]>[1];

async function viewerOf(ctx: Ctx): Promise<Viewer> {
  const { userId, role } = ctx.actor;
  return {
    ...{ userId, role, now: ctx.now, leads: may(ctx.actor, 'accounts.assign') },
    reads: await scopeOf(ctx, 'reads'),
    writes: await scopeOf(ctx, 'writes'),
  };
}
const aYearBefore = ({ now }: Ctx): string =>
  Temporal.Instant.from(now)
    .subtract({ hours: 24 * 365 })
    .toString();

export async function list(ctx: Ctx) {
  const figures = await figuresOf(ctx.db, await viewerOf(ctx), aYearBefore(ctx));
  const nothing = { running: 0, late: 0, done: 0, medianMs: null };
  const inForce = await proceduresOn(ctx.db, ctx.today);
  return {
    today: ctx.today,
    items: inForce.map(({ id, version, document }) => ({ id, version, procedure: document, ...(figures.get(id) ?? nothing) })),
  };
}
export const waits = async (ctx: Ctx, { id }: Input<'waits'>) => ({
  items: await waitsOf(ctx.db, await viewerOf(ctx), id, aYearBefore(ctx)),
});

export async function runs(ctx: Ctx, { limit, cursor, view, policyId, accountId }: Input<'runs'>) {
  if (accountId) await requireAccount(ctx, accountId, 'reads');
  const rows = await listRuns(ctx.db, await viewerOf(ctx), { view, policyId, accountId, limit, after: readCursor(cursor, 2) });
  return pageFrom(
    rows,
    limit,
    (row) => row,
    (row) => [row.endedAt ?? row.dueAt ?? row.begunAt, row.id],
  );
}

/** Columns by step are of one procedure: without one, the board is by department. */
export async function board(ctx: Ctx, { by: wished, ...filters }: Input<'board'>): Promise<ProcedureBoard> {
  const by = filters.policyId ? wished : 'department';
  const read = await readBoard(ctx.db, await viewerOf(ctx), { ...filters, by, today: ctx.today });
  const time = await workTimeOf(ctx);
  const left = (due: string) => workingMsBetween(ctx.now, due, time) - workingMsBetween(due, ctx.now, time);
  const columns = read.columns.map((column) => ({
    ...column,
    cards: column.cards.map((card) => ({ ...card, leftMs: left(card.dueAt ?? ctx.now) })),
  }));
  return { by, ...read, columns };
}

export async function run(ctx: Ctx, { id }: { id: string }): Promise<ProcedureRunTold> {
  const found = await selectRun(ctx.db, await viewerOf(ctx), id);
  if (!found) throw notFound('procedure_run');
  const time = await workTimeOf(ctx);
  return {
    ...found,
    spans: found.spans.map((span) => (span.until === null ? { ...span, workedMs: workingMsBetween(span.from, ctx.now, time) } : span)),
  };
}

async function atOf(ctx: WriteCtx, { accountId, document }: Pick<StoredRun, 'accountId' | 'document'>, note: string | null): Promise<At> {
  const time = await workTimeOf(ctx);
  const holders = await holdersAt(ctx.db, [accountId], document.departments, ctx.today);
  return momentOf({ now: ctx.now, by: ctx.actor.userId, note }, time, holders.get(accountId));
}

/** Writes where a verb left a run; a step that is an approval is asked for. */
async function keep(
  ctx: WriteCtx,
  stored: Omit<StoredRun, 'revision' | keyof Course>,
  course: Course,
  at: At,
  action: string,
  begins?: NewRun & { start: Pick<Input<'begin'>, 'productId' | 'startsOn'> },
): Promise<void> {
  const { id, accountId, document, policyId, begunAt } = stored;
  if (begins) {
    await insertRuns(ctx.db, [begins]);
    await beginStart(ctx, { accountId, runId: id, document, ...begins.start });
  }
  const leadMs = course.state === 'done' ? at.workedSince(begunAt) : null;
  await saveRuns(ctx.db, [{ accountId, id, course, now: ctx.now, leadMs }]);
  await followStarts(ctx, { accountId, runId: id, done: doneSteps(course), ended: course.state !== 'running' });
  const span = openSpan(course);
  const after = { runId: id, procedure: policyId, state: course.state, step: span?.stepId ?? null, court: span?.court ?? null };
  await ctx.record({ action, entity: 'account', entityId: accountId, after, ...(at.note ? { note: at.note } : {}) });
  if (span?.court !== 'approve') return;
  await requestApproval(ctx, {
    kind: 'procedure',
    accountId,
    recordId: id,
    ...approvalOfStep(document, span.stepId, at.note, ctx.language),
  });
}

export async function begin(ctx: WriteCtx, { id, accountId, note = '', ...start }: Input<'begin'>): Promise<ProcedureRunTold> {
  await requireAccount(ctx, accountId, 'writes');
  const procedure = (await proceduresOn(ctx.db, ctx.today)).find((one) => one.id === id);
  if (!procedure) throw notFound('procedure');
  const runId = newId();
  const { document } = procedure;
  const at = await atOf(ctx, { accountId, document }, null);
  const run = { accountId, id: runId, policyId: id, version: procedure.version, document, begunBy: ctx.actor.userId, begunAt: ctx.now };
  const begins = { accountId, id: runId, procedure, note: note || null, by: ctx.actor.userId, now: ctx.now, start };
  await keep(ctx, run, begun(document, at), at, 'procedure.begin', begins);
  return get(ctx, runId);
}
const get = (ctx: WriteCtx, id: string) => run(ctx, { id });

/** A run that the caller sees, locked as it stands. Fails with not_found, or stale when somebody was faster. */
async function take(
  ctx: WriteCtx,
  { id, revision }: { id: string; revision: number },
): Promise<{ stored: StoredRun; told: ProcedureRunTold }> {
  const stored = await lockRun(ctx.db, id);
  const told = await get(ctx, id);
  if (!stored) throw notFound('procedure_run');
  if (stored.revision !== revision) throw new Fault('stale', 'resource.stale');
  if (stored.state !== 'running') throw new Fault('conflict', 'procedure.ended');
  return { stored, told };
}

type Move = 'accept' | 'finish' | 'return';
const COURT = { accept: 'accept', finish: 'work', return: 'accept' } as const;
async function move(ctx: WriteCtx, input: { id: string; revision: number }, verb: Move, note: string | null): Promise<ProcedureRunTold> {
  const { stored, told } = await take(ctx, input);
  if (told.court !== COURT[verb]) throw new Fault('conflict', 'procedure.not_now');
  if (!told.mayAct) throw new Fault('forbidden', 'access.forbidden');
  if (verb === 'finish') requireChecked(told, ctx.language);
  if (verb === 'return' && !told.mayReturn) throw new Fault('conflict', 'procedure.nothing_before');
  const at = await atOf(ctx, stored, note);
  const { document } = stored;
  const course =
    verb === 'accept'
      ? accepted(document, stored, at)
      : verb === 'finish'
        ? pass(document, stored, 'done', at)
        : back(document, stored, at);
  await keep(ctx, stored, course, at, `procedure.${verb}`);
  return get(ctx, stored.id);
}
export const accept = (ctx: WriteCtx, { note = '', ...input }: Input<'accept'>) => move(ctx, input, 'accept', note || null);
export const finish = (ctx: WriteCtx, { note = '', ...input }: Input<'finish'>) => move(ctx, input, 'finish', note || null);
export const giveBack = (ctx: WriteCtx, { reason, ...input }: Input<'return'>) => move(ctx, input, 'return', reason);

/** Ticks at the open step; whoever may finish it may tick. */
export async function check(ctx: WriteCtx, { id, stepId, item, done }: Input<'check'>): Promise<ProcedureRunTold> {
  await lockRun(ctx.db, id);
  const told = await get(ctx, id);
  if (told.court !== 'work' || told.stepId !== stepId) throw new Fault('conflict', told.stepId ? 'procedure.not_now' : 'procedure.ended');
  if (!told.mayAct) throw new Fault('forbidden', 'access.forbidden');
  if (!itemOf(told, item)) throw notFound('procedure_item');
  const of = { accountId: told.accountId, runId: id, step: stepId, item };
  if (done) await insertTicks(ctx.db, [{ ...of, by: ctx.actor.userId, at: ctx.now }]);
  else await deleteTick(ctx.db, of);
  await ctx.record({ action: 'procedure.check', entity: 'account', entityId: told.accountId, after: { ...of, done } });
  return get(ctx, id);
}

export async function stop(ctx: WriteCtx, { reason, ...input }: Input<'stop'>): Promise<ProcedureRunTold> {
  const { stored, told } = await take(ctx, input);
  if (!told.mayStop) throw new Fault('forbidden', 'access.forbidden');
  await withdrawApproval(ctx, { kind: 'procedure', recordId: stored.id, note: reason });
  const at = await atOf(ctx, stored, reason);
  await keep(ctx, stored, stopped(stored, at), at, 'procedure.stop');
  return get(ctx, stored.id);
}

/** What came of an approval: on to the next step, or back to the work before it, which asks anew. */
export const procedureDecided: OutcomeHook = async (ctx, { recordId, state, note }) => {
  const stored = recordId ? await lockRun(ctx.db, recordId) : undefined;
  if (stored?.state !== 'running' || openSpan(stored)?.court !== 'approve') return;
  if (state === 'returned') await withdrawApproval(ctx, { kind: 'procedure', recordId: stored.id, note });
  const at = await atOf(ctx, stored, note);
  const course = state === 'approved' ? pass(stored.document, stored, 'approved', at) : back(stored.document, stored, at);
  await keep(ctx, stored, course, at, 'procedure.decided');
};
