import type { Article, Notification } from '@fulcrum/contract';
import { expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { articleJobs } from '../knowledge/index.ts';
import { tellingJobs } from './index.ts';

const fulcrum = await testFulcrum({ now: '2026-11-23T01:00:00Z' });
const { call, clock } = fulcrum;

test('the owner of an article is told once when its day of review has come, until it has another one', async () => {
  await call('session.installTemplate', { id: 'higher-ed' });
  const owner = await fulcrum.person('agent', { name: '林溪' });
  const told = async () => {
    for (const job of [...articleJobs, ...articleJobs, ...tellingJobs]) await fulcrum.runJob(job);
    const { items } = await call<{ items: Notification[] }>('notifications.list', { unread: true }, owner);
    return items.map(({ kind, title, detail }) => [kind, title, detail]);
  };
  const about = { audience: 'public', ownerId: owner.userId, reviewOn: '2026-11-25' };
  const { id, contents } = await call<Article>('articles.create', { language: 'zh', title: '怎样退款', body: '七天。', ...about });
  await call('articles.publish', { id, language: 'zh', revision: contents[0]?.revision });
  expect(await told()).toEqual([]);
  clock.moveTo('2026-11-25T01:00:00Z');
  expect(await told()).toEqual([['article_review', '请复核文章“怎样退款”', '截止 11 月 25 日']]);
  clock.moveTo('2026-11-26T01:00:00Z');
  expect(await told()).toHaveLength(1);
  await call('articles.confirm', { id, reviewOn: '2027-01-01' });
  expect(await told()).toEqual([]);
});
