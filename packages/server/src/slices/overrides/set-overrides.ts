import type { OverrideProblem } from '@fulcrum/contract';
import { type Handlers, scopeOf, type WriteCtx } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { newId } from '../../kernel/ids.ts';
import { type Given, insertOverrides } from '../../policy/overrides.sql.ts';
import { latestRun, type StoredPolicy, tierPoliciesInForce } from '../../policy/policies.sql.ts';
import { settleLevels } from '../../policy/settle-levels.sql.ts';
import { idsOf } from '../accounts/index.ts';
import { catalogsOf } from '../catalog.ts';
import { foundAccounts, type Wish } from './overrides.sql.ts';
import { oneOverride } from './show-overrides.ts';
import { weighed } from './wishes.rules.ts';

type Input<Name extends keyof Handlers<'overrides'>> = Parameters<Handlers<'overrides'>[Name]>[1];

/** The tier policy asked for, else the one whose level lists show. */
export async function policyFor(ctx: Pick<WriteCtx, 'db'>, policyId: string | undefined): Promise<StoredPolicy> {
  const [stored] = await tierPoliciesInForce(ctx.db, policyId);
  if (!stored) throw new Fault('conflict', 'policy.not_published', { id: policyId ?? 'tier' });
  return stored;
}

/** Brings what lists show and the history of levels up to today. */
export async function settle(ctx: WriteCtx, stored: StoredPolicy): Promise<void> {
  const run = await latestRun(ctx.db, stored.id, ctx.today);
  await settleLevels(ctx.db, [{ id: stored.id, main: stored.main, since: run?.asOf ?? ctx.today }], ctx.today);
}

async function weigh(ctx: WriteCtx, stored: StoredPolicy, wishes: readonly Wish[]) {
  const scope = await scopeOf(ctx, 'writes');
  const found = await foundAccounts(ctx.db, { wishes, policyId: stored.id, scope, today: ctx.today });
  return weighed(stored.policy, wishes, found, { today: ctx.today, language: ctx.language, newId });
}

/** More than these are not told one by one. */
const MOST_TOLD = 10_000;

async function give(ctx: WriteCtx, stored: StoredPolicy, given: readonly Given[]): Promise<void> {
  if (!given.length) return;
  const { actor, now, today } = ctx;
  const ended = await insertOverrides(ctx.db, given, { policyId: stored.id, userId: actor.userId, now, today });
  await settle(ctx, stored);
  const [only] = given;
  await ctx.record({
    action: 'tier.override',
    entity: 'account',
    entityId: given.length === 1 ? only!.accountId : null,
    before: { ended: ended.slice(0, MOST_TOLD) },
    after: { policyId: stored.id, given: given.slice(0, MOST_TOLD) },
  });
  await ctx.emit('accounts.changed', { ids: given.length > 1000 ? 'many' : given.map((one) => one.accountId) });
}

/** A form has one row: what is wrong stands at its field. */
function refuse(problems: readonly OverrideProblem[], { one }: { one: boolean }): void {
  if (!problems.length) return;
  const issues = problems.map(({ field, problem, message, line }) => ({
    path: one ? [field === 'code' ? 'accountId' : field] : ['ids', line, field],
    code: problem,
    message,
  }));
  throw new Fault('invalid', 'input.invalid', { count: issues.length }, issues);
}

export async function setOverride(ctx: WriteCtx, { accountId, policyId, level, reason, until }: Input<'set'>) {
  const stored = await policyFor(ctx, policyId);
  const { given, problems } = await weigh(ctx, stored, [{ line: 1, code: '', accountId, level, reason, until: until ?? '' }]);
  if (problems.some(({ problem }) => problem === 'unknown_account')) throw notFound('account');
  refuse(problems, { one: true });
  await give(ctx, stored, given);
  return oneOverride(ctx, given[0]!.id);
}

export async function setChosen(ctx: WriteCtx, { policyId, level, reason, until, ...selection }: Input<'setChosen'>) {
  const stored = await policyFor(ctx, policyId);
  const ids = await idsOf(ctx, selection, catalogsOf, 'writes');
  const wishes = ids.map((accountId, index) => ({ line: index + 1, code: '', accountId, level, reason, until: until ?? '' }));
  const { given, problems } = await weigh(ctx, stored, wishes);
  // Accounts that cannot have a level are passed over; what is wrong with the level, reason or day is wrong with all.
  refuse(
    problems.filter(({ field, line }) => field !== 'code' && line === 1),
    { one: true },
  );
  await give(ctx, stored, given);
  if (!given.length) await ctx.record({ action: 'tier.override', entity: 'account', after: { policyId: stored.id, given: [] } });
  return { set: given.length };
}

export async function setMany(ctx: WriteCtx, { policyId, rows, apply }: Input<'setMany'>) {
  const stored = await policyFor(ctx, policyId);
  const wishes = rows.map((row) => ({ ...row, code: row.code.trim(), accountId: null }));
  const { given, problems } = await weigh(ctx, stored, wishes);
  if (apply) await give(ctx, stored, given);
  if (!apply || !given.length)
    await ctx.record({
      action: 'tier.override_check',
      entity: 'policy',
      entityId: stored.id,
      after: { rows: rows.length, good: given.length },
    });
  return { rows: rows.length, good: given.length, set: apply ? given.length : 0, problems };
}
