import type { Article, FoundArticle } from '@fulcrum/contract';
import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import type { Actor } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { readableIn } from './search/narrowing.ts';
import { productsOf } from './search/read-index.sql.ts';
import { type Audience, foundBy, type Reader } from './search/reader.ts';
import { searchArticles } from './search/search.ts';

const { call, db, person, door, ctx, clock } = await testFulcrum({ now: '2026-11-26T02:00:00Z' });
let [lead, agent, provider, viewer] = [] as unknown as [Actor, Actor, Actor, Actor];
let [ownProductId, foreignProductId] = ['', ''];
const WHOLE = {
  ...{ articleId: '', language: 'zh' as const, communityId: null, category: null, tags: [] },
  ...{ outdated: false, reviewOn: null, title: '', questions: '' },
};
beforeAll(async () => {
  [lead, agent, provider, viewer] = [await person('service_lead'), await person('agent'), await person('provider'), await person('viewer')];
  const account = await call<{ id: string }>('accounts.create', { code: 'PROV', name: '服务商', ownerId: provider.userId });
  ownProductId = (await call<{ id: string }>('products.create', { code: 'OWN', name: '电子签章' })).id;
  foreignProductId = (await call<{ id: string }>('products.create', { code: 'FOREIGN', name: '招生系统' })).id;
  await sql`update product set provider_account_id = ${account.id} where id = ${ownProductId}`.execute(db);
});

const begin = (title: string, more: object = {}, actor: Actor = agent) =>
  call<Article>(
    'articles.create',
    { language: 'zh', title, body: `${title}：在后台点击续约，选择合同并提交。`, audience: 'public', ...more },
    actor,
  );
const written = (article: Article, language = 'zh') =>
  article.contents.find((text) => text.language === language && (text.state === 'draft' || text.state === 'review'))!;
const published = async (title: string, more: object = {}, actor: Actor = agent): Promise<Article> => {
  const article = await begin(title, more, actor);
  const { language, revision } = article.contents[0]!;
  return call<Article>('articles.publish', { id: article.id, language, revision }, lead);
};
const found = async (q: string, actor?: Actor): Promise<string[]> =>
  (await call<{ results: FoundArticle[] }>('articles.search', { q }, actor)).results.map(({ title }) => title);
const reason = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (fault) => fault.reason,
  );
const foundAs = async (q: string, reader: Reader): Promise<string[]> =>
  (await searchArticles(db, q, { reader, today: '2026-11-26', limit: 50 })).results.map(({ title }) => title);

