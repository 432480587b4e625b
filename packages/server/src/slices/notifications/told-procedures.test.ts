import type { Notification, ProcedureRunTold } from '@fulcrum/contract';
import { beforeAll, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import type { Actor } from '../../access/index.ts';
import { approvalJobs } from '../approvals/index.ts';
import { procedureJobs } from '../procedures/index.ts';
import { tellingJobs } from './index.ts';

const fulcrum = await testFulcrum({ now: '2026-11-23T01:00:00Z' });
const { call } = fulcrum;
let bai: Actor;
let lin: Actor;
let lead: Actor;
let summer: Actor;
let accountId: string;

beforeAll(async () => {
  await call('session.installTemplate', { id: 'higher-ed' });
  const teamId = (await call<{ id: string }>('identity.createTeam', { code: 'care', name: '客户运营部' })).id;
  await fulcrum.person('administrator');
  bai = await fulcrum.person('csm', { teamId, name: '白鹭' });
  lin = await fulcrum.person('sales', { teamId, name: '林语' });
  lead = await fulcrum.person('operations_lead', { teamId, name: '穆青' });
  summer = await fulcrum.person('agent', { teamId, name: '夏至' });
  accountId = (await call<{ id: string }>('accounts.create', { code: 'A-1', name: '江城大学', ownerId: bai.userId, teamId })).id;
});

/** What somebody finds unread a minute later; twice over, so that what is told twice shows. */
async function told(who: Actor): Promise<Notification[]> {
  for (let minute = 0; minute < 2; minute += 1) {
    fulcrum.clock.moveTo(fulcrum.clock.now().add({ minutes: 1 }).toString());
    for (const job of [...approvalJobs, ...procedureJobs, ...tellingJobs]) await fulcrum.runJob(job);
  }
  return (await call<{ items: Notification[] }>('notifications.list', { unread: true }, who)).items;
}
const titles = async (who: Actor) => (await told(who)).map(({ title }) => title);
const begin = (id: string, who = bai, note = '') =>
  call<ProcedureRunTold>('procedures.begin', { id: `procedure-${id}`, accountId, ...(note ? { note } : {}) }, who);
const does = (verb: string, { id, revision }: ProcedureRunTold, who: Actor, more: object = {}) =>
  call<ProcedureRunTold>(`procedures.${verb}`, { id, revision, ...more }, who);
const away = ({ userId }: Actor, disabled: boolean) => call('identity.changeUser', { id: userId, disabled });

test('a step handed over is told once to whoever has it, with by whom, why and until when; taken, it waits no more; returned, it is told to who did it before', async () => {
  const offered = await does('finish', await begin('support'), bai, { note: '五位老师登录不了' });
  expect(await titles(bai)).toEqual([]);
  expect(await told(summer)).toMatchObject([
    {
      ...{ kind: 'step_waiting', title: '流程走到您这一步：客户支持：定位与解决', detail: '白鹭 · 五位老师登录不了 · 截止 11 月 23 日' },
      ...{ accountName: '江城大学', link: `/strategy/procedures?run=${offered.id}` },
    },
  ]);
  const back = await does('return', offered, summer, { reason: '缺少截图' });
  expect(await titles(summer)).toEqual([]);
  expect(await told(bai)).toMatchObject([{ title: '步骤退回给您：客户支持：受理问题', detail: '夏至 · 缺少截图 · 截止 11 月 23 日' }]);
  const stopped = await does('stop', back, lead, { reason: '客户自己解决了' });
  expect(stopped.state).toBe('stopped');
  expect(await told(bai)).toMatchObject([{ kind: 'procedure_ended', title: '流程已中止：客户支持', detail: '穆青 · 客户自己解决了' }]);
  await call('notifications.readAll', {}, bai);
});

test('a step of anybody in a role is told to everybody who may take it, and where nobody has the role to who leads', async () => {
  const begun = await begin('support', lead, '校长来电');
  expect(await told(bai)).toMatchObject([{ title: '流程走到您这一步：客户支持：受理问题', detail: '穆青 · 校长来电 · 截止 11 月 23 日' }]);
  await away(summer, true);
  const nobody = await does('finish', begun, bai);
  expect([nobody.court, nobody.holder]).toEqual(['accept', null]);
  expect(await titles(lead)).toEqual(['流程走到您这一步：客户支持：定位与解决']);
  await does('stop', nobody, lead, { reason: '重复' });
  // Of another department: nobody's at this customer, yet the role works at every one.
  const others = [await fulcrum.person('agent', { name: '春分' }), await fulcrum.person('agent', { name: '秋分' })];
  const offered = await does('finish', await begin('support'), bai);
  expect(offered.holder).toBeNull();
  for (const other of others) expect(await titles(other)).toEqual(['流程走到您这一步：客户支持：定位与解决']);
  await away(summer, false);
  await does('stop', offered, lead, { reason: '试一试' });
  await call('notifications.readAll', {}, bai);
});

test('its approver is told by the approval; rejected, who did the work before is told once, with the reason', async () => {
  const begun = await begin('signing', lead);
  expect(await titles(lin)).toEqual(['流程走到您这一步：签约：起草合同']);
  const asked = await does('finish', begun, lin);
  expect((await told(lead)).map(({ kind }) => kind)).toEqual(['approval_waiting']);
  const { revision } = await call<{ revision: number }>('approvals.get', { id: asked.approvalId }, lead);
  await call('approvals.reject', { id: asked.approvalId, revision, reason: '条款不对' }, lead);
  expect(await told(lin)).toMatchObject([{ kind: 'step_waiting', title: '步骤退回给您：签约：起草合同' }]);
  expect(await titles(lead)).toEqual([]);
  await call('notifications.readAll', {}, lin);
});

test('a late step is told once to whoever has it and to who leads, however long nothing ran; done, it waits no more', async () => {
  fulcrum.clock.moveTo('2026-11-24T01:00:00Z');
  const begun = await begin('support');
  await call('notifications.readAll', {}, lin);
  await call('notifications.readAll', {}, lead);
  // Nothing runs for three days.
  fulcrum.clock.moveTo('2026-11-27T01:00:00Z');
  expect((await titles(bai)).filter((title) => title.includes('超期'))).toEqual(['步骤超期：客户支持：受理问题']);
  expect((await told(lead)).filter(({ kind }) => kind === 'step_late').map(({ detail }) => detail)).toContain('白鹭 · 截止 11 月 24 日');
  await does('finish', begun, bai);
  expect((await titles(bai)).filter((title) => title.includes('受理问题'))).toEqual([]);
});
