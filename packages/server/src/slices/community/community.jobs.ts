import { sql } from 'kysely';
import * as z from 'zod';
import { defineJob, type Job } from '../../access/index.ts';
import { inBatches } from '../../db/in-batches.ts';
import { deleteFiles } from '../files/index.ts';
import { oldTokens } from '../knowledge/index.ts';
import { indexQuestionsOf } from './index-questions.ts';
import { forgetPictures } from './pictures.sql.ts';

const BATCH = 100;

/** Questions that an earlier version of the tokens indexed are indexed anew, some a transaction; pictures that nobody posted within a day go. */
// unaudited: the index says nothing of its own, and nothing was posted with the pictures
const tidyJob = defineJob({
  name: 'community.tidy',
  label: { zh: '整理社群搜索和图片', en: 'Tidy the search and the pictures of the communities' },
  input: z.object({}),
  async run({ services: { root }, now }) {
    let indexed = 0;
    for await (const questions of inBatches<{ id: string }>(root, oldTokens('question'), BATCH)) {
      const ids = questions.map(({ id }) => id);
      await root.transaction().execute((tx) => indexQuestionsOf(tx, sql`q.id = any(${ids}::uuid[])`));
      indexed += ids.length;
    }
    const pictures = await forgetPictures(root, Temporal.Instant.from(now).subtract({ hours: 24 }).toString());
    await deleteFiles(root, pictures);
    return indexed || pictures.length ? { indexed, pictures: pictures.length } : null;
  },
});

export const communityJobs: readonly Job[] = [tidyJob];
