import { startJob, type WriteCtx } from '../../access/index.ts';
import { evaluatePublished } from './published.job.ts';

/** A version that comes in force judges every account at once. */
export async function judgeAnew(ctx: WriteCtx, { id, kind }: { id: string; kind: string }): Promise<void> {
  if (['lifecycle', 'tier', 'health'].includes(kind)) await startJob(ctx, evaluatePublished, { policyId: id });
}
