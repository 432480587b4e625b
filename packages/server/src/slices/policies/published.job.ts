import * as z from 'zod';
import { defineJob, type Job } from '../../access/index.ts';
import { Fault } from '../../kernel/fault.ts';
import { evaluate } from '../../policy/run.ts';
import { catalogsOf } from '../catalog.ts';
import { thaw } from '../freezes/index.ts';

/** While another evaluation runs, the queue tries again. */
function waitIfBusy(error: unknown): never {
  if (error instanceof Fault && error.reason === 'policy.busy') throw new Fault('unavailable', 'policy.busy', {}, [], { cause: error });
  throw error;
}

/** A policy that has just been put in force judges every account at once: nobody waits for the next scheduled day. */
export const evaluatePublished: Job = defineJob({
  name: 'tiering.published',
  label: { zh: '按新发布的标准评估', en: 'Evaluation by the newly published policy' },
  input: z.object({ policyId: z.string() }),
  run: (ctx, { policyId }) =>
    ctx.write(async (write) => {
      const asOf = write.today;
      await thaw(write);
      const policies = await evaluate(write, await catalogsOf(write.db), { asOf, policyId, cause: 'published' }).catch(waitIfBusy);
      await write.record({ action: 'evaluation.run', entity: 'policy', entityId: policyId, after: { asOf, cause: 'published', policies } });
      return { asOf, policies };
    }),
});
