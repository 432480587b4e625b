import type { Product as Shape } from '@fulcrum/contract';
import { beforeAll, expect, test } from 'vitest';
import type { z } from 'zod';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { reasonOf } from '../../../test/harness/reason-of.ts';

type Product = z.output<typeof Shape>;
const { call, person } = await testFulcrum();
let providerId: string;
beforeAll(async () => {
  providerId = (await call<{ id: string }>('accounts.create', { code: 'V-1', name: '服务商' })).id;
});
const listed = async () => (await call<{ items: Product[] }>('products.list')).items;

test('a product is given a provider when it is made or later, and is ours again once that is emptied', async () => {
  const made = await call<Product>('products.create', { code: 'P-1', name: '报工系统', providerId });
  expect(made).toMatchObject({ providerId, providerName: '服务商' });
  const unnamed = await call<Product>('products.change', { id: made.id, revision: 1, unit: '套' });
  expect(unnamed).toMatchObject({ providerId, providerName: '服务商', unit: '套' });
  const ours = await call<Product>('products.change', { id: made.id, revision: 2, providerId: null });
  expect(ours).toMatchObject({ providerId: null, providerName: null });
  await call('products.change', { id: made.id, revision: 3, providerId });
  expect(await listed()).toMatchObject([{ code: 'P-1', providerId, providerName: '服务商', revision: 4 }]);
});

test('the provider is an account that the caller meets, and its people then see the product', async () => {
  const nobody = '00000000-0000-7000-8000-000000000000';
  expect(await reasonOf(call('products.create', { code: 'P-2', name: '看板', providerId: nobody }))).toBe('resource.not_found');
  const theirs = await person('provider');
  const own = (await call<{ id: string }>('accounts.create', { code: 'V-2', name: '另一服务商', ownerId: theirs.userId })).id;
  await call('products.create', { code: 'P-3', name: '巡检', providerId: own });
  const { items } = await call<{ items: Product[] }>('products.list', {}, theirs);
  expect(items.map(({ code }) => code)).toEqual(['P-3']);
});