describe('an article', () => {
  test('is written, handed in, given back, handed in again and published, and is found from then on', async () => {
    const { id } = await begin('怎样开具发票');
    const step = async (verb: string, more: object = {}, actor: Actor = agent): Promise<string> => {
      const { revision } = written(await call<Article>('articles.get', { id }, lead));
      return (await call<Article>(`articles.${verb}`, { id, language: 'zh', revision, ...more }, actor)).contents[0]!.state;
    };
    expect(await found('怎样开具发票')).toEqual([]);
    expect(await step('submit')).toBe('review');
    expect(await step('return', { reason: '缺少截图' }, lead)).toBe('draft');
    expect(await reason(step('publish'))).toBe('access.forbidden');
    await step('submit');
    expect(await step('publish', {}, lead)).toBe('published');
    expect(await found('發票怎樣開具')).toEqual(['怎样开具发票']);
  });

  test('that is changed is found by its new words and no longer by its old ones; the reader keeps the old text until then', async () => {
    const { id } = await published('导出学期报表');
    await call('articles.write', { id, language: 'zh', title: '下载年度总结', body: '打开总结页面。' }, agent);
    expect((await found('导出学期报表'))[0]).toBe('导出学期报表');
    expect((await call<Article>('articles.get', { id }, viewer)).contents.map(({ title }) => title)).toEqual(['导出学期报表']);
    const { revision } = written(await call<Article>('articles.get', { id }, lead));
    await call('articles.publish', { id, language: 'zh', revision }, lead);
    expect((await found('下载年度总结'))[0]).toBe('下载年度总结');
    expect(await found('学期')).toEqual([]);
  });

  test('is not written over by somebody who read an earlier draft', async () => {
    const { id } = await begin('两人同时编写');
    const draft = { id, language: 'zh', title: '一', body: '一', revision: 1 };
    await call('articles.write', draft, agent);
    expect(await reason(call('articles.write', { ...draft, title: '二' }, lead))).toBe('resource.stale');
  });

  test('shows what changed between versions, and an earlier one comes back as a draft', async () => {
    const { id } = await published('重置密码');
    await call(
      'articles.write',
      { id, language: 'zh', title: '重置登录密码', body: '在登录页点击忘记密码。', questions: ['忘记密码怎么办'] },
      agent,
    );
    const between = { id, language: 'zh', from: 1, to: 2 };
    const told = await call<{ title: { kind: string; text: string }[]; questions: { kind: string; text: string }[] }>(
      'articles.difference',
      between,
      agent,
    );
    expect(told.title).toEqual([
      { kind: 'same', text: '重置' },
      { kind: 'added', text: '登录' },
      { kind: 'same', text: '密码' },
    ]);
    expect(told.questions).toEqual([{ kind: 'added', text: '忘记密码怎么办' }]);
    await call('articles.restore', { id, language: 'zh', version: 1 }, agent);
    const draft = written(await call<Article>('articles.get', { id }, agent));
    expect(draft).toMatchObject({ title: '重置密码', restoredFrom: 1, version: 2 });
    expect(
      (await call<{ items: { version: number }[] }>('articles.versions', { id, language: 'zh' }, agent)).items.map(
        ({ version }) => version,
      ),
    ).toEqual([2, 1]);
  });

  test('counts as outdated from the day after its review, stands in the list to look at, and holds again once confirmed', async () => {
    const { id } = await published('春节值班安排', { reviewOn: '2026-11-25' });
    const due = async () => (await call<{ items: Article[] }>('articles.list', { view: 'due' }, lead)).items.map((one) => one.id);
    expect(await due()).toContain(id);
    await call('articles.confirm', { id, reviewOn: '2027-11-25' }, lead);
    expect(await due()).not.toContain(id);
    await call('articles.outdate', { id, language: 'zh', reason: '制度已改' }, lead);
    expect(await due()).toContain(id);
    expect(await foundAs('春节值班安排', { kind: 'public' })).toEqual([]);
    expect(await foundAs('春节值班安排', { kind: 'staff' })).toContain('春节值班安排');
    await call('articles.confirm', { id, reviewOn: null }, lead);
    expect(await foundAs('春节值班安排', { kind: 'public' })).toContain('春节值班安排');
  });

  test('has one voice a person, and the last one counts', async () => {
    const { id } = await published('绑定手机');
    await call('articles.vote', { id, language: 'zh', useful: true }, viewer);
    expect(await call('articles.vote', { id, language: 'zh', useful: false, note: '步骤不全' }, viewer)).toEqual({ useful: 0, useless: 1 });
    expect((await call<{ items: { note: string }[] }>('articles.notes', { id }, agent)).items.map(({ note }) => note)).toEqual([
      '步骤不全',
    ]);
    expect((await call<Article>('articles.get', { id }, viewer)).mine).toEqual({ useful: false, note: '步骤不全' });
  });

  test('takes a similar question in one step: at once from who publishes, for review from who writes', async () => {
    const { id } = await published('设置考勤规则');
    expect((await found('打卡时间在哪里改'))[0]).not.toBe('设置考勤规则');
    await call('articles.addQuestion', { id, language: 'zh', question: '打卡时间在哪里改' }, lead);
    expect((await found('打卡时间在哪里改'))[0]).toBe('设置考勤规则');
    const after = await call<Article>('articles.addQuestion', { id, language: 'zh', question: '迟到怎么算' }, agent);
    expect(written(after)).toMatchObject({ state: 'review', questions: ['打卡时间在哪里改', '迟到怎么算'] });
  });
});

