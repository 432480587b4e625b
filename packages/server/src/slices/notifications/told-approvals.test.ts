import type { ApprovalTold, Notification } from '@fulcrum/contract';
import { expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import type { Actor } from '../../access/index.ts';
import { approvalJobs } from '../approvals/index.ts';
import { tellingJobs } from './index.ts';

const fulcrum = await testFulcrum({ now: '2026-11-23T01:00:00Z' });
const { call } = fulcrum;
const teamId = (await call<{ id: string }>('identity.createTeam', { code: 'care', name: '客户运营部' })).id;
const bai = await fulcrum.person('csm', { teamId, name: '白鹭' });
const lead = await fulcrum.person('operations_lead', { teamId, name: '穆青' });
const boss = await fulcrum.person('executive', { name: '沈澜' });
const account = await call<{ id: string }>('accounts.create', { code: 'A-1', name: '江城大学', ownerId: bai.userId, teamId });

/** What somebody finds unread, a minute later. */
async function told(who: Actor): Promise<Notification[]> {
  fulcrum.clock.moveTo(fulcrum.clock.now().add({ minutes: 1 }).toString());
  for (const job of [...approvalJobs, ...tellingJobs]) await fulcrum.runJob(job);
  return (await call<{ items: Notification[] }>('notifications.list', { unread: true }, who)).items;
}
const titles = async (who: Actor) => (await told(who)).map(({ title }) => title);
const ask = () => call<ApprovalTold>('approvals.request', { accountId: account.id, title: '赠送两场培训', reason: '换取续约' }, bai);
const step = ({ id, revision }: ApprovalTold) => ({ id, revision });

test('who is to decide is told once, with what and why; the delegate is told instead; once decided nothing waits, and the asker is told', async () => {
  const asked = await ask();
  const link = `/today/approvals?view=all&of=${asked.id}`;
  expect(await told(lead)).toMatchObject([
    { title: '白鹭的申请等您审批：赠送两场培训', detail: '换取续约', accountName: '江城大学', link },
  ]);
  expect(await titles(lead)).toHaveLength(1);
  expect(await titles(bai)).toEqual([]);
  const given = await call<ApprovalTold>('approvals.delegate', { ...step(asked), toId: boss.userId }, lead);
  expect(await titles(lead)).toEqual([]);
  expect(await told(boss)).toMatchObject([{ kind: 'approval_waiting' }]);
  await call('approvals.approve', { ...step(given), note: '可以' }, boss);
  expect(await titles(boss)).toEqual([]);
  expect(await told(bai)).toMatchObject([{ title: '您的申请已通过：赠送两场培训', detail: '沈澜 · 可以' }]);
  await call('notifications.readAll', {}, bai);
});

test('what came back is told to the asker; what is late to who has it', async () => {
  const returned = await ask();
  await call('approvals.return', { ...step(returned), reason: '写明主题' }, lead);
  expect(await titles(bai)).toEqual(['您的申请被退回，可以修改后再提交：赠送两场培训']);
  await ask();
  fulcrum.clock.moveTo('2026-11-24T10:00:30Z');
  expect(await titles(lead)).toEqual(['审批已超期：赠送两场培训']);
});
