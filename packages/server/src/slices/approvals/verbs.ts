import type { ApprovalStep, ApprovalTold } from '@fulcrum/contract';
import { type Handlers, may, requireAccount, type WriteCtx } from '../../access/index.ts';
import { Fault } from '../../kernel/fault.ts';
import { keep, type OutcomeHooks, take } from './approvals.ts';
import { addStep, advance, decide, delegate, openStep, type Step, withdraw } from './course.ts';
import { requestApproval } from './request-approval.ts';
import { asSteps, atOf, baseAmountOf, namedSteps, waitingStep } from './steps-of.ts';
import type { Stored } from './store.sql.ts';
import { signingPeople } from './subject.sql.ts';

type Verbs = Handlers<'approvals'>;
type Input<Name extends keyof Verbs> = Parameters<Verbs[Name]>[1];
type TellingSigner = ApprovalStep['signers'][number];

const signersOf = (told: ApprovalTold): TellingSigner[] => told.steps.flatMap(({ signers }) => signers);

/** The signers for whom the caller may decide now: themselves, and those for whom they stand in. */
function mine(told: ApprovalTold): [TellingSigner, ...TellingSigner[]] {
  const [first, ...more] = signersOf(told).filter((signer) => signer.mine);
  if (!first) throw new Fault('conflict', 'approval.not_yours_now');
  return [first, ...more];
}
/** For whom, where not for oneself. */
const forWhom = (ctx: WriteCtx, signers: readonly TellingSigner[]): string | null =>
  signers.find(({ holder }) => holder.id !== ctx.actor.userId)?.holder.id ?? null;

/** Somebody else who may decide: never the asker. */
async function requireSigner(ctx: WriteCtx, stored: Stored, userId: string): Promise<void> {
  if (userId === stored.askedBy) throw new Fault('conflict', 'approval.asker');
  const people = await signingPeople(ctx.db);
  if (!people.some(({ id }) => id === userId)) throw new Fault('invalid', 'approval.person');
}
function refuseTwice(step: Step | undefined, userId: string): void {
  if (step?.signers.some(({ holderId }) => holderId === userId)) throw new Fault('conflict', 'approval.already_signer');
}

const sameInBoth = (text: string) => ({ zh: text, en: text });
const ADDED = { before: { zh: '前加签', en: 'Added before' }, after: { zh: '后加签', en: 'Added after' } };

export async function request(ctx: WriteCtx, { accountId, title, reason, amount, currency }: Input<'request'>): Promise<string> {
  if (accountId) await requireAccount(ctx, accountId, 'reads');
  const base = ctx.organisation?.baseCurrency ?? null;
  return requestApproval(ctx, {
    ...{ kind: 'other', accountId: accountId ?? null, title: sameInBoth(title), reason },
    ...(amount === undefined ? {} : { amount, currency: currency ?? base }),
  });
}

export function approvalVerbs(
  hooks: OutcomeHooks,
): Pick<Verbs, 'approve' | 'reject' | 'return' | 'addSigner' | 'delegate' | 'withdraw' | 'askAgain'> {
  async function decideAs(
    ctx: WriteCtx,
    input: { id: string; revision: number },
    verdict: 'approved' | 'rejected' | 'returned',
    note: string | null,
  ) {
    const { stored, told } = await take(ctx, input);
    const signers = mine(told);
    const by = ctx.actor.userId!;
    const ids = signers.map(({ id }) => id);
    const course = decide(stored, ids, { verdict, by, note }, await atOf(ctx));
    return keep(ctx, hooks, {
      stored,
      course,
      event: { what: verdict, forId: forWhom(ctx, signers), note },
      action: `approval.${VERB[verdict]}`,
    });
  }
  return {
    approve: (ctx, input) => decideAs(ctx, input, 'approved', input.note || null),
    reject: (ctx, input) => decideAs(ctx, input, 'rejected', input.reason),
    return: (ctx, input) => decideAs(ctx, input, 'returned', input.reason),

    async addSigner(ctx, { userId, place, note, ...input }) {
      const { stored, told } = await take(ctx, input);
      const signers = mine(told);
      await requireSigner(ctx, stored, userId);
      const open = openStep(stored);
      refuseTwice(open, userId);
      const within = open?.within ?? { unit: 'days', count: 1 };
      const added = waitingStep({ name: ADDED[place], mode: 'all', within, addedBy: ctx.actor.userId }, [userId]);
      const course = addStep(stored, added, place, await atOf(ctx));
      const event = { what: 'added', forId: forWhom(ctx, signers), toId: userId, note: note || null };
      return keep(ctx, hooks, { stored, course, event, action: 'approval.add_signer' });
    },

    async delegate(ctx, { toId, signerId, note, ...input }) {
      const { stored, told } = await take(ctx, input);
      const named = signersOf(told).filter(({ id, state }) => id === signerId && (state === 'asked' || state === 'waiting'));
      const given =
        signerId !== undefined && may(ctx.actor, 'settings.manage') ? named : mine(told).filter(({ id }) => (signerId ?? id) === id);
      // Their own before those for whom they stand in.
      const one = given.find(({ holder }) => holder.id === ctx.actor.userId) ?? given[0];
      if (!one) throw new Fault('conflict', 'approval.not_yours_now');
      await requireSigner(ctx, stored, toId);
      refuseTwice(
        stored.steps.find(({ signers }) => signers.some(({ id }) => id === one.id)),
        toId,
      );
      const event = { what: 'delegated', forId: one.holder.id, toId, note: note || null };
      return keep(ctx, hooks, { stored, course: delegate(stored, [one.id], toId), event, action: 'approval.delegate' });
    },

    async withdraw(ctx, { reason, ...input }) {
      const { stored, told } = await take(ctx, input);
      if (!told.own) throw new Fault('forbidden', 'access.forbidden');
      const event = { what: 'withdrawn', note: reason || null };
      return keep(ctx, hooks, { stored, course: withdraw(stored, await atOf(ctx)), event, action: 'approval.withdraw' });
    },

    async askAgain(ctx, { reason, title, amount, currency, ...input }) {
      const { stored, told } = await take(ctx, input);
      if (!told.own) throw new Fault('forbidden', 'access.forbidden');
      if (stored.state !== 'returned') throw new Fault('conflict', 'approval.not_returned');
      if (stored.kind !== 'other' && (title !== undefined || amount !== undefined)) throw new Fault('invalid', 'approval.by_hand');
      const now = {
        title: title === undefined ? stored.title : sameInBoth(title),
        amount: amount ?? stored.amount,
        currency: currency ?? stored.currency ?? (amount === undefined ? null : (ctx.organisation?.baseCurrency ?? null)),
      };
      const baseAmount = await baseAmountOf(ctx, now);
      const { kind, accountId, askedBy: askerId } = stored;
      const steps = asSteps(await namedSteps(ctx, { kind, accountId, askerId, baseAmount, ...now }));
      const change = { id: stored.id, reason, baseAmount, ...now };
      const course = advance({ state: 'open', steps }, await atOf(ctx));
      return keep(ctx, hooks, {
        stored,
        course,
        round: stored.round + 1,
        change,
        event: { what: 'asked_again', note: reason },
        action: 'approval.ask_again',
      });
    },
  };
}
const VERB = { approved: 'approve', rejected: 'reject', returned: 'return' } as const;
