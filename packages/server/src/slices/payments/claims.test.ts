import type { Account, Ageing, ClaimedReceipt, Receivable } from '@fulcrum/contract';
import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { emptied } from '../../../test/harness/emptied.ts';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';

const fulcrum = await testFulcrum({ now: '2026-11-23T01:00:00Z' });
const { call, db } = fulcrum;
interface Made {
  id: string;
  revision: number;
}
interface Claimed {
  claim: { id: string; accountName: string; amount: string };
  warnings: string[];
}
const group = await call<Account>('accounts.create', { code: 'G', name: '青麓集团', createdOn: '2020-01-01' });
const unit = await call<Account>('accounts.create', { code: 'U', name: '青麓半导体', parentId: group.id, createdOn: '2020-01-01' });
const stranger = await call<Account>('accounts.create', { code: 'X', name: '澄湖装备', createdOn: '2020-01-01' });
const contract = await call<Made>('contracts.create', {
  accountId: unit.id,
  code: 'C1',
  signedOn: '2026-01-01',
  amount: '300',
  payerId: group.id,
});
const instalment = (accountId: string, dueOn: string, amount: string, more: object = {}) =>
  call<Made>('instalments.create', { accountId, plannedOn: '2026-01-01', dueOn, amount, ...more });
const receipt = (accountId: string, amount: string, more: object = {}) =>
  call<Made>('receipts.create', { accountId, receivedOn: '2026-11-10', amount, ...more });
const claim = (receiptId: string, amount: string, to: object) => call<Claimed>('receivables.claim', { receiptId, amount, ...to });
const openOf = async (accountId: string, asOf?: string) => {
  const { items } = await call<{ items: Receivable[] }>('receivables.list', { accountId, ...(asOf ? { asOf } : {}) });
  return items.map(({ open, state, bucket }) => [Number(open), state, bucket]);
};
beforeEach(() => emptied(db, 'instalment', 'receipt', 'receipt_claim'));

describe('a receipt', () => {
  test('of the group pays instalments of two accounts in parts, and each claim can be taken back', async () => {
    const own = await instalment(group.id, '2026-10-01', '50');
    const theirs = await instalment(unit.id, '2026-11-01', '100');
    const paid = await receipt(group.id, '120', { payerName: '青麓集团' });
    expect(await claim(paid.id, '50', { instalmentId: own.id })).toMatchObject({ claim: { accountName: '青麓集团' }, warnings: [] });
    const second = await claim(paid.id, '70', { instalmentId: theirs.id });
    expect(await openOf(unit.id)).toEqual([[30, 'overdue', 'd1_30']]);
    const shown = await call<{ items: ClaimedReceipt[] }>('receivables.receipts', { accountId: unit.id });
    expect(shown.items).toMatchObject([{ id: paid.id, accountName: '青麓集团', claimed: '120.000000', unclaimed: '0.000000' }]);
    expect(shown.items[0]?.claims.map(({ accountName, amount }) => [accountName, Number(amount)])).toEqual([
      ['青麓集团', 50],
      ['青麓半导体', 70],
    ]);
    await call('receivables.unclaim', { id: second.claim.id });
    expect(await openOf(unit.id)).toEqual([[100, 'overdue', 'd1_30']]);
    const audit = await sql<{ action: string }>`select action from audit where entity_id = ${second.claim.id} order by at, id`.execute(db);
    expect(audit.rows.map(({ action }) => action)).toEqual(['receipt_claim.create', 'receipt_claim.delete']);
  });

  test('claimed to a contract pays its instalments by their due days', async () => {
    await instalment(unit.id, '2026-12-31', '100', { contractId: contract.id });
    await instalment(unit.id, '2026-10-01', '100', { contractId: contract.id });
    await claim((await receipt(group.id, '130')).id, '130', { contractId: contract.id });
    expect(await openOf(unit.id)).toEqual([
      [0, 'paid', null],
      [70, 'part_paid', 'not_due'],
    ]);
    expect(await openOf(unit.id, '2026-11-22')).toEqual([
      [100, 'overdue', 'd31_60'],
      [100, 'open', 'not_due'],
    ]);
  });

  test('never pays more than it is', async () => {
    const one = await instalment(group.id, '2026-10-01', '500');
    const paid = await receipt(group.id, '100');
    await claim(paid.id, '60.5', { instalmentId: one.id });
    await expect(claim(paid.id, '39.500001', { instalmentId: one.id })).rejects.toMatchObject({ reason: 'payment.exceeds_receipt' });
    expect((await claim(paid.id, '39.5', { instalmentId: one.id })).warnings).toEqual([]);
  });

  test('may pay more than an instalment, and says so', async () => {
    const one = await instalment(group.id, '2026-10-01', '100');
    expect((await claim((await receipt(group.id, '150')).id, '150', { instalmentId: one.id })).warnings).toEqual(['instalment_exceeded']);
  });

  test('pays only in its own currency, and not before it came in', async () => {
    await sql`insert into exchange_rate values ('USD', '2020-01-01', 7) on conflict do nothing`.execute(db);
    const dollars = await instalment(group.id, '2026-10-01', '100', { currency: 'USD' });
    const paid = await receipt(group.id, '100');
    await expect(claim(paid.id, '10', { instalmentId: dollars.id })).rejects.toMatchObject({ reason: 'payment.currency_differs' });
    const one = await instalment(group.id, '2026-10-01', '100');
    await expect(claim(paid.id, '10', { instalmentId: one.id, claimedOn: '2026-11-09' })).rejects.toMatchObject({ kind: 'invalid' });
  });

  test('with claims neither goes nor shrinks below them; when its day moves, its claims follow', async () => {
    const one = await instalment(group.id, '2026-10-01', '100');
    const paid = await receipt(group.id, '100');
    const { claim: made } = await claim(paid.id, '80', { instalmentId: one.id, claimedOn: '2026-11-12' });
    await expect(call('receipts.remove', { id: paid.id })).rejects.toMatchObject({ reason: 'payment.claimed' });
    await expect(call('instalments.remove', { id: one.id })).rejects.toMatchObject({ reason: 'payment.claimed' });
    await expect(call('receipts.change', { id: paid.id, revision: 1, amount: '79' })).rejects.toMatchObject({ reason: 'payment.claimed' });
    await expect(call('receipts.change', { id: paid.id, revision: 1, currency: 'USD' })).rejects.toMatchObject({
      reason: 'payment.claimed',
    });
    await call('receipts.change', { id: paid.id, revision: 1, amount: '80', receivedOn: '2026-11-15' });
    const { items } = await call<{ items: ClaimedReceipt[] }>('receivables.receipts', { accountId: group.id });
    expect(items[0]?.claims).toMatchObject([{ id: made.id, receivedOn: '2026-11-15', claimedOn: '2026-11-15' }]);
  });
});

