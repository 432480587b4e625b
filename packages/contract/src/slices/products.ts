import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { CustomValues, Id, Page, pageOf, Text } from '../shapes.ts';
import { PRODUCT_DOCUMENTS } from './product-documents.ts';

export const PRODUCT_STATUS_NAMES = {
  preparing: { zh: '准备中', en: 'In preparation' },
  active: { zh: '在售', en: 'Active' },
  retired: { zh: '已停售', en: 'Retired' },
} as const;
export const Product = z.strictObject({
  id: Id,
  code: z.string(),
  name: z.string(),
  category: z.enum(['cash_flow', 'value_added', 'high_maintenance', 'new']).nullable(),
  unit: z.string().nullable(),
  /** The account that provides it; null where it is ours. */
  providerId: Id.nullable(),
  providerName: z.string().nullable(),
  /** In preparation it is known, but nothing new is begun with it. */
  status: z.enum(['preparing', 'active', 'retired']),
  /** Demanded documents that a provider's product lacks; of one that is ours or retired, none. */
  lacks: z.array(z.enum(PRODUCT_DOCUMENTS)),
  custom: CustomValues,
  revision: z.number().int(),
});
const ProductFields = {
  name: Text,
  category: Product.shape.category,
  unit: Text.nullable(),
  providerId: Id.nullable(),
  status: Product.shape.status,
  custom: CustomValues,
};
export const products = {
  list: endpoint({
    method: 'GET',
    path: '/products',
    summary: 'List products',
    needs: 'products.read',
    input: z.strictObject({ ...Page, q: z.string().trim().max(100).optional(), status: Product.shape.status.optional() }),
    output: pageOf(Product),
  }),
  create: endpoint({
    method: 'POST',
    path: '/products',
    summary: 'Add a product',
    needs: 'products.write',
    status: 201,
    input: z.strictObject({ code: Text, ...z.strictObject(ProductFields).partial().required({ name: true }).shape }),
    output: Product,
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/products/{id}',
    summary: 'Change a product',
    needs: 'products.write',
    input: z.strictObject({ id: Id, revision: z.number().int(), ...z.strictObject(ProductFields).partial().shape }),
    output: Product,
  }),
};
