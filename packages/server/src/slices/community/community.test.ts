import type { CommunityAccount, CommunityQuestionLine, FoundArticle, ModeratedQuestion, PortalQuestion } from '@fulcrum/contract';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { signedIn, type TestMember } from '../../../test/harness/portal.ts';
import { reasonOf } from '../../../test/harness/reason-of.ts';
import type { Actor } from '../../access/index.ts';
import { communityJobs } from './community.jobs.ts';

const fulcrum = await testFulcrum();
let [asker, other]: TestMember[] = [];
const SERVER = {
  ...{ enabled: true, host: '127.0.0.1', port: 1, security: 'none', user: null },
  ...{ fromName: '衡川', fromAddress: 'desk@example.com', web: 'https://desk.example.com' },
};
let openId = '';
let closedId = '';
const call = <T>(id: string, input: object, who?: TestMember) => fulcrum.call<T>(id, input, who?.actor);
const asks = (who: TestMember, title: string, communityId = openId) =>
  call<PortalQuestion>('portalCommunity.ask', { communityId, title, body: `${title}？请教大家` }, who);
const found = async (q: string, who: TestMember) =>
  (await call<{ results: FoundArticle[] }>('portalHelp.search', { q }, who)).results.map(({ id, origin }) => ({ id, origin }));
const ours = async (q: string, who?: Actor) => (await fulcrum.call<{ results: FoundArticle[] }>('articles.search', { q }, who)).results;
const seen = async (who: TestMember, view = 'all') =>
  (await call<{ items: CommunityQuestionLine[] }>('portalCommunity.questions', { view }, who)).items.map(({ title }) => title);

beforeAll(async () => {
  [asker, other] = [await signedIn(fulcrum), await signedIn(fulcrum)];
  openId = (await call<{ id: string }>('communities.create', { name: '使用交流' })).id;
  closedId = (
    await call<{ id: string }>('communities.create', { name: '代理商圈', open: false, priceLevel: '代理价', channelSource: '渠道' })
  ).id;
  await call('portalCommunity.setName', { name: '小陈' }, asker);
  await call('portalCommunity.setName', { name: '老李' }, other);
});

test('nobody writes before they said under which name others are to read them', async () => {
  const nameless = await signedIn(fulcrum);
  expect(await reasonOf(asks(nameless, '没有名字'))).toBe('community.name_needed');
});

test('what a newcomer asks waits until one of ours has read it; what they write then is read at once', async () => {
  const first = await asks(asker!, '如何批量调整部门');
  expect(first).toMatchObject({ state: 'held', mine: true, byName: '小陈' });
  expect([await seen(asker!), await seen(other!)]).toEqual([['如何批量调整部门'], []]);
  expect(await reasonOf(call('portalCommunity.question', { id: first.id }, other))).toBe('resource.not_found');
  const waiting = await call<{ items: { id: string; held: number }[] }>('communityQuestions.list', { view: 'waiting' });
  expect(waiting.items).toMatchObject([{ id: first.id, held: 1 }]);
  await call('communityQuestions.release', { id: first.id });
  expect(await seen(other!)).toEqual(['如何批量调整部门']);
  expect(await asks(asker!, '第二个问题')).toMatchObject({ state: 'open' });
  await call('communities.setRules', { hold: 'nobody', priceField: null, channelField: null });
});

test('an answered question is found with the articles, by pinyin too, as soon as it is answered, and no more once it is hidden', async () => {
  const { id } = await asks(asker!, '移动审批如何批量处理');
  expect(await found('移动审批批量处理', other!)).not.toContainEqual({ id, origin: 'question' });
  const answered = await call<PortalQuestion>('portalCommunity.answer', { id, body: '在待办列表里长按即可多选' }, other);
  for (const q of ['移动审批批量处理', '长按多选', 'yidong shenpi'])
    expect(await found(q, other!), q).toContainEqual({ id, origin: 'question' });
  const answerId = answered.posts[0]!.id;
  expect(await reasonOf(call('portalCommunity.accept', { id, answerId }, other))).toBe('access.forbidden');
  expect(await call('portalCommunity.accept', { id, answerId }, asker)).toMatchObject({ accepted: true, posts: [{ accepted: true }] });
  expect(await call('portalCommunity.vote', { id, answerId, helped: true }, asker)).toMatchObject({ posts: [{ votes: 1, voted: true }] });
  await call('communityQuestions.hide', { id, why: '含有个人信息' });
  expect(await found('移动审批批量处理', other!)).not.toContainEqual({ id, origin: 'question' });
  expect(await reasonOf(call('portalCommunity.question', { id }, other))).toBe('resource.not_found');
  expect(await call('portalCommunity.question', { id }, asker)).toMatchObject({ state: 'hidden' });
});

