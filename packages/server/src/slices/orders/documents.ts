import { ARTICLE_KIND_NAMES, DemandedDocuments, PRODUCT_DOCUMENTS, type ProductDocument } from '@fulcrum/contract';
import { sql } from 'kysely';
import * as z from 'zod';
import { accountInScope, type Ctx, defineJob, type Handlers, type Job, providersOf } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { tellOfLackingDocuments } from '../notifications/index.ts';
import { readSetting, replaceSetting } from '../settings/index.ts';
import { lacking, selectDocuments, selectLapsed } from './documents.sql.ts';

const KEY = 'products.documents';

export const demandedDocuments = async (db: Db): Promise<ProductDocument[]> => (await readSetting(db, KEY, DemandedDocuments)).kinds;

/** Refuses to let a provider's product go active that lacks a document, and names what it lacks. */
export async function requireDocuments(ctx: Ctx, product: { id: string; name: string }): Promise<void> {
  const kinds = await demandedDocuments(ctx.db);
  const found = await sql<{ lacks: ProductDocument[] }>`select ${lacking(kinds, sql`${product.id}::uuid`)} as lacks`.execute(ctx.db);
  const lacks = found.rows[0]?.lacks ?? [];
  if (!lacks.length) return;
  const missing = lacks.map((kind) => ARTICLE_KIND_NAMES[kind][ctx.language]).join(ctx.language === 'zh' ? '、' : ', ');
  throw new Fault('conflict', 'product.lacks_documents', { name: product.name, missing });
}

export const productDocumentsHandlers: Handlers<'productDocuments'> = {
  demanded: async (ctx) => ({ kinds: await demandedDocuments(ctx.db) }),
  async demand(ctx, { kinds }) {
    const before = { kinds: await demandedDocuments(ctx.db) };
    return replaceSetting(ctx, { key: KEY, action: 'product.demand_documents' }, before, { kinds: [...new Set(kinds)] });
  },
  async list(ctx, { id }) {
    const found =
      await sql`select from product where id = ${id}::uuid and ${accountInScope(providersOf(ctx), sql`provider_account_id`)}`.execute(
        ctx.db,
      );
    if (!found.rows.length) throw notFound('product');
    const demanded = await demandedDocuments(ctx.db);
    return { items: await selectDocuments(ctx, { productId: id, kinds: PRODUCT_DOCUMENTS, demanded }) };
  },
};

/** Asked every hour: whoever was told of a lapse is not told again. */
const tellLapsed = defineJob({
  name: 'products.documents',
  label: { zh: '检查产品文档', en: 'Check the documents of products' },
  input: z.object({}),
  async run(ctx) {
    if (!ctx.organisation) return null;
    const told = await tellOfLackingDocuments(ctx.db, await selectLapsed(ctx.db, await demandedDocuments(ctx.db)), ctx.now);
    return told ? { told } : null;
  },
});
export const productJobs: readonly Job[] = [tellLapsed];
