import type { Article, PostPicture, RequestFile, ServiceRequestTold } from '@fulcrum/contract';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { testFulcrum } from '../../../../test/harness/fulcrum.ts';
import { signedIn, type TestMember } from '../../../../test/harness/portal.ts';
import { reasonOf } from '../../../../test/harness/reason-of.ts';
import type { Actor, Download } from '../../../access/index.ts';
import { articleJobs } from '../articles.jobs.ts';

const fulcrum = await testFulcrum({ now: '2026-11-23T01:30:00Z' });
const { call, clock, db, person } = fulcrum;
const PNG = Buffer.from('\x89PNG\r\n\x1a\n of a screen', 'latin1');
let [lead, agent, viewer, provider] = [] as unknown as [Actor, Actor, Actor, Actor];
let member: TestMember;
beforeAll(async () => {
  [lead, agent, viewer, provider] = [await person('service_lead'), await person('agent'), await person('viewer'), await person('provider')];
  member = await signedIn(fulcrum);
});

async function* bytes(body: string | Buffer) {
  yield Buffer.from(body);
}
const stream = async <Answer>(
  name: Parameters<typeof fulcrum.door.dispatchStream>[0],
  who: Actor,
  input: object,
  body: string | Buffer = '',
) => (await fulcrum.door.dispatchStream(name, await fulcrum.ctx(who), input, bytes(body))) as Answer;
const shows = (who: Actor, url: string) =>
  reasonOf(stream(who.kind === 'portal' ? 'portalPicture' : 'articlePicture', who, { id: url.slice(-36) }));
const write = (body: string, who = agent, more: object = {}) =>
  call<Article>('articles.create', { language: 'zh', title: '导出失败怎么办', body, audience: 'public', ...more }, who);
const publish = async ({ id }: Article) => {
  const { revision } = (await call<Article>('articles.get', { id }, lead)).contents.find(({ state }) => state === 'draft')!;
  return call<Article>('articles.publish', { id, language: 'zh', revision }, lead);
};
const urlIn = ({ contents }: Article) => /\]\(([^)]+)\)/.exec(contents.find(({ state }) => state === 'draft')!.body)![1]!;
/** A request with a picture, by its own address. */
const requested = async (name = '截图.png', body: string | Buffer = PNG) => {
  const file = await stream<RequestFile>('requestFileUpload', lead, { name }, body);
  const opening = { accountId: member.accountId, subject: '导出失败', text: '见图', fileIds: [file.id] };
  const { id } = await call<ServiceRequestTold>('serviceRequests.create', opening, lead);
  return `/api/v1/service-requests/${id}/files/${file.id}`;
};

