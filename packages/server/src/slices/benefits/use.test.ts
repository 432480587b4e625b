import type { Account, AccountBenefits, ApprovalTold, BenefitOffer, BenefitUse } from '@fulcrum/contract';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import type { Actor } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { accountWithBenefits } from './benefits.harness.ts';

const fulcrum = await testFulcrum();
const { db, call } = fulcrum;
const { accountId, foreignId, contactId, csm, lead, admin, use, decide, useNow } = await accountWithBenefits(fulcrum);
const standing = (asOf?: string, actor?: Actor) =>
  call<AccountBenefits>('benefits.account', { accountId, ...(asOf ? { asOf } : {}) }, actor);
const item = async (benefit: string, asOf?: string) => (await standing(asOf)).items.find((one) => one.benefit === benefit);

test('who was told of a benefit, when and by whom is told, as of each day', async () => {
  await call('benefits.tell', { accountId, benefit: 'training', contactId, on: '2026-11-20' }, csm);
  expect(await item('training')).toMatchObject({ told: { on: '2026-11-20', contactName: '沈澜', by: '陈静' } });
  expect(await item('training', '2026-11-19')).toMatchObject({ told: null });
  const seen = await standing(undefined, await fulcrum.person('executive'));
  expect(seen.items.find(({ benefit }) => benefit === 'training')?.told?.contactName).toBe('沈**');
  await expect(call('benefits.tell', { accountId, benefit: 'yacht' }, csm)).rejects.toMatchObject({ reason: 'benefit.unknown' });
  await expect(call('benefits.tell', { accountId: foreignId, benefit: 'training', contactId })).rejects.toMatchObject({
    reason: 'resource.not_found',
  });
});

test('what is used is taken from what is left in its period, and the next period begins anew', async () => {
  expect(await item('report')).toMatchObject({
    quantity: 1,
    per: 'quarter',
    used: '0',
    left: '1',
    from: '2026-10-01',
    until: '2026-12-31',
  });
  await use({ benefit: 'report', quantity: '1', on: '2026-09-30' });
  expect(await item('report')).toMatchObject({ used: '0', left: '1' });
  await use({ benefit: 'report', quantity: '1', on: '2026-10-01' });
  expect(await item('report')).toMatchObject({ used: '1', left: '0' });
  expect(await item('report', '2026-09-30')).toMatchObject({ used: '1', left: '0' });
  const { usedCost, grantedCost } = await standing();
  expect(usedCost).toBe('3000');
  // Service 30,000, eight hours of training at 800, four reports at 1,500.
  expect(grantedCost).toBe(String(30_000 + 8 * 800 + 4 * 1500));
});

