import { Readable } from 'node:stream';
import type { FoundRequest, ServiceRequestTold } from '@fulcrum/contract';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { testFulcrum } from '../../../../test/harness/fulcrum.ts';
import type { Actor, Download } from '../../../access/index.ts';

const fulcrum = await testFulcrum({ now: '2026-11-23T01:30:00Z' });
const { call, clock, db, door } = fulcrum;
let lead: Actor;
beforeAll(async () => {
  lead = await fulcrum.person('operations_lead', { name: '林溪' });
  const accountId = (await call<{ id: string }>('accounts.create', { code: 'C-1', name: '江城大学' })).id;
  const contactId = (await call<{ id: string }>('contacts.create', { accountId, name: '沈澜' })).id;
  const open = async (subject: string, more: object) => {
    clock.moveTo(Temporal.Instant.from(clock.now()).add({ minutes: 1 }).toString());
    return call<ServiceRequestTold>('serviceRequests.create', { accountId, contactId, subject, ...more }, lead);
  };
  await open('=HYPERLINK("http://x")', { text: '点导出以后白屏', kind: 'fault', severity: 'critical' });
  const { id, revision } = await open('开通账号', { text: '請開通', kind: 'opening' });
  await call('serviceRequests.solve', { id, revision, text: '' }, lead);
});
async function exported(filter: object, who: Actor = lead): Promise<string[][]> {
  const found = (await door.dispatchStream('requestsExport', await fulcrum.ctx(who), filter, Readable.from([]))) as Download;
  const text = Buffer.concat(await Array.fromAsync(found.body, (part) => Buffer.from(part))).toString();
  return text
    .trim()
    .split('\r\n')
    .map((line) => line.split(','));
}
const numbers = (rows: string[][]) => rows.slice(1).map(([number]) => Number(number));

test('a file has what the list shows, in its order, with words for choices and moments at the installation; no cell is a formula', async () => {
  const [head, ...rows] = await exported({ view: 'all' });
  expect(head?.slice(0, 3).map((cell) => cell.replace('\uFEFF', ''))).toEqual(['编号', '外部编号', '客户']);
  const { items } = await call<{ items: FoundRequest[] }>('serviceRequests.list', { view: 'all' }, lead);
  expect(rows.map(([number]) => Number(number))).toEqual(items.map(({ number }) => number));
  expect(rows[1]?.slice(2, 8)).toEqual(['江城大学', '沈澜', '', '生产故障', '紧急', '电话']);
  expect(rows[1]?.[8]).not.toMatch(/^"?=/);
  expect(rows[0]?.[13]).toBe('2026-11-23 09:32');
});

test.each([
  [{ view: 'solved' }, 1],
  [{ view: 'all', kind: 'fault', severity: 'critical' }, 1],
  [{ view: 'all', q: '请开通' }, 1],
  [{ view: 'all', kind: 'complaint' }, 0],
])('it is narrowed as the list is: %j', async (filter, count) => {
  const rows = await exported(filter);
  const { items } = await call<{ items: FoundRequest[] }>('serviceRequests.list', filter, lead);
  expect([numbers(rows), rows.length - 1]).toEqual([items.map(({ number }) => number), count]);
});

test('nobody takes out what they do not see, and that it was taken out is in the log', async () => {
  const stranger = await fulcrum.person('csm', { name: '顾宁' });
  expect(numbers(await exported({ view: 'all' }, stranger))).toEqual([]);
  const log = await sql<{
    after: object;
  }>`select after from audit where action = 'request.export' order by at desc, id desc limit 1`.execute(db);
  expect(log.rows[0]?.after).toMatchObject({ view: 'all' });
});
