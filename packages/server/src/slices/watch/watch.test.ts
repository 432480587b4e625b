import type { FeedbackTold, Notification, WatchAccount, WatchLine, WatchTold, WorkItem } from '@fulcrum/contract';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../../src/access/index.ts';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { reasonOf } from '../../../test/harness/reason-of.ts';
import { tellingJobs } from '../notifications/index.ts';

const fulcrum = await testFulcrum();
const { call, db, clock } = fulcrum;
let owner: Actor;
let productId = '';
let competitorId = '';
const has: Record<string, string> = {};
const create = (more: object = {}) => call<WatchTold>('watch.create', { kind: 'feature', title: '一键报告', ...more });
const titles = async (input: object, who?: Actor) =>
  (await call<{ items: WatchLine[] }>('watch.list', input, who)).items.map(({ title }) => title);

beforeAll(async () => {
  owner = await fulcrum.person('csm');
  productId = (await call<{ id: string }>('products.create', { code: 'P', name: '平台' })).id;
  competitorId = (await call<{ id: string }>('competitors.create', { title: '对手甲', knownSince: '2026-01-01' })).id;
  for (const code of ['A', 'B', 'C']) has[code] = (await call<{ id: string }>('accounts.create', { code, name: `客户${code}` })).id;
  for (const code of ['A', 'B'])
    await call('subscriptions.create', { accountId: has[code], productId, startsOn: '2026-01-01', amount: '1', amountPer: 'year' });
  await sql`update account set owner_id = ${owner.userId}::uuid where code in ('A', 'C')`.execute(db);
});

test('what is noted names things that are there, and only a regulation holds from a day', async () => {
  expect(await reasonOf(create({ productIds: [competitorId] }))).toBe('watch.unknown');
  expect(await reasonOf(create({ effectiveOn: '2027-01-01' }))).toBe('watch.effective');
  expect(await reasonOf(create({ sourceUrl: 'javascript:alert(1)' }))).toBe('input.invalid');
  const made = await create({ competitorId, productIds: [productId], sourceUrl: 'https://example.com/news', ownerId: owner.userId });
  expect(made).toMatchObject({
    competitorName: '对手甲',
    decision: null,
    notedOn: '2026-11-23',
    products: [{ name: '平台' }],
    affected: 2,
  });
  const rule = await create({ kind: 'regulation', title: '数据新规', authority: '主管部门', effectiveOn: '2027-01-01' });
  expect(rule).toMatchObject({ effectiveOn: '2027-01-01', affected: 0 });
  expect(await titles({})).toEqual(['数据新规', '一键报告']);
  expect([await titles({ kind: 'feature' }), await titles({ competitorId }), await titles({ q: '新规' })]).toEqual([
    ['一键报告'],
    ['一键报告'],
    ['数据新规'],
  ]);
  expect(await titles({ mine: true }, owner)).toEqual(['一键报告']);
});

test('the customers it concerns have a product of it or are in a segment of it; each reader meets their own', async () => {
  const who = { metric: 'account.name', op: '=', value: '客户C' };
  const { id: segmentId } = await call<{ id: string }>('segments.create', { kind: 'dynamic', name: '丙', condition: who, shared: true });
  const { id } = await create({ title: '按分群', productIds: [productId], segmentIds: [segmentId] });
  const concerned = async (actor?: Actor) =>
    (await call<{ items: WatchAccount[] }>('watch.accounts', { id }, actor)).items.map((one) => [
      one.accountName,
      one.byProduct,
      one.bySegment,
    ]);
  expect(await concerned()).toEqual([
    ['客户A', true, false],
    ['客户B', true, false],
    ['客户C', false, true],
  ]);
  expect((await concerned(owner)).map(([name]) => name)).toEqual(['客户A', '客户C']);
  expect(await call('watch.get', { id }, owner)).toMatchObject({ affected: 2 });
  await call('watch.remove', { id });
  expect(await reasonOf(call('watch.get', { id }))).toBe('resource.not_found');
});

test('to build notes an item of feedback, once, or links one that is there', async () => {
  const item = await create({
    title: '批量导出',
    detail: '对手已有',
    competitorId,
    productIds: [productId],
    sourceUrl: 'https://example.com/a',
  });
  const decide = { id: item.id, revision: item.revision, decision: 'build', reason: '三家客户提过' };
  expect(await reasonOf(call('watch.decide', decide, await fulcrum.person('executive')))).toBe('access.forbidden');
  const built = await call<WatchTold>('watch.decide', { ...decide, ownerId: owner.userId, dueOn: '2026-12-31' });
  expect(built).toMatchObject({ decision: 'build', feedback: { title: '批量导出', state: 'new' }, dueOn: '2026-12-31' });
  expect(await call<FeedbackTold>('feedback.get', { id: built.feedback?.id })).toMatchObject({
    description: '对手已有\n\n对手甲 · https://example.com/a',
    productId,
  });
  const again = await call<WatchTold>('watch.decide', { ...decide, revision: built.revision, reason: '仍要做' });
  expect(again.feedback?.id).toBe(built.feedback?.id);
  expect(again.decisions.map(({ reason }) => reason)).toEqual(['仍要做', '三家客户提过']);
  const other = await create({ title: '同一件事' });
  const linked = await call<WatchTold>('watch.decide', { ...decide, id: other.id, revision: 1, feedbackId: built.feedback?.id });
  expect(linked.feedback?.id).toBe(built.feedback?.id);
  expect(await reasonOf(call('watch.decide', { ...decide, revision: item.revision }))).toBe('resource.stale');
});

