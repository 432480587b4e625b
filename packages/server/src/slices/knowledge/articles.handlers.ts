import type { Handlers, StreamHandlers } from '../../access/index.ts';
import { pageFrom, readCursor } from '../../access/index.ts';
import { difference, version, versions } from './articles/article-versions.ts';
import { selectArticles } from './articles/articles.sql.ts';
import { getArticle } from './articles/get-article.ts';
import { addQuestion, confirm, giveBack, outdate, publish } from './articles/publish-article.ts';
import { notes, vote } from './articles/votes.ts';
import { change, create, discard, restore, submit, write } from './articles/write-article.ts';
import { renderMarkdown } from './markdown/render-markdown.ts';
import { keepImage, keepWaiting, sendImage } from './pictures/article-images.ts';
import type { PictureSources } from './pictures/bring-pictures.ts';
import { convert } from './pictures/convert.ts';
import { click, search, searches, setSynonyms, suggest, synonyms } from './search-articles.ts';

export const articlesHandlers: Handlers<'articles'> = {
  ...{ search, suggest, click, searches, synonyms, setSynonyms },
  async list(ctx, { limit, cursor, ...narrow }) {
    const rows = await selectArticles(ctx, narrow, { after: readCursor(cursor, 2), limit });
    return pageFrom(
      rows,
      limit,
      ({ mayWrite: _, ...line }) => line,
      ({ changedAt, id }) => [changedAt, id],
    );
  },
  get: getArticle,
  ...{
    create,
    change,
    write,
    discard,
    submit,
    publish,
    outdate,
    confirm,
    restore,
    versions,
    version,
    difference,
    addQuestion,
    vote,
    notes,
  },
  return: giveBack,
  preview: async (_, { body }) => ({ html: renderMarkdown(body, 'draft') }),
};

/** The same, where what is written may show pictures that hang at a request or a question. */
export const articlesWithPictures = (sources: PictureSources): Handlers<'articles'> => ({
  ...articlesHandlers,
  create: (ctx, input) => create(ctx, input, sources),
  write: (ctx, input) => write(ctx, input, sources),
});

export const articleStreamHandlers: Pick<StreamHandlers, 'articleConvert' | 'articleImage' | 'articleImageUpload' | 'articlePicture'> = {
  articleConvert: convert,
  articleImage: keepImage,
  articleImageUpload: keepWaiting,
  articlePicture: sendImage,
};
