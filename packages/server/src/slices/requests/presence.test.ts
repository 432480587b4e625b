import { beforeAll, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import type { Actor } from '../../access/index.ts';

const fulcrum = await testFulcrum({ now: '2026-11-23T01:30:00Z' });
const { call, clock } = fulcrum;
let [lead, agent, other, provider] = [] as unknown as [Actor, Actor, Actor, Actor];
let accountId: string;
beforeAll(async () => {
  lead = await fulcrum.person('service_lead', { name: '方舟' });
  agent = await fulcrum.person('agent', { name: '林溪' });
  other = await fulcrum.person('agent', { name: '苏禾' });
  provider = await fulcrum.person('provider', { name: '服务商' });
  accountId = (await call<{ id: string }>('accounts.create', { code: 'C-1', name: '江城大学' })).id;
});

test('who has a request open hears who else has, and who is writing; within a minute of leaving it is over', async () => {
  const { id } = await call<{ id: string }>('serviceRequests.create', { accountId, subject: '无法登录', text: '页面打不开' }, agent);
  const present = async (who: Actor, writing: boolean) =>
    (await call<{ others: { name: string | null; writing: boolean }[] }>('serviceRequests.present', { id, writing }, who)).others;
  expect(await present(agent, true)).toEqual([]);
  expect(await present(other, false)).toEqual([{ name: '林溪', writing: true }]);
  expect(await present(lead, false)).toEqual([
    { name: '林溪', writing: true },
    { name: '苏禾', writing: false },
  ]);
  clock.moveTo('2026-11-23T01:31:30Z');
  expect(await present(agent, false)).toEqual([]);
});

test('what is answered again and again is kept by the lead and chosen by the desk', async () => {
  const cannedAnswers = [{ name: '重置密码', text: '{{contact}}您好，请在登录页点“忘记密码”。' }];
  const rules = await call<object>('serviceRequests.rules', {}, lead);
  await call('serviceRequests.setRules', { ...rules, cannedAnswers }, lead);
  expect(await call('serviceRequests.cannedAnswers', {}, agent)).toEqual({ items: cannedAnswers });
  expect(await call('serviceRequests.cannedAnswers', {}, provider)).toEqual({ items: [] });
});