test('an answer of ours is marked as ours and mailed to who asked, once; what somebody answers themselves is not', async () => {
  await call('mail.setServer', SERVER);
  const { id } = await asks(asker!, '证书在哪里下载');
  expect(await call('communityQuestions.answer', { id, body: '在“我的账户”里' })).toMatchObject({ byUs: true, posts: [{ ours: true }] });
  await call('portalCommunity.answer', { id, body: '找到了' }, asker);
  const mails = await sql<{ to: string; key: string }>`
    select content ->> 'to' as to, key from delivery where key like 'community:%' and content ->> 'subject' like '%证书在哪里下载%'`.execute(
    fulcrum.db,
  );
  expect(mails.rows).toMatchObject([{ to: asker!.email }]);
});

test('what is reported waits until it was looked at; who is blocked writes no more and is told why', async () => {
  const { id } = await asks(other!, '广告：代写材料');
  await call('portalCommunity.report', { id, reason: '广告' }, asker);
  const question = await call<ModeratedQuestion>('communityQuestions.get', { id });
  expect(question).toMatchObject({ reports: 1, reported: [{ reason: '广告' }], memberId: other!.id, accountId: other!.accountId });
  await call('communityQuestions.block', { id, memberId: other!.id, blocked: true, why: '多次发布广告' });
  expect(await reasonOf(asks(other!, '再发一次'))).toBe('community.blocked');
  expect(await call('communityQuestions.hide', { id, why: '广告' })).toMatchObject({ state: 'hidden', reports: 0, blocked: true });
  await call('communityQuestions.block', { id, memberId: other!.id, blocked: false });
  expect(await asks(other!, '正常提问')).toMatchObject({ state: 'open' });
});

test('a company whose price level or channel source is another is warned of, and joins only when it is meant to', async () => {
  for (const id of ['price_level', 'channel'])
    await call('fields.declare', { entity: 'account', id, type: 'text', name: { zh: id, en: id } });
  await call('communities.setRules', { hold: 'nobody', priceField: 'price_level', channelField: 'channel' });
  expect(await reasonOf(call('communities.setRules', { hold: 'nobody', priceField: 'none_such', channelField: null }))).toBe(
    'community.no_such_field',
  );
  await sql`update account set custom = '{"price_level": "直销价", "channel": "渠道"}' where id = ${asker!.accountId}`.execute(fulcrum.db);
  await sql`update account set custom = '{"price_level": "代理价", "channel": "渠道"}' where id = ${other!.accountId}`.execute(fulcrum.db);
  const key = { id: closedId, accountId: asker!.accountId };
  expect(await call('communities.differences', key)).toEqual({ items: [{ what: 'priceLevel', community: '代理价', account: '直销价' }] });
  expect(await reasonOf(call('communities.addAccount', key))).toBe('community.differs');
  expect(await reasonOf(asks(asker!, '圈内提问', closedId))).toBe('resource.not_found');
  expect(await call('communities.addAccount', { ...key, accountId: other!.accountId })).toMatchObject({ differs: [] });
  await call('communities.addAccount', { ...key, although: true });
  const { items } = await call<{ items: CommunityAccount[] }>('communities.accounts', { id: closedId });
  expect(items.map(({ differs }) => differs.length).sort()).toEqual([0, 1]);
  expect(await reasonOf(call('communities.addAccount', { id: openId, accountId: asker!.accountId }))).toBe('community.is_open');
});

