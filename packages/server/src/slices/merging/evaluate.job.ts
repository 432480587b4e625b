import * as z from 'zod';
import { defineJob, type Job } from '../../access/index.ts';
import { Fault } from '../../kernel/fault.ts';
import { evaluateNow } from '../tiering/index.ts';

/** A merged account is judged anew at once: nobody waits for the next scheduled day to see its amount. */
export const evaluateMerged: Job = defineJob({
  name: 'merging.evaluate',
  label: { zh: '合并后重新评估', en: 'Evaluation after a merge' },
  input: z.object({}),
  run: (ctx) =>
    ctx.write((write) =>
      evaluateNow(write, write.today).catch((error: unknown) => {
        // While another evaluation runs, the queue tries again.
        if (error instanceof Fault && error.reason === 'policy.busy')
          throw new Fault('unavailable', 'policy.busy', {}, [], { cause: error });
        throw error;
      }),
    ),
});
