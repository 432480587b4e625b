import type { WriteCtx } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import type { WorkTime } from '../../kernel/working-time.ts';
import { workTimeOf } from '../settings/index.ts';
import type { NamedStep } from './approvers.ts';
import { advance, type Course, type Decision, decide, delegate, openStep, type Step, withdraw } from './course.ts';
import type { ApprovalAsked } from './request-approval.ts';
import { asSteps, momentOf, stepsOfEach } from './steps-of.ts';
import { type Lived, putRequests } from './store.sql.ts';

/** What was done with a request at a moment. */
export interface PastMove {
  at: string;
  does: Decision['verdict'] | 'withdrawn' | 'delegated';
  note?: string;
  /** To whom it is delegated. */
  toId?: string;
}
/** What somebody asked for earlier, its amount in base currency. */
export interface AskedBefore extends Omit<ApprovalAsked, 'currency'> {
  askedBy: string | null;
  askedAt: string;
  /** Since when somebody is to decide; else since it was asked. */
  opensAt?: string;
  via: string;
  moves?: readonly PastMove[];
}

/** Its id, and who did what was done last. */
export interface PutRequest {
  id: string;
  lastById: string | null;
}

/**
 * Requests of the past with all that was done with them, by the rules that hold now, whatever their number. What nobody could decide is left
 * out: null at its place in the answer.
 */
export async function putAsked(ctx: WriteCtx, past: readonly AskedBefore[]): Promise<(PutRequest | null)[]> {
  const currency = ctx.organisation?.baseCurrency ?? 'CNY';
  const asked = past.map(({ kind, accountId = null, askedBy, amount = null }) => ({
    ...{ kind, accountId, amount, currency, askerId: askedBy, baseAmount: amount },
  }));
  const steps = await stepsOfEach(ctx, asked);
  const time = await workTimeOf(ctx);
  const lived = past.map((one, n) => {
    const named = steps[n] ?? [];
    return named.length && named.every(({ signers }) => signers.length) ? live(one, named, currency, time) : null;
  });
  const put = lived.filter((one) => one !== null);
  if (put.length) await putRequests(ctx.db, put);
  return lived.map((one) => one && { id: one.request.id, lastById: one.events.at(-1)?.by ?? null });
}

function live(past: AskedBefore, named: readonly NamedStep[], currency: string, time: WorkTime): Lived {
  const {
    kind,
    accountId = null,
    recordId = null,
    title,
    reason,
    amount = null,
    askedBy,
    askedAt,
    opensAt = askedAt,
    via,
    moves = [],
  } = past;
  let course: Course = advance({ state: 'open', steps: asSteps(named) }, momentOf(opensAt, time));
  const events: Lived['events'][number][] = [{ what: 'asked', at: askedAt, by: askedBy, via }];
  for (const move of moves) {
    const step = openStep(course);
    if (!step) break;
    const [next, ...told] = moved(course, step, move, askedBy, time);
    course = next;
    events.push(...told.map((one) => ({ ...one, at: move.at, via, note: move.note ?? null })));
  }
  const money = { amount, currency: amount === null ? null : currency, baseAmount: amount };
  return { request: { id: newId(), kind, accountId, recordId, title, reason, askedBy, askedAt, ...money }, course, events };
}

type Told = { what: string; by: string | null; forId?: string; toId?: string };
/** One move at the open step: decided by the first of its signers, or by all where all must. */
function moved(course: Course, step: Step, move: PastMove, askedBy: string | null, time: WorkTime): [Course, ...Told[]] {
  const { at, does, note = null, toId } = move;
  const moment = momentOf(at, time);
  const [first] = step.signers;
  if (does === 'withdrawn') return [withdraw(course, moment), { what: does, by: askedBy }];
  if (does === 'delegated') {
    if (!first || !toId || toId === askedBy || step.signers.some(({ holderId }) => holderId === toId)) return [course];
    return [delegate(course, [first.id], toId), { what: does, by: first.holderId, forId: first.holderId, toId }];
  }
  const deciding = step.mode === 'all' && does === 'approved' ? step.signers : step.signers.slice(0, 1);
  const decided = deciding.reduce((so, { id, holderId }) => decide(so, [id], { verdict: does, by: holderId, note }, moment), course);
  return [decided, ...deciding.map(({ holderId }) => ({ what: does, by: holderId }))];
}
