import type { Notification, ResidentTold } from '@fulcrum/contract';
import { expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { tellingJobs } from './index.ts';

const fulcrum = await testFulcrum({ now: '2026-10-28T01:00:00Z' });
const { call, clock } = fulcrum;

test('whoever is resident and who stationed them are asked for the report of a month once it is over, once more five days later, until it is filed', async () => {
  const lin = await fulcrum.person('agent', { name: '林溪' });
  const lead = await fulcrum.person('operations_lead', { name: '方舟' });
  const stranger = await fulcrum.person('operations_lead', { name: '苏禾' });
  const told = async (who = lin) => {
    for (const job of tellingJobs) await fulcrum.runJob(job);
    const { items } = await call<{ items: Notification[] }>('notifications.list', { unread: true }, who);
    return items.filter(({ kind }) => kind === 'resident_report').map(({ title, detail, link }) => [title, detail, link.split('?')[0]]);
  };
  const { id: accountId } = await call<{ id: string }>('accounts.create', { code: 'C-1', name: '江城大学' });
  const stay = { accountId, personId: lin.userId, weekdays: [1, 3], startsOn: '2026-10-12', dayCost: '800' };
  const { id } = await call<ResidentTold>('residents.add', stay, lead);
  expect(await told()).toEqual([]);
  const asked = ['请提交驻场月报：林溪 2026-10', '江城大学', '/service/residents'];
  clock.moveTo('2026-11-01T01:00:00Z');
  expect([await told(), await told(lead), await told(stranger)]).toEqual([[asked], [asked], []]);
  clock.moveTo('2026-11-04T01:00:00Z');
  expect(await told()).toHaveLength(1);
  clock.moveTo('2026-11-06T01:00:00Z');
  expect(await told()).toEqual([asked, asked]);
  await call('residents.file', { id, month: '2026-10', days: 4 }, lead);
  expect([await told(), await told(lead)]).toEqual([[], []]);
});
