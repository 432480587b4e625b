import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { Day, Id, Language } from '../shapes.ts';

/** Documents that may be demanded of a product before it goes active. */
export const PRODUCT_DOCUMENTS = ['manual', 'questions', 'interface', 'release', 'training'] as const;
export type ProductDocument = (typeof PRODUCT_DOCUMENTS)[number];

/** Which documents a provider's product needs before it goes active. */
export const DemandedDocuments = z.strictObject({
  kinds: z.array(z.enum(PRODUCT_DOCUMENTS)).max(PRODUCT_DOCUMENTS.length).default(['manual', 'questions', 'interface']),
});
export type DemandedDocuments = z.infer<typeof DemandedDocuments>;

/** `unread`: it is published, but not for those whom the document is for. */
export const DOCUMENT_STATES = ['ready', 'review_due', 'written', 'outdated', 'unread', 'missing'] as const;
export const ProductDocumentLine = z.strictObject({
  kind: z.enum(PRODUCT_DOCUMENTS),
  demanded: z.boolean(),
  state: z.enum(DOCUMENT_STATES),
  /** The article that comes nearest to it. */
  articleId: Id.nullable(),
  title: z.string().nullable(),
  language: Language.nullable(),
  reviewOn: Day.nullable(),
});
export type ProductDocumentLine = z.infer<typeof ProductDocumentLine>;

export const productDocuments = {
  demanded: endpoint({
    method: 'GET',
    path: '/product-documents',
    summary: 'Which documents a provider’s product needs before it goes active',
    needs: 'products.read',
    input: z.strictObject({}),
    output: DemandedDocuments,
  }),
  demand: endpoint({
    method: 'PUT',
    path: '/product-documents',
    summary: 'Say which documents a provider’s product needs before it goes active',
    needs: 'products.write',
    input: DemandedDocuments,
    output: DemandedDocuments,
  }),
  list: endpoint({
    method: 'GET',
    path: '/products/{id}/documents',
    summary: 'The documents of a product: those it must have, and how each stands',
    needs: 'products.read',
    input: z.strictObject({ id: Id }),
    output: z.strictObject({ items: z.array(ProductDocumentLine) }),
  }),
};