describe('more than the entitlement', () => {
  test('is refused without a reason, and with one it waits for somebody else', async () => {
    await expect(use({ benefit: 'report', quantity: '1' })).rejects.toMatchObject({
      reason: 'benefit.needs_reason',
      detail: { allowed: 0 },
    });
    const asked = await use({ benefit: 'report', quantity: '1', reason: '校庆汇报需要' });
    expect(asked).toMatchObject({ state: 'requested', askedBy: '陈静' });
    expect(await item('report')).toMatchObject({ used: '1', waiting: '1', left: '0' });
    expect(await call('approvals.get', { id: asked.approvalId })).toMatchObject({
      title: { zh: '用量与成本分析 1 份' },
      amount: '1500',
      currency: 'CNY',
    });
    await expect(decide(asked.approvalId, true, csm)).rejects.toMatchObject({ reason: 'approval.not_yours_now' });
    await decide(asked.approvalId, true, lead);
    expect(await useNow(asked.id)).toMatchObject({ state: 'approved', decidedBy: '周涛', decision: '同意' });
    expect(await item('report')).toMatchObject({ used: '2', waiting: '0', left: '0' });
    await expect(decide(asked.approvalId, false, lead)).rejects.toMatchObject({ reason: 'approval.ended' });
  });

  test('is approved by nobody who asked, whatever they may', async () => {
    const asked = await use({ benefit: 'discount', quantity: '15', reason: '竞标' }, lead);
    await expect(decide(asked.approvalId, true, lead)).rejects.toMatchObject({ reason: 'approval.not_yours_now' });
    await decide(asked.approvalId, false, admin);
    expect(await useNow(asked.id)).toMatchObject({ state: 'refused' });
  });

  test('waits while it was returned, and counts no more when the asker withdraws it', async () => {
    const asked = await use({ benefit: 'report', quantity: '1', reason: '再要一份' });
    const open = await call<ApprovalTold>('approvals.get', { id: asked.approvalId }, lead);
    const back = await call<ApprovalTold>('approvals.return', { id: open.id, revision: open.revision, reason: '写明用途' }, lead);
    expect(await useNow(asked.id)).toMatchObject({ state: 'requested' });
    const step = { id: back.id, revision: back.revision };
    await expect(call('approvals.askAgain', { ...step, reason: '给校长', title: '改个名' }, csm)).rejects.toMatchObject({
      reason: 'approval.by_hand',
    });
    await call('approvals.withdraw', { ...step, reason: '不用了' }, csm);
    expect(await useNow(asked.id)).toMatchObject({ state: 'taken_back', takenBack: { by: '陈静', why: '不用了' } });
  });

  test('is what is above the limit of approval too, and what the level has not at all', async () => {
    // Sixteen hours of training at a time ask for approval; level C has eight a year.
    await expect(use({ benefit: 'training', quantity: '9' })).rejects.toMatchObject({ detail: { allowed: 8 } });
    expect(await use({ benefit: 'training', quantity: '8' })).toMatchObject({ state: 'used', cost: '6400' });
    await expect(use({ benefit: 'csm', quantity: '1' })).rejects.toMatchObject({ reason: 'benefit.needs_reason' });
  });

  test('two uses at once do not both take the last', async () => {
    const id = (await call<Account>('accounts.create', { code: 'RACE', name: 'RACE', createdOn: '2025-01-01' })).id;
    await call('contracts.create', {
      accountId: id,
      signedOn: '2026-01-01',
      startsOn: '2026-01-01',
      deliveredOn: '2026-01-01',
      endsOn: '2027-12-31',
      amount: '1',
    });
    await sql`insert into policy_result (account_id, policy_id, as_of, run_id, version, level, level_rank)
      values (${id}, 'value-tier', '2026-02-28', ${newId()}, 1, 'C', 2)`.execute(db);
    const both = await Promise.allSettled([1, 2].map(() => call('benefits.use', { accountId: id, benefit: 'report', quantity: '1' })));
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('offers for a time', () => {
  const propose = (more: object = {}) =>
    call<BenefitOffer>(
      'benefits.proposeOffer',
      {
        name: '年末培训券',
        benefit: 'training',
        levels: ['C'],
        from: '2026-11-01',
        until: '2026-12-31',
        unitCost: '500',
        budget: '2000',
        reason: '价格敏感客户',
        ...more,
      },
      lead,
    );
  test('are nobody’s before somebody else approves, and count against their budget alone', async () => {
    const offer = await propose();
    expect((await standing()).offers).toEqual([]);
    await expect(use({ benefit: 'training', quantity: '1', offerId: offer.id })).rejects.toMatchObject({ reason: 'benefit.offer_closed' });
    await expect(decide(offer.approvalId, true, lead)).rejects.toMatchObject({ reason: 'approval.not_yours_now' });
    await decide(offer.approvalId, true, admin);
    expect((await standing()).offers.map(({ name }) => name)).toEqual(['年末培训券']);
    const before = await item('training');
    expect(await use({ benefit: 'training', quantity: '3', offerId: offer.id })).toMatchObject({
      state: 'used',
      cost: '1500',
      offerName: '年末培训券',
    });
    expect(await item('training')).toEqual(before);
    await expect(use({ benefit: 'training', quantity: '2', offerId: offer.id })).rejects.toMatchObject({
      reason: 'benefit.offer_spent',
      detail: { left: '500' },
    });
    const { items } = await call<{ items: BenefitOffer[] }>('benefits.offers', {});
    expect(items[0]).toMatchObject({ spent: '1500', left: '500' });
  });

  test('are open to their levels and within their days', async () => {
    const others = await propose({ levels: ['A', 'B'] });
    const over = await propose({ from: '2026-01-01', until: '2026-01-31' });
    for (const { id, approvalId } of [others, over]) {
      await decide(approvalId, true, admin);
      await expect(use({ benefit: 'training', quantity: '1', offerId: id })).rejects.toMatchObject({ reason: 'benefit.offer_closed' });
    }
    await expect(propose({ from: '2026-12-31', until: '2026-12-01' })).rejects.toMatchObject({ reason: 'benefit.offer_days' });
  });
});

describe('what was recorded by mistake is taken back', () => {
  test('a use counts no more from that day on, and still did on the days before', async () => {
    const id = (await call<Account>('accounts.create', { code: 'BACK', name: 'BACK', ownerId: csm.userId, createdOn: '2025-01-01' })).id;
    await sql`insert into policy_result (account_id, policy_id, as_of, run_id, version, level, level_rank)
      values (${id}, 'value-tier', '2026-02-28', ${newId()}, 1, 'C', 2)`.execute(db);
    const of = async (asOf?: string) =>
      (await call<AccountBenefits>('benefits.account', { accountId: id, ...(asOf ? { asOf } : {}) })).usedCost;
    const { id: useId, approvalId } = await call<BenefitUse>('benefits.use', {
      accountId: id,
      benefit: 'report',
      quantity: '1',
      on: '2026-06-01',
      reason: '校庆',
    });
    await decide(approvalId, true, admin);
    expect(await of()).toBe('1500');
    const back = { accountId: id, id: useId, reason: '记在了别家' };
    expect(await call<BenefitUse>('benefits.takeBack', back, csm)).toMatchObject({
      state: 'taken_back',
      takenBack: { by: '陈静', why: '记在了别家' },
    });
    expect(await of()).toBe('0');
    await expect(call('benefits.takeBack', back, csm)).rejects.toMatchObject({ reason: 'benefit.taken_back' });
    await sql`update benefit_use set taken_back_on = taken_back_on + 10, decided_on = happened_on where id = ${useId}::uuid`.execute(db);
    expect(await of()).toBe('1500');
    const uses = (state: string) => call<{ items: BenefitUse[] }>('benefits.uses', { accountId: id, state });
    expect((await uses('approved')).items).toHaveLength(1);
    expect((await uses('taken_back')).items).toHaveLength(0);
  });

  test('a request that is no longer wanted is not decided on any more', async () => {
    const asked = await use({ benefit: 'csm', quantity: '1', reason: '试用' });
    expect(await item('csm')).toBeUndefined();
    await call('benefits.takeBack', { accountId, id: asked.id, reason: '客户不要了' }, csm);
    await expect(decide(asked.approvalId, true, lead)).rejects.toMatchObject({ reason: 'approval.ended' });
    await expect(call('benefits.takeBack', { accountId: foreignId, id: asked.id, reason: '别家' })).rejects.toMatchObject({
      reason: 'resource.not_found',
    });
  });

  test('of a notice taken back the one before it stands again', async () => {
    const before = (await item('report'))?.told ?? null;
    const { id } = await call<{ id: string }>('benefits.tell', { accountId, benefit: 'report', on: '2026-11-21' }, csm);
    expect((await item('report'))?.told).toMatchObject({ id, on: '2026-11-21' });
    await call('benefits.takeBackNotice', { accountId, id, reason: '没有说' }, csm);
    expect((await item('report'))?.told ?? null).toEqual(before);
    await expect(call('benefits.takeBackNotice', { accountId, id, reason: '没有说' }, csm)).rejects.toMatchObject({
      reason: 'resource.not_found',
    });
  });

  test('an offer that was ended is nobody’s from that day on, and what was used of it stays', async () => {
    const { items } = await call<{ items: BenefitOffer[] }>('benefits.offers', {});
    const offer = items.find(({ state, spent }) => state === 'approved' && Number(spent) > 0)!;
    expect(await call('benefits.endOffer', { id: offer.id, reason: '预算收回' }, lead)).toMatchObject({
      state: 'ended',
      spent: offer.spent,
      ended: { by: '周涛', why: '预算收回' },
    });
    expect((await standing()).offers).toEqual([]);
    await expect(use({ benefit: 'training', quantity: '1', offerId: offer.id })).rejects.toMatchObject({ reason: 'benefit.offer_closed' });
    await expect(call('benefits.endOffer', { id: offer.id, reason: '再停' }, lead)).rejects.toMatchObject({
      reason: 'benefit.offer_ended',
    });
  });
});

test('what was used and asked for is listed page by page of the accounts that one meets', async () => {
  const all: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await call<{ items: BenefitUse[]; nextCursor: string | null }>(
      'benefits.uses',
      { accountId, limit: 2, ...(cursor ? { cursor } : {}) },
      csm,
    );
    all.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(new Set(all).size).toBe(all.length);
  expect(all.length).toBeGreaterThan(5);
  const other = await fulcrum.person('csm');
  expect(await call('benefits.uses', {}, other)).toMatchObject({ items: [] });
  await expect(call('benefits.uses', { accountId }, other)).rejects.toMatchObject({ reason: 'resource.not_found' });
});