describe('who sees an article', () => {
  const READERS: Record<string, Reader> = {
    staff: { kind: 'staff' },
    'a customer of level A': { kind: 'customer', level: 'A', communities: [] },
    'a customer of level C': { kind: 'customer', level: 'C', communities: [] },
    'a customer without a level': { kind: 'customer', level: null, communities: [] },
    everybody: { kind: 'public' },
  };
  beforeAll(async () => {
    await published('专线接入公开');
    await published('专线接入客户', { audience: 'customers' });
    await published('专线接入高级', { audience: 'customers', levels: ['S', 'A'] });
    await published('专线接入服务商', { audience: 'providers' });
    await published('专线接入内部', { audience: 'internal' });
    await published('专线接入签章', { audience: 'customers', productId: ownProductId });
  });
  test.each([
    ['staff', ['公开', '内部', '客户', '服务商', '签章', '高级']],
    ['a customer of level A', ['公开', '客户', '签章', '高级']],
    ['a customer of level C', ['公开', '客户', '签章']],
    ['a customer without a level', ['公开', '客户', '签章']],
    ['everybody', ['公开']],
  ])('%s finds just theirs', async (reader, expected) => {
    const titles = await foundAs('专线接入', READERS[reader]!);
    expect(titles.map((title) => title.slice(4)).toSorted()).toEqual(expected.toSorted());
  });
  test('a provider finds, lists and opens what is for everybody, for providers, and of its own products', async () => {
    const theirs = ['专线接入公开', '专线接入服务商', '专线接入签章'].toSorted();
    expect((await found('专线接入', provider)).toSorted()).toEqual(theirs);
    const listed = (await call<{ items: Article[] }>('articles.list', { limit: 200 }, provider)).items.flatMap(({ texts }) =>
      texts.map(({ title }) => title),
    );
    expect(listed.filter((title) => title.startsWith('专线')).toSorted()).toEqual(theirs);
    const { items } = await call<{ items: Article[] }>('articles.list', { limit: 200 }, lead);
    for (const { id, texts } of items.filter((one) => one.texts[0]?.title.startsWith('专线')))
      expect(await reason(call('articles.get', { id }, provider))).toBe(theirs.includes(texts[0]!.title) ? 'done' : 'resource.not_found');
  });
  test('a provider writes of its own products, nothing internal, and publishes nothing', async () => {
    expect(await reason(begin('签章补充说明', { productId: ownProductId }, provider))).toBe('done');
    expect(await reason(begin('别人的产品', {}, provider))).toBe('input.invalid');
    expect(await reason(begin('内部', { productId: ownProductId, audience: 'internal' }, provider))).toBe('input.invalid');
    const { id } = await published('平台公告');
    expect(await reason(call('articles.write', { id, language: 'zh', title: '改', body: '改' }, provider))).toBe('resource.not_found');
  });
  test('a change of audience holds for the search from the same moment on', async () => {
    const { id, revision } = await published('迁移指南');
    expect(await foundAs('迁移指南', { kind: 'public' })).toContain('迁移指南');
    await call('articles.change', { id, revision, audience: 'internal' }, lead);
    expect(await foundAs('迁移指南', { kind: 'public' })).not.toContain('迁移指南');
  });
  test('is answered in memory by the rule that the base has', async () => {
    const [circle, otherCircle] = [newId(), newId()];
    const audience = fc.constantFrom<Audience>('public', 'customers', 'providers', 'internal');
    const text = fc.record({
      audience,
      levels: fc.uniqueArray(fc.constantFrom('S', 'A', 'B'), { maxLength: 2 }),
      productId: fc.constantFrom(ownProductId, foreignProductId, null),
      communityId: fc.constantFrom(circle, otherCircle, newId(), null),
    });
    const accounts = { all: false as const, branches: [{ column: 'owner_id' as const, value: provider.userId! }] };
    const readers: Reader[] = [{ kind: 'staff' }, { kind: 'public' }, { kind: 'provider', accounts }];
    for (const level of ['S', 'B', null])
      for (const communities of [[], [circle], [circle, otherCircle]]) readers.push({ kind: 'customer', level, communities });
    const own = await productsOf(db, accounts);
    const texts = fc.sample(text, 200).map((one, n) => ({ ...one, n }));
    for (const reader of readers) {
      const told = await sql<{
        n: number;
      }>`select n from jsonb_to_recordset(${JSON.stringify(texts.map((one) => ({ ...one, product_id: one.productId, community_id: one.communityId })))}::jsonb)
        as p(n int, audience text, levels text[], product_id uuid, community_id uuid) where ${foundBy(reader, 'p')} order by n`.execute(db);
      const readable = readableIn(reader, own);
      const inMemory = texts.filter((one) => readable({ ...WHOLE, ...one })).map(({ n }) => n);
      expect(inMemory).toEqual(told.rows.map(({ n }) => n));
    }
  });
  test('nobody is corrected to a word of articles that they may not read', async () => {
    await published('Project Nightingale', { audience: 'internal', language: 'en', body: 'Nightingale is secret.' });
    const shownAs = async (reader: Reader) => (await searchArticles(db, 'nightingal', { reader, today: '2026-11-26', limit: 5 })).shownAs;
    expect(await shownAs({ kind: 'staff' })).toBe('nightingale');
    expect(await shownAs({ kind: 'public' })).toBe(null);
  });
});