test('of two people who claim the whole of a receipt at the same moment, one has it', async () => {
  const [first, second] = [await instalment(group.id, '2026-10-01', '100'), await instalment(unit.id, '2026-10-01', '100')];
  for (let round = 0; round < 5; round++) {
    await emptied(db, 'receipt', 'receipt_claim');
    const paid = await receipt(group.id, '100');
    const outcomes = await Promise.allSettled([first, second].map(({ id }) => claim(paid.id, '100', { instalmentId: id })));
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { reason: 'payment.exceeds_receipt' } });
  }
});

test('suggests what the payer owes, the very amount and what the group owes, with the reasons; what nothing speaks for is left out', async () => {
  await instalment(stranger.id, '2026-08-01', '77');
  await instalment(stranger.id, '2026-09-01', '100', { title: '同额' });
  await instalment(group.id, '2026-10-01', '60', { title: '集团' });
  await instalment(unit.id, '2026-10-02', '40', { title: '代付' });
  const paid = await receipt(group.id, '100', { payerName: '青麓 集团' });
  const { items } = await call<{ items: { receivable: Receivable; amount: string; reasons: string[] }[] }>('receivables.suggestions', {
    receiptId: paid.id,
  });
  expect(items.map(({ receivable, amount, reasons }) => [receivable.title, Number(amount), reasons])).toEqual([
    ['集团', 60, ['payer', 'same_account']],
    ['同额', 100, ['amount']],
    ['代付', 40, ['payer', 'same_group']],
  ]);
});

