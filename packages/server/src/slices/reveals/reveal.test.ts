import { RECORD_TYPES, REVEALED, type RecordType, ROLE_TABLE } from '@fulcrum/contract';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { MARGIN, MARKERS } from '../../../test/access/markers.ts';
import { buildWorld } from '../../../test/access/world.ts';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';

const fulcrum = await testFulcrum();
const world = await buildWorld(fulcrum);
const { db, call } = fulcrum;
const { contactId, accountId, orderId } = world.others.foreign;
const executive = world.people.get('executive')!;
const lead = world.people.get('service_lead')!;
const reason = '客户来电，核对本人号码';

describe('a reveal', () => {
  test.each([
    ['contact', contactId, 'name', '沈澜'],
    ['contact', contactId, 'phone', '13800001111'],
    ['contact', contactId, 'email', 'shenlan@marker.example'],
    ['contact', contactId, 'wechat', 'wx_shenlan_77'],
    ['account', accountId, 'grossMarginRate', '0.412357'],
    ['account', accountId, 'amount12m', '987654321.12'],
    // Any figure or own field that a list shows masked, by the id of its metric.
    ['account', accountId, 'orders.amount_total', '987654321.12'],
    ['account', accountId, 'account.field.budget', '987654321.12'],
    ['account', accountId, 'rfm.m', '3'],
    ['order', orderId, 'amount', '987654321.12'],
    ['order', orderId, 'margin', MARGIN],
  ] as const)('of %s %s answers the one value %s', async (entity, id, field, value) => {
    expect(await call('reveals.reveal', { entity, id, field, reason }, executive)).toEqual({ value });
  });

  const records = (RECORD_TYPES as readonly RecordType[]).filter(({ one }) => REVEALED[one]);
  test.each(records.map(({ one, entity }) => [one, entity]))('of a record of %s answers each of its masked values', async (one, entity) => {
    fulcrum.clock.moveTo(fulcrum.clock.now().add({ hours: 1, seconds: 1 }).toString());
    for (const field of Object.keys(REVEALED[one]!.fields)) {
      const { value } = await call<{ value: string | null }>(
        'reveals.reveal',
        { entity: one, id: world.others.foreign.recordIds[entity], field, reason },
        executive,
      );
      expect(Object.values(MARKERS).flat(), `${one}.${field}`).toContain(value);
    }
  });

  test('is of records that one reads: the desk is shown the amount of a contract, none of a receipt or an order', async () => {
    const { recordIds } = world.others.foreign;
    expect(ROLE_TABLE.service_lead.masked).toContain('amount');
    const ask = (entity: string, id: string | undefined) => call('reveals.reveal', { entity, id, field: 'amount', reason }, lead);
    expect(await ask('contract', recordIds.contracts)).toEqual({ value: '987654321.12' });
    await expect(ask('receipt', recordIds.receipts)).rejects.toMatchObject({ reason: 'access.forbidden' });
    await expect(ask('order', orderId)).rejects.toMatchObject({ reason: 'access.forbidden' });
  });

  test('stands in the audit with who, what and why, never with the value', async () => {
    await call('reveals.reveal', { entity: 'contact', id: contactId, field: 'phone', reason }, executive);
    const found = await sql<{
      audit: string;
    }>`select to_jsonb(a)::text as audit from audit a where action = 'value.reveal' order by at desc, id desc limit 1`.execute(db);
    const entry = JSON.parse(found.rows[0]?.audit ?? '{}');
    expect(entry).toMatchObject({
      actor_id: executive.userId,
      entity: 'contact',
      entity_id: contactId,
      after: { field: 'phone' },
      note: reason,
    });
    expect(JSON.stringify(entry)).not.toContain('13800001111');
  });

  test('asks a reason, and the right', async () => {
    const asked = { entity: 'contact', id: contactId, field: 'phone' };
    await expect(call('reveals.reveal', { ...asked, reason: '看看' }, executive)).rejects.toMatchObject({ reason: 'input.invalid' });
    for (const role of ['viewer', 'agent', 'csm', 'product'] as const)
      await expect(call('reveals.reveal', { ...asked, reason }, world.people.get(role))).rejects.toMatchObject({
        reason: 'access.forbidden',
      });
  });

  test('refuses fields that are none of its, and records that are not to be seen', async () => {
    await expect(
      call('reveals.reveal', { entity: 'contact', id: contactId, field: 'constructor', reason }, executive),
    ).rejects.toMatchObject({
      reason: 'input.reveal_unknown',
    });
    await expect(call('reveals.reveal', { entity: 'order', id: contactId, field: 'amount', reason }, executive)).rejects.toMatchObject({
      reason: 'resource.not_found',
    });
  });

  test('is enough for a day’s calls and too little to copy a base: thirty an hour, also at the same time', async () => {
    const sleeper = await fulcrum.person('service_lead');
    const ask = () =>
      call('reveals.reveal', { entity: 'account', id: accountId, field: 'amount12m', reason }, sleeper).then(
        () => 'shown',
        (error: { reason: string }) => error.reason,
      );
    const came = await Promise.all(Array.from({ length: 40 }, ask));
    expect(came.filter((one) => one === 'shown')).toHaveLength(30);
    expect(new Set(came)).toEqual(new Set(['shown', 'access.too_many_requests']));
    fulcrum.clock.moveTo(fulcrum.clock.now().add({ hours: 1, seconds: 1 }).toString());
    expect(await ask()).toBe('shown');
  });
});
