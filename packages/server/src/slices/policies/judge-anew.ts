import { startJob, type WriteCtx } from '../../access/index.ts';
import { eventsPublished } from '../key-events/index.ts';
import { evaluatePublished } from './published.job.ts';

/** A version that comes in force judges every account at once, or says whom its events concern. */
export async function judgeAnew(ctx: WriteCtx, { id, kind }: { id: string; kind: string }): Promise<void> {
  if (['lifecycle', 'tier', 'health'].includes(kind)) await startJob(ctx, evaluatePublished, { policyId: id });
  if (kind === 'calendar') await startJob(ctx, eventsPublished, { policyId: id });
}