test('to watch needs a day to come, to answer words, and nothing closes it; what is decided can be closed', async () => {
  const item = await create({ title: '免费试用' });
  const decide = (decision: string, more: object = {}, revision = item.revision) =>
    call<WatchTold>('watch.decide', { id: item.id, revision, decision, reason: '原因', ...more });
  expect(await reasonOf(decide('watch'))).toBe('watch.until');
  expect(await reasonOf(decide('watch', { dueOn: '2026-11-23' }))).toBe('watch.until');
  expect(await reasonOf(decide('answer'))).toBe('watch.answer');
  expect(await reasonOf(call('watch.close', { id: item.id, revision: item.revision }))).toBe('watch.not_now');
  const answered = await decide('answer', { answer: '我们按年付更划算' });
  expect(answered).toMatchObject({ answer: '我们按年付更划算', closedOn: null });
  const nothing = await decide('nothing', {}, answered.revision);
  expect(nothing).toMatchObject({ decision: 'nothing', closedOn: '2026-11-23', answer: '我们按年付更划算' });
  const reopened = await decide('watch', { dueOn: '2026-12-10', ownerId: owner.userId }, nothing.revision);
  expect(reopened).toMatchObject({ closedOn: null });
  expect(await call('watch.close', { id: item.id, revision: reopened.revision })).toMatchObject({ closedOn: '2026-11-23' });
});

test('on its day it is due, its owner is told once, and no more once it is closed or put off', async () => {
  const item = await create({ title: '到期的一条', ownerId: owner.userId, dueOn: '2026-11-25' });
  const tell = async () => {
    for (const job of tellingJobs) await fulcrum.runJob(job);
    const { items } = await call<{ items: { kind: string; title: string; readAt: string | null }[] }>('notifications.list', {}, owner);
    return items.filter(({ kind }) => kind === 'watch_due');
  };
  expect(await tell()).toEqual([]);
  expect(await titles({ view: 'due' })).toEqual([]);
  clock.moveTo('2026-11-25T01:00:00Z');
  expect(await titles({ view: 'due' })).toEqual(['到期的一条']);
  expect(await call('watch.figures')).toMatchObject({ due: 1 });
  await tell();
  expect(await tell()).toMatchObject([{ title: '市场关注到期：到期的一条' }]);
  await call('watch.change', { id: item.id, revision: item.revision, dueOn: '2026-12-25' });
  expect(await titles({ view: 'due' })).toEqual([]);
  expect((await tell())[0]?.readAt).not.toBeNull();
});

test('who is given one is told by whom, not who takes it themselves; it stands among their work until it is decided on, and again on its day', async () => {
  clock.moveTo('2026-11-27T01:00:00Z');
  const mine = await fulcrum.person('csm');
  const lead = await fulcrum.person('operations_lead', { name: '周涛' });
  const told = async () => {
    const { items } = await call<{ items: Notification[] }>('notifications.list', { unread: true }, mine);
    return items.filter(({ kind }) => kind === 'watch_given').map(({ title, detail }) => `${title} ${detail}`);
  };
  const work = async () => {
    const { items } = await call<{ items: WorkItem[] }>('worklist.list', { limit: 200 }, mine);
    return items
      .filter(({ kind }) => kind === 'watch')
      .map(({ about, title, accountId, dueOn, reason }) => [about, title, accountId, dueOn, reason]);
  };
  const item = await call<WatchTold>('watch.create', { kind: 'feature', title: '扫码报修', competitorId, dueOn: '2026-12-01' }, lead);
  expect(await work()).toEqual([]);
  const given = await call<WatchTold>('watch.change', { id: item.id, revision: item.revision, ownerId: mine.userId }, lead);
  expect(await told()).toEqual(['交给您的市场关注：扫码报修 来自周涛 · 截止 12 月 1 日']);
  expect(await work()).toEqual([['undecided', '扫码报修', null, '2026-12-01', '市场关注（对手甲）交给您，请决定怎么应对。']]);
  const decided = { decision: 'watch', reason: '再看', ownerId: mine.userId, dueOn: '2026-12-10' };
  await call('watch.decide', { id: item.id, revision: given.revision, ...decided }, lead);
  expect(await told()).toHaveLength(1);
  expect(await work()).toEqual([]);
  clock.moveTo('2026-12-11T01:00:00Z');
  expect(await work()).toMatchObject([['watch', '扫码报修', null, '2026-12-10', expect.stringContaining('继续关注')]]);
  await call('watch.create', { kind: 'feature', title: '自己记的', ownerId: lead.userId }, lead);
  const { items } = await call<{ items: Notification[] }>('notifications.list', {}, lead);
  expect(items.filter(({ kind }) => kind === 'watch_given')).toEqual([]);
});
