import { sql } from 'kysely';
import * as z from 'zod';
import { defineJob, type Job } from '../../access/index.ts';
import { inBatches } from '../../db/in-batches.ts';
import { deleteFiles } from '../files/index.ts';
import { oldTokens } from '../knowledge/index.ts';
import { indexQuestionsOf } from './index-questions.ts';
import { forgetPictures } from './pictures.sql.ts';

const BATCH = 100;

/** Those of an earlier version of the tokens, and those that an earlier version of the index left out. */
const TO_INDEX = sql<{ id: string }>`${oldTokens('question')}
  union select q.id from community_question q join community c on c.id = q.community_id and not c.archived
    where q.state = 'open' and exists (select from community_answer w where w.question_id = q.id and w.state = 'open')
      and not exists (select from article_part p where p.article_id = q.id)`;

/** Questions that the index lacks, or has by old tokens, are indexed, some a transaction; pictures that nobody posted within a day go. */
// unaudited: the index says nothing of its own, and nothing was posted with the pictures
const tidyJob = defineJob({
  name: 'community.tidy',
  label: { zh: '整理社群搜索和图片', en: 'Tidy the search and the pictures of the communities' },
  input: z.object({}),
  async run({ services: { root }, now }) {
    let indexed = 0;
    for await (const questions of inBatches<{ id: string }>(root, TO_INDEX, BATCH)) {
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
