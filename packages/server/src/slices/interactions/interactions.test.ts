import type { Account, Contact, Interaction } from '@fulcrum/contract';
import { describe, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';

const fulcrum = await testFulcrum({ now: '2026-11-23T01:00:00Z' });
const { call } = fulcrum;
const [here, there] = await Promise.all(['A', 'B'].map((code) => call<Account>('accounts.create', { code, name: code })));
const person = (accountId: string, name: string) => call<Contact>('contacts.create', { accountId, name });
const [shen, lu, other] = await Promise.all([person(here!.id, '沈澜'), person(here!.id, '陆远'), person(there!.id, '江川')]);
const log = (fields: object) =>
  call<Interaction>('interactions.log', { accountId: here!.id, kind: 'visit', twoWay: true, summary: '季度回访', ...fields });
const list = async (fields: object = {}) =>
  (await call<{ items: Interaction[] }>('interactions.list', { accountId: here!.id, ...fields })).items;
const reason = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (fault: { reason: string }) => fault.reason,
  );
const regular = { use: '日活稳定', problems: '导出偏慢', needs: '批量下载', activities: '12 月培训周' };

test('a contact made names everybody who was there, the channel, and what was said of the four things', async () => {
  const made = await log({ contactIds: [shen.id, lu.id], channel: 'in_person', regular, nextStep: '寄资料' });
  expect(made).toMatchObject({ contactIds: [shen.id, lu.id], channel: 'in_person', regular, nextStep: '寄资料' });
  expect(await list({ contactId: lu.id })).toEqual([made]);
  expect(await list({ contactId: other.id })).toEqual([]);
  expect(await reason(log({ contactIds: [shen.id, other.id] }))).toBe('resource.not_found');
  expect(await reason(log({ happenedOn: '2026-11-24' }))).toBe('input.invalid');
});

test('the last meeting of a person is of both sides: a mail does not count, nor a call that nobody answered', async () => {
  await log({ contactIds: [lu.id], kind: 'mail', happenedOn: '2026-11-22' });
  await log({ contactIds: [lu.id], kind: 'call', twoWay: false, happenedOn: '2026-11-22' });
  await log({ contactIds: [lu.id], kind: 'call', happenedOn: '2026-11-20' });
  const met = async (asOf?: string) =>
    (await call<{ items: Contact[] }>('contacts.list', { accountId: here!.id, ...(asOf ? { asOf } : {}) })).items.find(
      ({ id }) => id === lu.id,
    )?.lastMetOn;
  expect(await met()).toBe('2026-11-23');
  // Known only since today, so that no earlier day has met them.
  expect(await met('2026-11-22')).toBeUndefined();
});

describe('a logged contact', () => {
  test('is corrected by whoever holds its last reading, and the audit keeps what stood', async () => {
    const made = await log({ contactIds: [shen.id], regular });
    const change = {
      id: made.id,
      accountId: here!.id,
      revision: 1,
      contactIds: [lu.id],
      happenedOn: '2026-11-01',
      regular: { ...regular, needs: null },
    };
    expect(await call('interactions.change', change)).toMatchObject({ contactIds: [lu.id], happenedOn: '2026-11-01', revision: 2 });
    expect(await reason(call('interactions.change', change))).toBe('resource.stale');
    const audit = await call<{ items: object[] }>('audit.list', { entity: 'interaction', entityId: made.id });
    expect(audit.items[0]).toMatchObject({
      action: 'interaction.change',
      before: { contactIds: [shen.id], regular: { needs: '批量下载' } },
    });
  });
  test('is withdrawn once, and its audit stays', async () => {
    const made = await log({ summary: '误记' });
    const ref = { id: made.id, accountId: here!.id, revision: 1 };
    expect(await reason(call('interactions.withdraw', ref))).toBe('done');
    expect((await list()).map(({ id }) => id)).not.toContain(made.id);
    expect(await reason(call('interactions.withdraw', ref))).toBe('resource.not_found');
    expect(await reason(call('interactions.withdraw', { ...ref, accountId: there!.id }))).toBe('resource.not_found');
  });
});