describe('an article that is made of a request', () => {
  test('has its picture as its own: read by who reads the article, though they see nothing of the request', async () => {
    const from = await requested();
    const article = await write(`> 见图\n\n![截图](${from})\n\n这样设置`);
    const url = urlIn(article);
    expect(url).toMatch(/^\/api\/v1\/articles\/images\//);
    expect(article.contents[0]!.html).toContain(`<img src="${url}" alt="截图"`);
    expect(await Promise.all([agent, viewer, member.actor].map((who) => shows(who, url)))).toEqual([
      'done',
      'resource.not_found',
      'resource.not_found',
    ]);
    await publish(article);
    expect(await Promise.all([viewer, provider, member.actor].map((who) => shows(who, url)))).toEqual(['done', 'done', 'done']);
    const { body } = await stream<Download>('articlePicture', viewer, { id: url.slice(-36) });
    expect(Buffer.concat(await Array.fromAsync(body, (part) => Buffer.from(part))).equals(PNG)).toBe(true);
    await sql`delete from request_file`.execute(db);
    expect(await shows(viewer, url)).toBe('done');
  });

  test('takes along no picture of a request that its writer does not see, and nothing of the article is there then', async () => {
    const from = await requested();
    const { id: providerAccountId } = await call<{ id: string }>('accounts.create', {
      code: 'PROV',
      name: '服务商',
      ownerId: provider.userId,
    });
    const { id: productId } = await call<{ id: string }>('products.create', { code: 'OWN', name: '电子签章' });
    await sql`update product set provider_account_id = ${providerAccountId} where id = ${productId}`.execute(db);
    expect(await reasonOf(write('旧文', provider, { productId }))).toBe('done');
    expect(await reasonOf(write(`![截图](${from})`, provider, { productId }))).toBe('resource.not_found');
    const { rows } = await sql`select from article where product_id = ${productId}`.execute(db);
    expect(rows).toHaveLength(1);
  });

  test('takes along pictures alone, whatever a file is called', async () => {
    expect(await reasonOf(write(`![x](${await requested('账单.png', 'MZ no picture')})`))).toBe('resource.not_found');
  });
});

test('a picture in a draft of a published article is not shown before the draft is', async () => {
  const article = await publish(await write('旧文'));
  const { id } = article;
  const rewritten = await call<Article>(
    'articles.write',
    { id, language: 'zh', title: '新', body: `![截图](${await requested()})` },
    agent,
  );
  const url = urlIn(rewritten);
  expect([await shows(agent, url), await shows(viewer, url), await shows(member.actor, url)]).toEqual([
    'done',
    'resource.not_found',
    'resource.not_found',
  ]);
  await publish(article);
  expect([await shows(viewer, url), await shows(member.actor, url)]).toEqual(['done', 'done']);
});

test('an article that is made of a question of a community has the pictures of its posts', async () => {
  const { id: communityId } = await call<{ id: string }>('communities.create', { name: '代理商圈', open: false });
  await call('communities.setRules', { hold: 'nobody', priceField: null, channelField: null });
  await call('communities.addAccount', { id: communityId, accountId: member.accountId });
  await call('portalCommunity.setName', { name: '王工' }, member.actor);
  const picture = await stream<PostPicture>('portalCommunityPictureUpload', member.actor, { name: '一.png' }, PNG);
  const asks = { communityId, title: '显示不全', body: '见图', pictureIds: [picture.id] };
  const { id } = await call<{ id: string }>('portalCommunity.ask', asks, member.actor);
  const from = `/api/v1/community-questions/${id}/pictures/${picture.id}`;
  const url = urlIn(await write(`![一](<${from}>)`.replace(/[<>]/g, '')));
  expect(await shows(agent, url)).toBe('done');
  const preview = (body: string) => call<{ html: string }>('articles.preview', { body }, agent);
  expect((await preview(`![一](${from})`)).html).toContain(`src="${from}"`);
  expect((await preview('![一](https://elsewhere.example/a.png)')).html).not.toContain('img');
});

describe('a picture for an article that is not saved yet', () => {
  const waiting = async (name = 'a.png', who = agent, more: object = {}) =>
    (await stream<{ url: string }>('articleImageUpload', who, { name, ...more }, PNG)).url;

  test('is seen by who sent it up alone, and becomes the article’s with the text that shows it', async () => {
    const url = await waiting();
    expect([await shows(agent, url), await shows(lead, url), await shows(member.actor, url)]).toEqual([
      'done',
      'resource.not_found',
      'resource.not_found',
    ]);
    await write(`![a](${url})`, lead);
    expect(await shows(lead, url)).toBe('resource.not_found');
    await publish(await write(`![a](${url})`));
    expect(await shows(member.actor, url)).toBe('done');
  });

  test('is the one that the article has already, where its code says which and the bytes are the same', async () => {
    const url = await waiting();
    const { id } = await write(`![a](${url})`);
    await sql`update article set code = 'guide' where id = ${id}`.execute(db);
    expect(await waiting('b.png', lead, { code: 'guide' })).toBe(url);
    expect(await waiting('b.png', lead, { code: 'other' })).not.toBe(url);
  });

  test('is forgotten after a day with its bytes where nothing shows it; what is shown stays', async () => {
    const [left, kept] = [await waiting(), await waiting()];
    await write(`![a](${kept})`);
    clock.moveTo(clock.now().add({ hours: 25 }).toString());
    for (const job of articleJobs) await fulcrum.runJob(job);
    expect([await shows(agent, left), await shows(agent, kept)]).toEqual(['resource.not_found', 'done']);
    const unheld =
      await sql`select from file f where purpose = 'article' and not exists (select from article_image i where i.file_id = f.id)`.execute(
        db,
      );
    expect(unheld.rows).toEqual([]);
  });
});
