import { sql } from 'kysely';
import * as z from 'zod';
import { defineJob, type Job } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';
import { inBatches } from '../../db/in-batches.ts';
import { deleteFiles } from '../files/index.ts';
import { tellOfDueReviews } from '../notifications/index.ts';
import { productJobs } from '../orders/index.ts';
import { indexArticles } from './articles/index-article.ts';
import { forgetImages } from './pictures/images.sql.ts';
import { oldTokens } from './search/index.sql.ts';
import { forgetSearches } from './search-log.sql.ts';

const KEPT_DAYS = 180;
const BATCH = 100;

// unaudited: what was looked for names nobody, and the index says nothing of its own
const tidySearch = defineJob({
  name: 'articles.tidy',
  label: { zh: '整理知识库搜索', en: 'Tidy the search of the knowledge base' },
  input: z.object({}),
  async run(ctx) {
    const before = Temporal.Instant.from(ctx.now).subtract({ hours: 24 * KEPT_DAYS });
    const forgotten = await forgetSearches(ctx.db, before.toString());
    await sql`delete from article_word where parts <= 0`.execute(ctx.db);
    return { forgotten, indexed: await indexOld(ctx.services.root) };
  },
});

/** What an earlier version of the tokens indexed is indexed anew, some articles a transaction. */
async function indexOld(root: Db): Promise<number> {
  let indexed = 0;
  for await (const articles of inBatches<{ id: string }>(root, oldTokens('article'), BATCH)) {
    const ids = articles.map(({ id }) => id);
    await root.transaction().execute((tx) => indexArticles(tx, ids));
    indexed += ids.length;
  }
  return indexed;
}

const forgetPictures = defineJob({
  name: 'articles.pictures',
  label: { zh: '清理文章没有用到的图片', en: 'Forget pictures that no article shows' },
  input: z.object({}),
  async run(ctx) {
    const unheld = await forgetImages(ctx.db, Temporal.Instant.from(ctx.now).subtract({ hours: 24 }).toString());
    await deleteFiles(ctx.db, unheld);
    return unheld.length ? { pictures: unheld.length } : null;
  },
});

/** Asked every hour: who was told is not told again. */
const tellReviews = defineJob({
  name: 'articles.reviews',
  label: { zh: '提醒复核文章', en: 'Tell whose articles are to be reviewed' },
  input: z.object({}),
  async run(ctx) {
    if (!ctx.organisation) return null;
    const told = await tellOfDueReviews(ctx.db, ctx);
    return told ? { told } : null;
  },
});

/** With what becomes of products whose documents lapse. */
export const articleJobs: readonly Job[] = [tidySearch, forgetPictures, tellReviews, ...productJobs];
