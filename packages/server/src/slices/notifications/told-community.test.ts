import type { Notification, PortalQuestion } from '@fulcrum/contract';
import { expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { signedIn } from '../../../test/harness/portal.ts';
import { tellingJobs } from './index.ts';

const fulcrum = await testFulcrum({ now: '2026-11-23T01:00:00Z' });
const { call, clock } = fulcrum;

test('who moderates is told of what customers ask one another, once, until it is answered or hidden', async () => {
  const [lead, agent] = [await fulcrum.person('service_lead'), await fulcrum.person('agent')];
  const asker = await signedIn(fulcrum);
  const { id: communityId } = await call<{ id: string }>('communities.create', { name: '使用交流' });
  await call('portalCommunity.setName', { name: '小陈' }, asker.actor);
  const ask = (title: string) => call<PortalQuestion>('portalCommunity.ask', { communityId, title, body: title }, asker.actor);
  const told = async (who = lead) => {
    clock.moveTo(clock.now().add({ minutes: 1 }).toString());
    for (const job of tellingJobs) await fulcrum.runJob(job);
    const { items } = await call<{ items: Notification[] }>('notifications.list', { unread: true }, who);
    return items.map(({ title, detail }) => `${title} · ${detail}`);
  };
  const first = await ask('如何批量调整部门');
  expect(await told()).toEqual(['提问等待审核：如何批量调整部门 · 小陈 · 使用交流']);
  expect(await told(agent)).toEqual([]);
  await call('communityQuestions.release', { id: first.id });
  const second = await ask('证书在哪里下载');
  const waiting = '提问等待审核：如何批量调整部门 · 小陈 · 使用交流';
  expect(await told()).toEqual(['社群里有新提问：证书在哪里下载 · 小陈 · 使用交流', waiting]);
  await call('communityQuestions.answer', { id: second.id, body: '在“我的课程”里' });
  expect(await told()).toEqual([waiting]);
  await call('communityQuestions.hide', { id: first.id, why: '重复' });
  expect(await told()).toEqual([]);
});
