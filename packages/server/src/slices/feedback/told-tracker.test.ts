import type { Notification } from '@fulcrum/contract';
import { expect, test } from 'vitest';
import { feedbackBase } from '../../../test/harness/feedback-base.ts';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import type { Actor } from '../../access/index.ts';
import { outgoingJobs } from '../deliveries/index.ts';
import { tellingJobs } from '../notifications/index.ts';

const fulcrum = await testFulcrum();
const { call, clock } = fulcrum;
const base = feedbackBase(fulcrum);

test('what the issue tracker did not take for good is told once a day to who can mend the link, and to nobody else', async () => {
  await call('webhooks.create', { name: '研发平台', url: 'https://tracker.example/in', enabled: false });
  await call('feedbackTracker.set', { webhook: '研发平台', states: [] });
  const [admin, lead] = [await fulcrum.person('administrator'), await fulcrum.person('operations_lead')];
  const told = async (who: Actor) => {
    for (const job of [...outgoingJobs, ...tellingJobs]) await fulcrum.runJob(job);
    clock.moveTo(clock.now().add({ minutes: 1 }).toString());
    const { items } = await call<{ items: Notification[] }>('notifications.list', { unread: true }, who);
    return items.filter(({ kind }) => kind === 'tracker_failed').map(({ title, detail, link }) => [title, detail, link]);
  };
  const { id, number } = await base.note('登录慢');
  expect(await told(admin)).toEqual([]);
  await base.triage(id);
  await base.move(id, { state: 'in_progress' });
  const first = await told(admin);
  expect(first).toHaveLength(1);
  expect(first[0]).toMatchObject([
    `缺陷跟踪系统没有收到反馈：#${number} 登录慢`,
    expect.stringContaining('推送目标已停用，没有发送'),
    '/feedback?panel=tracker',
  ]);
  expect(await told(lead)).toEqual([]);
  await base.move(id, { state: 'planned' });
  expect(await told(admin)).toHaveLength(1);
  clock.moveTo(clock.now().add({ hours: 30 }).toString());
  await base.move(id, { state: 'in_progress' });
  expect(await told(admin)).toHaveLength(2);
});