test('a question of a community that is not open is found by who takes part and by ours, and found and read by nobody else', async () => {
  const { id } = await asks(asker!, '渠道返点怎么结算', closedId);
  await call('portalCommunity.answer', { id, body: '按季度结算' }, other);
  const outsider = await signedIn(fulcrum);
  expect(await seen(other!)).toContain('渠道返点怎么结算');
  expect(await seen(outsider)).not.toContain('渠道返点怎么结算');
  const ways = ['渠道返点怎么结算', '按季度结算', 'qudao fandian'];
  for (const q of ways)
    expect(await Promise.all([asker!, other!, outsider].map((who) => found(q, who))), q).toEqual([
      expect.arrayContaining([{ id, origin: 'question' }]),
      expect.arrayContaining([{ id, origin: 'question' }]),
      expect.not.arrayContaining([{ id, origin: 'question' }]),
    ]);
  expect(await ours('渠道返点')).toContainEqual(expect.objectContaining({ id, communityName: '代理商圈' }));
  const provider = await fulcrum.person('provider');
  expect(await ours('渠道返点', provider)).not.toContainEqual(expect.objectContaining({ id }));
  const lines = await fulcrum.call<{ items: CommunityQuestionLine[] }>('communityQuestions.list', { view: 'all' }, provider);
  expect(lines.items.map((line) => line.id)).not.toContain(id);
  const communities = await fulcrum.call<{ items: { id: string }[] }>('communities.list', {}, provider);
  expect(communities.items.map((one) => one.id)).toEqual([openId]);
  expect(await reasonOf(fulcrum.call('communityQuestions.get', { id }, provider))).toBe('resource.not_found');
  expect(await reasonOf(fulcrum.call('communityQuestions.answer', { id, body: '看看' }, provider))).toBe('resource.not_found');
  expect(await reasonOf(fulcrum.call('communities.accounts', { id: closedId }, provider))).toBe('resource.not_found');
  const verbs = { question: {}, answer: { body: '看看' }, accept: { answerId: null }, report: { reason: '看看' } };
  for (const [verb, more] of Object.entries(verbs))
    expect(await reasonOf(call(`portalCommunity.${verb}`, { id, ...more }, outsider)), verb).toBe('resource.not_found');
  await call('communities.removeAccount', { id: closedId, accountId: other!.accountId });
  expect(await seen(other!)).not.toContain('渠道返点怎么结算');
  for (const q of ways) expect(await found(q, other!), q).not.toContainEqual({ id, origin: 'question' });
});

test('a word that is used in a community that is not open is completed and corrected for who takes part, and for nobody else', async () => {
  const { id } = await asks(asker!, 'Nightingale rebate', closedId);
  await call('communityQuestions.answer', { id, body: 'Nightingale is paid each quarter' });
  const outsider = await signedIn(fulcrum);
  const corrected = async (who: TestMember) =>
    (await call<{ shownAs: string | null }>('portalHelp.search', { q: 'nightingal' }, who)).shownAs;
  expect([await corrected(asker!), await corrected(outsider)]).toEqual(['nightingale', null]);
  const completed = async (who: TestMember) => JSON.stringify(await call('portalHelp.suggest', { q: 'nighti' }, who));
  expect(await completed(asker!)).toContain(id);
  expect(await completed(outsider)).not.toContain(id);
});

test('who finds a question follows its community: opened, it is found by everybody, closed again by who takes part, archived by nobody', async () => {
  const { id } = await asks(asker!, '季末返点怎么申请', closedId);
  await call('communityQuestions.answer', { id, body: '在合作伙伴门户里提交' });
  const outsider = await signedIn(fulcrum);
  const who = async () => Promise.all([asker!, outsider].map(async (one) => (await found('季末返点', one)).some((hit) => hit.id === id)));
  const change = async (changes: object) => {
    const { items } = await call<{ items: { id: string; revision: number }[] }>('communities.list', {});
    await call('communities.change', { id: closedId, revision: items.find((one) => one.id === closedId)!.revision, ...changes });
  };
  expect(await who()).toEqual([true, false]);
  await change({ open: true });
  expect(await who()).toEqual([true, true]);
  await change({ open: false });
  expect(await who()).toEqual([true, false]);
  await change({ archived: true });
  expect(await who()).toEqual([false, false]);
  await change({ archived: false });
});

test('what an earlier version left out of the index is found once the night’s work is done', async () => {
  const { id } = await asks(asker!, '返点发票抬头', closedId);
  await call('communityQuestions.answer', { id, body: '写合同上的单位' });
  await sql`select remove_article_parts(array[${id}::uuid])`.execute(fulcrum.db);
  expect(await found('返点发票抬头', asker!)).not.toContainEqual({ id, origin: 'question' });
  for (const job of communityJobs) await fulcrum.runJob(job);
  expect(await found('返点发票抬头', asker!)).toContainEqual({ id, origin: 'question' });
});
