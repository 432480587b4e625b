import { ARTICLE_KIND_NAMES, type ProductDocument } from '@fulcrum/contract';
import { sql } from 'kysely';
import { choose, type Source } from './source.ts';

interface DocumentFacts {
  name: string;
  kinds: ProductDocument[];
}

/** A document that a product in use must have is outdated, or no longer read by those it is for. */
export const lackingDocuments: Source<DocumentFacts> = {
  link: ({ subjectId }) => `/admin/products?product=${subjectId ?? ''}`,
  over: sql`not exists (select from product p cross join lateral jsonb_array_elements_text(n.facts -> 'kinds') k
    where p.id::text = n.subject_id and p.status = 'active' and not exists (select from article a join article_version v on v.article_id = a.id
      where a.product_id = p.id and a.kind = k and a.serves and v.state = 'published'))`,
  words: ({ name, kinds }, language) => ({
    title: choose(language, `“${name}”缺少必需文档`, `“${name}” lacks documents it must have`),
    detail: kinds.map((kind) => ARTICLE_KIND_NAMES[kind][language]).join(choose(language, '、', ', ')),
  }),
};
