import type { Backtest, Both, Language } from '@fulcrum/contract';
import type { WriteCtx } from '../../access/index.ts';
import { Fault } from '../../kernel/fault.ts';
import { checkPolicy, issuesIn } from '../../policy/check.ts';
import { listPolicies, saveDraft } from '../../policy/save-policy.sql.ts';
import { catalogOf } from '../catalog.ts';
import { LEAST_CASES, type Proposed, type Refusal } from './proposal.ts';

const REFUSALS: Record<Refusal['code'], Both> = {
  history: {
    zh: '更早的历史不够长：要有在首个时点之前就已结束的观察期，且之前有同样长的历史，才能学习权重',
    en: 'The history before is too short: weights are learnt where the months to come were over by the first point, with as many months before',
  },
  few: {
    zh: '可供学习的客户太少：发生与未发生的客户各需至少 {{needed}} 个，目前只有 {{count}} 个',
    en: 'Too few customers to learn from: at least {{needed}} to whom it happened and {{needed}} to whom it did not are needed, and there are {{count}}',
  },
  nothing: { zh: '没有一项指标能区分发生与未发生的客户，因此不建议权重', en: 'No figure separates the two, so no weights are proposed' },
};

/** What was learnt, in the reader's language. */
export function proposalShown(
  { proposal = null, refusal = null, verdict = null }: Partial<Proposed>,
  nameOf: (id: string) => Both,
  language: Language,
): Pick<Backtest, 'proposal' | 'noProposal' | 'verdict'> {
  const named = <T extends { id: string }>(one: T) => ({ ...one, name: nameOf(one.id) });
  const { document: _, ...told } = proposal ?? {};
  return {
    proposal: proposal && {
      ...(told as Omit<typeof proposal, 'document'>),
      weights: proposal.weights.map(named),
      rivals: proposal.rivals.map(named),
    },
    noProposal:
      refusal &&
      REFUSALS[refusal.code][language]
        .replaceAll('{{needed}}', String(refusal.needed ?? LEAST_CASES))
        .replace('{{count}}', String(refusal.count)),
    verdict: verdict && { ...verdict, strongest: verdict.strongest && named(verdict.strongest) },
  };
}

/** The proposal becomes the draft of its policy, for people to simulate and publish, or not. */
export async function draftProposed(
  ctx: WriteCtx,
  found: Partial<Proposed> | null,
  replace: boolean,
): Promise<{ id: string; version: number }> {
  const document = found?.verdict?.signal === 'none' ? undefined : found?.proposal?.document;
  if (!document) throw new Fault('conflict', 'backtest.nothing_proposed', {});
  const [there] = await listPolicies(ctx.db, { id: document.id });
  if (there?.draft != null && !replace) throw new Fault('conflict', 'policy.draft_there', { id: document.id });
  // What was right when it was learnt may not be now: a field may be gone.
  const { issues } = checkPolicy(document, await catalogOf(ctx.db));
  if (issues.length) throw new Fault('invalid', 'policy.invalid', { count: issues.length }, issuesIn(issues, ctx.language));
  const version = await saveDraft(ctx.db, document, { userId: ctx.actor.userId, now: ctx.now, today: ctx.today });
  await ctx.record({ action: 'policy.save_draft', entity: 'policy', entityId: document.id, after: { version, document } });
  return { id: document.id, version };
}
