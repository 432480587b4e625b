import type { Article, ArticleKind, Notification, ProductDocumentLine, Product as Shape } from '@fulcrum/contract';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { reasonOf } from '../../../test/harness/reason-of.ts';
import type { Actor } from '../../access/index.ts';
import { productJobs } from './index.ts';

type Product = z.output<typeof Shape>;
const fulcrum = await testFulcrum({ now: '2026-11-23T01:00:00Z' });
const { call, person } = fulcrum;
let [keeper, writer, theirs] = [] as unknown as [Actor, Actor, Actor];
let providerId = '';
let made = 0;
let product: Product;

const documents = async (of = product, who?: Actor) =>
  (await call<{ items: ProductDocumentLine[] }>('productDocuments.list', { id: of.id }, who)).items;
const states = async (of = product) =>
  Object.fromEntries((await documents(of)).filter(({ demanded }) => demanded).map(({ kind, state }) => [kind, state]));
const draft = (kind: ArticleKind, more: object = {}): Promise<Article> => {
  const about = { productId: product.id, audience: 'customers', kind, ...more };
  return call<Article>('articles.create', { language: 'zh', title: `${product.name}：${kind}`, body: '正文', ...about }, writer);
};
const publish = async (kind: ArticleKind, more: object = {}): Promise<Article> => {
  const { id, contents } = await draft(kind, more);
  return call<Article>('articles.publish', { id, language: 'zh', revision: contents[0]?.revision });
};
const goActive = async (of = product) => call<Product>('products.change', { id: of.id, revision: of.revision, status: 'active' });
const whole = async () => {
  for (const kind of ['manual', 'questions', 'interface'] as const) await publish(kind);
};

beforeAll(async () => {
  [keeper, writer, theirs] = [await person('operations_lead'), await person('agent', { name: '林溪' }), await person('provider')];
  providerId = (await call<{ id: string }>('accounts.create', { code: 'V-1', name: '知行数据', ownerId: theirs.userId })).id;
});
beforeEach(async () => {
  made++;
  product = await call<Product>('products.create', { code: `P-${made}`, name: `报工系统 ${made}`, providerId });
});

describe('a provider’s product', () => {
  test('begins in preparation and names the documents it lacks; one of ours is active at once', async () => {
    expect(product).toMatchObject({ status: 'preparing', lacks: ['manual', 'questions', 'interface'] });
    expect(await call('products.create', { code: 'OURS', name: '看板' })).toMatchObject({ status: 'active', lacks: [] });
    const at = call('products.create', { code: 'AT-ONCE', name: '巡检', providerId, status: 'active' });
    expect(await reasonOf(at)).toBe('product.lacks_documents');
  });

  test('goes active once each document is published for those who are to read it', async () => {
    await publish('manual');
    await publish('questions', { audience: 'internal' });
    await draft('interface');
    expect(await states()).toEqual({ manual: 'ready', questions: 'unread', interface: 'written' });
    const refused = await goActive().catch((fault) => fault);
    expect(refused).toMatchObject({ reason: 'product.lacks_documents', detail: { missing: '问答手册、接口文档' } });
    await publish('questions');
    await publish('interface', { audience: 'providers' });
    expect(await goActive()).toMatchObject({ status: 'active', lacks: [] });
  });

  test('is not served by a document for some levels alone, nor by one of another product', async () => {
    await whole();
    const { id, revision } = await publish('manual', { levels: ['S'] });
    expect(await states()).toMatchObject({ manual: 'ready' });
    const other = await call<Product>('products.create', { code: 'P-OTHER', name: '巡检', providerId });
    expect(await states(other)).toEqual({ manual: 'missing', questions: 'missing', interface: 'missing' });
    await call('articles.change', { id, revision, productId: other.id });
    expect(await states(other)).toMatchObject({ manual: 'unread' });
  });

  test('needs what the setting says; a product of ours that is given a provider needs it, too', async () => {
    const ours = await call<Product>('products.create', { code: 'GIVEN', name: '看板' });
    const given = () => call<Product>('products.change', { id: ours.id, revision: 1, providerId });
    expect(await reasonOf(given())).toBe('product.lacks_documents');
    await call('productDocuments.demand', { kinds: [] }, keeper);
    expect(await given()).toMatchObject({ status: 'active', providerId });
    await call('productDocuments.demand', { kinds: ['manual', 'questions', 'interface'] }, keeper);
    expect(await call('productDocuments.demanded')).toEqual({ kinds: ['manual', 'questions', 'interface'] });
  });

  test('shows its people their own alone, and no title of what is internal', async () => {
    await publish('manual', { audience: 'internal', title: '内部须知' });
    const ours = await call<Product>('products.create', { code: `SECRET-${made}`, name: '看板' });
    expect(await reasonOf(documents(ours, theirs))).toBe('resource.not_found');
    expect((await documents(product, theirs))[0]).toMatchObject({ kind: 'manual', state: 'unread', articleId: null, title: null });
    expect((await documents(product, writer))[0]).toMatchObject({ state: 'unread', title: '内部须知' });
  });
});

test('in preparation a product is named in no order, rule or form; what is in use is', async () => {
  const accountId = (await call<{ id: string }>('accounts.create', { code: `C-${made}`, name: '客户' })).id;
  const rule = { name: '规则', productIds: [product.id], to: { kind: 'provider' } };
  const form = { slug: 'help', enabled: true, languages: ['zh'], title: { zh: '提问', en: 'Ask' }, intro: null, consent: null };
  const asks = { kind: 'question', phone: 'no', company: 'no', suggests: false, origins: [] };
  const all = () => [
    reasonOf(call('serviceOrders.create', { accountId, kind: 'onsite', title: '上门', productId: product.id })),
    reasonOf(call('serviceRequests.setRules', { rules: [rule] })),
    reasonOf(call('requestForms.create', { ...form, ...asks, productId: product.id })),
  ];
  expect(await Promise.all(all())).toEqual(Array(3).fill('product.in_preparation'));
  await whole();
  await goActive();
  expect(await Promise.all(all())).not.toContain('product.in_preparation');
});

test('a document that lapses leaves the product active, warns, and tells whom it concerns once, until it is there again', async () => {
  await whole();
  const active = await goActive();
  const told = async () => {
    for (const job of [...productJobs, ...productJobs]) await fulcrum.runJob(job);
    const { items } = await call<{ items: Notification[] }>('notifications.list', { unread: true }, writer);
    return items.filter(({ kind }) => kind === 'product_documents').map(({ title, detail }) => [title, detail]);
  };
  expect(await told()).toEqual([]);
  const [{ articleId } = { articleId: null }] = await documents();
  await call('articles.outdate', { id: articleId, language: 'zh', reason: '新版界面不同' });
  expect((await call<{ items: Product[] }>('products.list', { q: product.code })).items[0]).toMatchObject({
    status: 'active',
    lacks: ['manual'],
  });
  expect(await told()).toEqual([[`“${product.name}”缺少必需文档`, '操作手册']]);
  // What is active stays so when something else of it changes.
  expect(await call('products.change', { id: active.id, revision: active.revision, unit: '套' })).toMatchObject({ status: 'active' });
  await call('articles.confirm', { id: articleId, reviewOn: null });
  expect((await documents())[0]).toMatchObject({ state: 'ready' });
});
