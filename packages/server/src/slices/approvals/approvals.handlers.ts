import { type Handlers, requireAccount } from '../../access/index.ts';
import { absences, endAbsence, setAbsence } from './absences.ts';
import { readRules, setRules } from './approval-rules.ts';
import { get, list, type OutcomeHooks, waiting } from './approvals.ts';
import { baseAmountOf, namedSteps } from './steps-of.ts';
import { peopleByName } from './subject.sql.ts';
import { approvalVerbs, request } from './verbs.ts';

export const approvalsHandlers = (hooks: OutcomeHooks): Handlers<'approvals'> => ({
  list,
  waiting,
  get,
  async preview(ctx, { kind, accountId = null, amount = null, currency = null }) {
    if (accountId) await requireAccount(ctx, accountId, 'reads');
    const money = { amount, currency: amount === null ? null : (currency ?? ctx.organisation?.baseCurrency ?? null) };
    const asked = { kind, accountId, askerId: ctx.actor.userId, ...money };
    const steps = await namedSteps(ctx, { ...asked, baseAmount: await baseAmountOf(ctx, money) });
    return { steps: steps.map(({ rule: { name, mode }, signers }) => ({ name, mode, signers: signers.map((one) => one.name) })) };
  },
  request: async (ctx, input) => get(ctx, { id: await request(ctx, input) }),
  ...approvalVerbs(hooks),
  people: async (ctx, { q = '' }) => ({ items: await peopleByName(ctx.db, q) }),
  rules: (ctx) => readRules(ctx),
  setRules,
  absences,
  setAbsence,
  endAbsence,
});