describe('what people look for', () => {
  test('is counted: what found nothing, what nobody opened, and what was opened', async () => {
    const search = (q: string) => call<{ searchId: string; results: FoundArticle[]; count: number }>('articles.search', { q }, agent);
    const { searchId, results } = await search('专线接入公开');
    await call('articles.click', { searchId, articleId: results[0]!.id, position: 1 }, agent);
    for (let n = 0; n < 3; n++) expect((await search('量子纠缠通讯')).count).toBe(0);
    for (let n = 0; n < 2; n++) await search('专线接入高级');
    const told = async (view: string) =>
      (await call<{ items: { question: string; searches: number }[] }>('articles.searches', { view }, lead)).items.map(
        ({ question }) => question,
      );
    expect((await told('unanswered'))[0]).toBe('量子纠缠通讯');
    expect(await told('unopened')).toContain('专线接入高级');
    expect(await told('unopened')).not.toContain('专线接入公开');
  });
  test('is told to a provider of customers alone: what our own people type is not theirs to read', async () => {
    const log = async (who: Actor) =>
      call<{ searches: number; items: { question: string }[] }>('articles.searches', { view: 'all', limit: 200 }, who);
    const before = await log(provider);
    await call('articles.search', { q: '江城大学续约有风险' }, agent);
    await sql`insert into article_search (id, at, question, question_n, reader, results)
      select gen_random_uuid(), max(at), '客户查的问题', '客户查的问题', 'customer', 0 from article_search`.execute(db);
    const questions = (told: { items: { question: string }[] }) => told.items.map(({ question }) => question);
    expect(questions(await log(agent))).toEqual(expect.arrayContaining(['江城大学续约有风险', '客户查的问题']));
    expect(await log(provider)).toMatchObject({ searches: before.searches + 1 });
    expect(questions(await log(provider))).not.toContain('江城大学续约有风险');
    expect(questions(await log(provider))).toContain('客户查的问题');
  });
  test('is completed while it is typed, and words that mean the same are told once', async () => {
    await published('Renewal of a contract', { language: 'en', body: 'How to renew.' });
    const suggest = async (q: string) =>
      (await call<{ items: { title: string }[] }>('articles.suggest', { q }, agent)).items.map(({ title }) => title);
    expect((await suggest('renew of contr'))[0]).toBe('Renewal of a contract');
    await published('申请退款');
    await call('articles.setSynonyms', { groups: [['退款', '退钱']] }, lead);
    expect((await found('退钱', agent))[0]).toBe('申请退款');
  });
});

describe('a picture of an article', () => {
  async function* bytes(...values: number[]) {
    yield Uint8Array.from(values);
  }
  const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0];
  test('is seen by who may read the article, and is a picture by its own bytes', async () => {
    const { id } = await begin('接线图', { audience: 'internal' });
    const keep = async (...values: number[]) =>
      (await door.dispatchStream('articleImage', await ctx(agent), { id, name: 'a.png' }, bytes(...values))) as { id: string };
    const kept = await keep(...PNG);
    const body = `![图](/api/v1/articles/images/${kept.id})`;
    const { revision } = written(await call('articles.write', { id, language: 'zh', title: '接线图', body, revision: 1 }, agent));
    await call('articles.publish', { id, language: 'zh', revision }, lead);
    expect(await door.dispatchStream('articlePicture', await ctx(viewer), { id: kept.id }, bytes())).toMatchObject({
      mediaType: 'image/png',
      inline: true,
    });
    expect(await reason(ctx(provider).then((of) => door.dispatchStream('articlePicture', of, { id: kept.id }, bytes())))).toBe(
      'resource.not_found',
    );
    expect(await reason(keep(...Buffer.from('<svg onload=alert(1)>')))).toBe('file.no_picture');
  });
});

test('the clock of the tests stands where they think', () => expect(clock.now().toString()).toContain('2026-11-26'));
