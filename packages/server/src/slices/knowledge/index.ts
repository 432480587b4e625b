export { articleStreamHandlers, articlesHandlers } from './articles.handlers.ts';
export { articleJobs } from './articles.jobs.ts';
export { insertDemoArticles } from './demo/insert-demo-articles.ts';
export { languageOf } from './markdown/convert-file.ts';
export { oldTokens, replaceParts } from './search/index.sql.ts';
export { liveIndex } from './search/live-index.ts';
export { partRows } from './search/part-row.ts';
export { searchArticles } from './search/search.ts';
export { markArticleActions, updatedArticlesBefore, writeStagedArticles } from './staged-articles.sql.ts';