describe('the ageing', () => {
  test('adds up by age, dunning, promise and bad debt; a day is not overdue on itself', async () => {
    await instalment(group.id, '2026-11-23', '1');
    await instalment(group.id, '2026-11-22', '2', { dunning: 'reminded' });
    await instalment(unit.id, '2026-10-24', '4', { dunning: 'promised', promisedOn: '2026-11-22' });
    await instalment(unit.id, '2026-10-23', '8', { dunning: 'promised', promisedOn: '2026-11-23' });
    await instalment(unit.id, '2026-09-23', '16');
    await instalment(unit.id, '2026-08-25', '32');
    await instalment(unit.id, '2026-08-24', '64');
    await instalment(stranger.id, '2025-01-01', '128', { writtenOffOn: '2026-06-30' });
    await receipt(group.id, '9');
    const of = await call<Ageing>('receivables.ageing');
    expect(of.buckets.map(({ bucket, amount }) => [bucket, Number(amount)])).toEqual([
      ['not_due', 1],
      ['d1_30', 6],
      ['d31_60', 8],
      ['d61_90', 48],
      ['over_90', 64],
    ]);
    expect(of).toMatchObject({
      overdue: { instalments: 6, accounts: 2 },
      brokenPromises: { instalments: 1 },
      writtenOff: { instalments: 1 },
    });
    expect([of.open.amount, of.overdue.amount, of.brokenPromises.amount, of.writtenOff.amount, of.unclaimed.amount].map(Number)).toEqual([
      127, 126, 4, 128, 9,
    ]);
    expect(of.dunning.map(({ dunning, amount }) => [dunning, Number(amount)])).toEqual([
      ['promised', 12],
      ['reminded', 2],
    ]);
    const { items } = await call<{ items: { accountId: string; overdueDays: number; overdue: string }[] }>('receivables.accounts', {
      sort: 'amount',
    });
    expect(items.map(({ accountId, overdueDays, overdue }) => [accountId, overdueDays, Number(overdue)])).toEqual([
      [unit.id, 91, 124],
      [group.id, 1, 2],
    ]);
    const before = await call<Ageing>('receivables.ageing', { asOf: '2026-06-29' });
    expect([before.overdue.instalments, Number(before.overdue.amount)]).toEqual([1, 128]);
  });

  test('has no order by amount for who may not see amounts, and shows them masked', async () => {
    await instalment(group.id, '2026-10-01', '4242.42');
    const viewer = await fulcrum.person('viewer');
    await expect(call('receivables.accounts', { sort: 'amount' }, viewer)).rejects.toMatchObject({ reason: 'input.masked' });
    const answers = await Promise.all(['ageing', 'accounts', 'list'].map((verb) => call(`receivables.${verb}`, {}, viewer)));
    expect(JSON.stringify(answers)).not.toContain('4242');
  });

  test('pages of accounts and instalments join without a gap', async () => {
    for (const account of [group, unit, stranger]) for (const due of ['2026-10-01', '2026-09-01']) await instalment(account.id, due, '5');
    const all = async (verb: string) => {
      const ids: unknown[] = [];
      let cursor: string | null = null;
      do {
        const page: { items: { id?: string; accountId: string }[]; nextCursor: string | null } = await call(`receivables.${verb}`, {
          limit: 2,
          ...(cursor ? { cursor } : {}),
        });
        ids.push(...page.items.map((item) => item.id ?? item.accountId));
        cursor = page.nextCursor;
      } while (cursor);
      return ids;
    };
    expect(new Set(await all('list')).size).toBe(6);
    expect((await all('accounts')).length).toBe(3);
  });
});

describe('suggestions by the payer', () => {
  const suggested = async (payerName: string, of = group.id) => {
    const paid = await receipt(of, '31', { payerName });
    const { items, contracts } = await call<{
      items: { receivable: Receivable; reasons: string[] }[];
      contracts: { contractId: string; open: string; amount: string; reasons: string[] }[];
    }>('receivables.suggestions', { receiptId: paid.id });
    return {
      paid,
      contracts: contracts.filter(({ reasons }) => reasons.includes('payer')),
      named: items.filter(({ reasons }) => reasons.includes('payer')).map(({ receivable }) => receivable.accountName),
    };
  };

  test('know an account by former and short names, with and without its legal form', async () => {
    await instalment(stranger.id, '2026-09-01', '99');
    const add = (kind: string, value: string) => call('names.add', { accountId: stranger.id, kind, value });
    await add('former', '澄湖机械厂');
    await add('short', '澄湖');
    for (const payer of ['澄湖机械厂', '澄湖装备有限公司', '澄湖', '（澄湖）装备'])
      expect([payer, (await suggested(payer)).named]).toEqual([payer, ['澄湖装备']]);
    expect((await suggested('澄湖水产')).named).toEqual([]);
  });

  test('offer a contract that has no plan, with what is not claimed to it yet, and none that has a plan or is paid', async () => {
    const bare = await call<Made>('contracts.create', { accountId: stranger.id, code: 'BARE', signedOn: '2026-02-01', amount: '50' });
    const first = await suggested('澄湖装备');
    expect(first.contracts).toMatchObject([{ contractId: bare.id, open: '50.000000', amount: '31.000000', reasons: ['payer'] }]);
    await claim(first.paid.id, '31', { contractId: bare.id });
    const second = await suggested('澄湖装备');
    expect(second.contracts).toMatchObject([{ contractId: bare.id, open: '19.000000', amount: '19.000000' }]);
    await claim(second.paid.id, '19', { contractId: bare.id });
    expect((await suggested('澄湖装备')).contracts).toEqual([]);
    // That of the group's unit is offered to the group until it has a plan.
    expect((await suggested('青麓集团')).contracts).toMatchObject([{ contractId: contract.id, reasons: ['payer', 'same_group'] }]);
    await instalment(unit.id, '2026-12-31', '300', { contractId: contract.id });
    expect((await suggested('青麓集团')).contracts).toEqual([]);
  });
});
