import { sql } from 'kysely';
import * as z from 'zod';
import { defineJob, type Job } from '../../access/index.ts';
import { inBatches } from '../../db/in-batches.ts';
import { oldTokens } from '../knowledge/index.ts';
import { indexQuestionsOf } from './index-questions.ts';

const BATCH = 100;

/** Questions that an earlier version of the tokens indexed are indexed anew, some a transaction. */
// unaudited: the index says nothing of its own
const tidyJob = defineJob({
  name: 'community.tidy',
  label: { zh: '整理社群搜索', en: 'Tidy the search of the communities' },
  input: z.object({}),
  async run({ services: { root } }) {
    let indexed = 0;
    for await (const questions of inBatches<{ id: string }>(root, oldTokens('question'), BATCH)) {
      const ids = questions.map(({ id }) => id);
      await root.transaction().execute((tx) => indexQuestionsOf(tx, sql`q.id = any(${ids}::uuid[])`));
      indexed += ids.length;
    }
    return indexed ? { indexed } : null;
  },
});

export const communityJobs: readonly Job[] = [tidyJob];
