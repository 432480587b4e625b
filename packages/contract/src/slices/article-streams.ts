import * as z from 'zod';
import { streamEndpoint } from '../endpoint.ts';
import { Id, Language } from '../shapes.ts';
import { ARTICLE_AUDIENCES, ARTICLE_KINDS } from './article-shapes.ts';

export const articleStreams = {
  articleConvert: streamEndpoint({
    stream: 'in',
    method: 'POST',
    path: '/articles/convert',
    summary:
      'Read a Markdown, HTML or Word file as the text of an article; its bytes are the body. Its pictures wait a day for the text that shows them to be saved',
    needs: 'articles.write',
    /** `code`: of the article that it is to be, unless the file says another; pictures that it has already are not kept again. */
    query: z.strictObject({ name: z.string().min(1).max(255), code: z.string().min(1).max(200).optional() }),
    output: z.strictObject({
      title: z.string(),
      text: z.string(),
      language: Language,
      questions: z.array(z.string()),
      tags: z.array(z.string()),
      category: z.string().nullable(),
      kind: z.enum(ARTICLE_KINDS).nullable(),
      audience: z.enum(ARTICLE_AUDIENCES).nullable(),
      productCode: z.string().nullable(),
      code: z.string().nullable(),
      warnings: z.array(z.string()),
    }),
  }),
  articleImage: streamEndpoint({
    stream: 'in',
    method: 'POST',
    path: '/articles/{id}/images',
    summary: 'Keep a picture with an article; its bytes are the body',
    needs: 'articles.write',
    query: z.strictObject({ id: Id, name: z.string().min(1).max(255) }),
    output: z.strictObject({ id: Id, url: z.string() }),
  }),
  articleImageUpload: streamEndpoint({
    stream: 'in',
    method: 'POST',
    path: '/articles/images',
    summary:
      'Send up a picture for an article that is not saved yet; its bytes are the body. The text that shows it takes it along within a day',
    needs: 'articles.write',
    /** `code`: of the article that the text belongs to, if it has one; a picture that it has already is answered again. */
    query: z.strictObject({ name: z.string().min(1).max(255), code: z.string().min(1).max(200).optional() }),
    output: z.strictObject({ id: Id, url: z.string() }),
  }),
  articlePicture: streamEndpoint({
    stream: 'out',
    method: 'GET',
    path: '/articles/images/{id}',
    summary: 'A picture of an article, for who writes the article or reads a text that shows it',
    needs: 'articles.read',
    query: z.strictObject({ id: Id }),
    output: z.never(),
  }),
};
