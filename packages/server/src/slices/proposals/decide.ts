import { type Handlers, scopeOf, type WriteCtx } from '../../access/index.ts';
import { Fault } from '../../kernel/fault.ts';
import { confirmProposals, declineProposals } from '../../policy/decide.sql.ts';
import { latestRunDays, tierPoliciesInForce } from '../../policy/policies.sql.ts';
import { settleLevels } from '../../policy/settle-levels.sql.ts';
import { openIds, proposalIds } from './proposals.sql.ts';

type Input = Parameters<Handlers<'proposals'>['decide']>[1];
const issue = (field: string, code: string) => new Fault('invalid', 'input.invalid', { count: 1 }, [{ path: [field], code, message: '' }]);
const MOST_TOLD = 10_000;

/** The open proposals that the caller may decide, of those chosen or of all that the filter meets; others are passed over. */
async function chosen(ctx: WriteCtx, { ids, where, policyId }: Input): Promise<string[]> {
  if ((ids === undefined) === (where === undefined)) throw issue('ids', 'selection');
  const scope = await scopeOf(ctx, 'writes');
  if (ids) return (await openIds(ctx.db, ids, scope)).map(({ id }) => id);
  const [stored] = await tierPoliciesInForce(ctx.db, policyId);
  if (!stored) return [];
  const { from, to, q } = where ?? {};
  return proposalIds(ctx.db, { policyId: stored.id, scope, today: ctx.today, state: 'open', from, to, q: q || undefined });
}

/** Confirms or declines; what is confirmed for today shows at once. */
export async function decide(ctx: WriteCtx, input: Input) {
  const reason = input.reason?.trim() || null;
  if (input.decision === 'decline' && reason === null) throw issue('reason', 'required');
  const by = { userId: ctx.actor.userId, now: ctx.now, today: ctx.today, reason };
  const ids = await chosen(ctx, input);
  const decided = input.decision === 'confirm' ? await confirmProposals(ctx.db, ids, by) : await declineProposals(ctx.db, ids, by);
  if (input.decision === 'confirm' && decided.length) await settleLevels(ctx.db, await latestRunDays(ctx.db, ctx.today), ctx.today);
  const told = decided.slice(0, MOST_TOLD);
  await ctx.record({
    action: input.decision === 'confirm' ? 'level.confirm' : 'level.decline',
    entity: 'account',
    entityId: decided.length === 1 ? decided[0]!.accountId : null,
    after: { decided: told },
    ...(reason ? { note: reason } : {}),
  });
  const accounts = decided.map(({ accountId }) => accountId);
  if (accounts.length) await ctx.emit('accounts.changed', { ids: accounts.length > 1000 ? 'many' : accounts });
  return { decided: decided.length, later: decided.filter(({ effectiveOn }) => effectiveOn !== null && effectiveOn > ctx.today).length };
}
