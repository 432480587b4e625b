import type { Account, AccountTerms, LedgerRow } from '@fulcrum/contract';
import { beforeAll, describe, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';

const fulcrum = await testFulcrum({ now: '2026-06-30T04:00:00Z' });
const { call } = fulcrum;
type Row = Record<string, unknown> & { id: string; code: string; revision: number };
const account = (code: string, parentId?: string) =>
  call<Account>('accounts.create', { code, name: code, createdOn: '2020-01-01', ...(parentId ? { parentId } : {}) });
const university = await account('U');
const college = await account('U-1', university.id);
const stranger = await account('V');
const contract = (input: Record<string, unknown> = {}) =>
  call<Row>('contracts.create', { accountId: university.id, signedOn: '2026-01-10', amount: '1000', ...input });
const reason = async (work: Promise<unknown>) =>
  (
    await work.then(
      () => null,
      (error: unknown) => error as { reason: string },
    )
  )?.reason ?? 'done';
const product = await call<Row>('products.create', { code: 'P', name: '学科数据平台' });

describe('the number of a contract', () => {
  test('is given by the rule of the company, gapless within the year of signing however many sign at once', async () => {
    const made = await Promise.all(Array.from({ length: 12 }, () => contract({ signedOn: '2024-03-01' })));
    expect(made.map(({ code }) => code).sort()).toEqual(Array.from({ length: 12 }, (_, n) => `HT-2024-${String(n + 1).padStart(4, '0')}`));
    expect((await contract({ signedOn: '2023-12-31' })).code).toBe('HT-2023-0001');
  });

  test('is not used up by a call that fails, and steps over one that somebody wrote', async () => {
    expect(await reason(contract({ signedOn: '2022-03-01', endsOn: '2022-02-28' }))).toBe('contract.days');
    expect((await contract({ signedOn: '2022-03-01' })).code).toBe('HT-2022-0001');
    await contract({ signedOn: '2022-04-01', code: 'HT-2022-0002' });
    expect((await contract({ signedOn: '2022-05-01' })).code).toBe('HT-2022-0003');
    expect((await contract({ signedOn: '2022-05-01', code: '自编 7' })).code).toBe('自编 7');
  });

  test('follows another rule once there is one; a rule without a running number is refused', async () => {
    const before = await call('ledger.settings');
    expect(before).toEqual({ numberRule: 'HT-{yyyy}-{seq4}', rollsUp: false });
    await call('ledger.changeSettings', { numberRule: 'XS{yy}{mm}/{seq3}' });
    expect((await contract({ signedOn: '2021-07-31' })).code).toBe('XS2107/001');
    expect(await reason(call('ledger.changeSettings', { numberRule: 'XS{yyyy}' }))).toBe('input.invalid');
    expect(await reason(call('ledger.changeSettings', { numberRule: 'XS{day}{seq4}' }))).toBe('input.invalid');
    await call('ledger.changeSettings', { numberRule: 'HT-{yyyy}-{seq4}' });
    const csm = await fulcrum.person('csm');
    expect(await reason(call('ledger.changeSettings', { rollsUp: true }, csm))).toBe('access.forbidden');
  });
});

describe('a contract', () => {
  test('ends no earlier than it starts, and is terminated within its term', async () => {
    const term = { startsOn: '2026-02-01', endsOn: '2027-01-31' };
    expect(await reason(contract({ ...term, endsOn: '2026-01-31' }))).toBe('contract.days');
    expect(await reason(contract({ ...term, terminatedOn: '2026-01-31' }))).toBe('contract.days');
    expect(await reason(contract({ ...term, terminatedOn: '2027-02-02' }))).toBe('contract.after_end');
    expect(await reason(contract({ ...term, terminatedOn: '2027-02-01' }))).toBe('done');
    const made = await contract(term);
    expect(await reason(call('contracts.change', { id: made.id, revision: 1, startsOn: '2027-02-01' }))).toBe('contract.days');
    const subscription = { accountId: university.id, startsOn: '2026-02-01', amount: '1', amountPer: 'year' };
    expect(await reason(call('subscriptions.create', { ...subscription, endedOn: '2026-01-31' }))).toBe('contract.days');
  });

  test('renews one of the same customer or its group, that began before it, and not itself at whatever distance', async () => {
    const first = await contract({ startsOn: '2024-01-01', endsOn: '2024-12-31' });
    const second = await contract({ startsOn: '2025-01-01', endsOn: '2025-12-31', predecessorId: first.id });
    expect(await reason(contract({ accountId: stranger.id, startsOn: '2026-01-01', predecessorId: second.id }))).toBe('contract.family');
    expect(await reason(contract({ accountId: college.id, startsOn: '2026-01-01', predecessorId: second.id }))).toBe('done');
    expect(await reason(contract({ startsOn: '2025-01-01', predecessorId: second.id }))).toBe('contract.starts_before');
    const later = { startsOn: '2026-01-01', endsOn: '2026-12-31' };
    expect(await reason(call('contracts.change', { id: first.id, revision: 1, predecessorId: second.id, ...later }))).toBe(
      'contract.cycle',
    );
    expect(await reason(call('contracts.change', { id: first.id, revision: 1, predecessorId: first.id }))).toBe('contract.cycle');
  });

  test('is renewed once, unless the renewal is split over products or accounts', async () => {
    const first = await contract({ startsOn: '2024-01-01', endsOn: '2024-12-31' });
    const next = await contract({ startsOn: '2025-01-01', predecessorId: first.id, code: '续 1' });
    expect(await reason(contract({ startsOn: '2025-01-01', predecessorId: first.id }))).toBe('contract.renewed');
    expect(await reason(contract({ startsOn: '2025-01-01', predecessorId: first.id, productId: product.id }))).toBe('done');
    expect(await reason(call('contracts.change', { id: next.id, revision: 1, title: '改个名' }))).toBe('done');
  });

  test('belongs to a framework, or adds to what it names', async () => {
    const framework = await contract({ kind: 'framework' });
    const single = await contract({ kind: 'single', frameworkId: framework.id });
    expect(await reason(contract({ kind: 'supplement' }))).toBe('contract.belongs');
    const supplement = await contract({ kind: 'supplement', frameworkId: single.id });
    expect(await reason(contract({ kind: 'single', frameworkId: single.id }))).toBe('contract.framework');
    expect(await reason(contract({ kind: 'change', frameworkId: supplement.id }))).toBe('contract.framework');
    expect(await reason(contract({ kind: 'single', frameworkId: framework.id, accountId: stranger.id }))).toBe('contract.family');
  });

  test('has amounts that go together with its tax', async () => {
    expect(await reason(contract({ amount: '106', amountExclTax: '100', taxRate: '0.06' }))).toBe('done');
    expect(await reason(contract({ amount: '113', amountExclTax: '100', taxRate: '0.06' }))).toBe('contract.tax');
    expect(await reason(contract({ amount: '100', amountExclTax: '106' }))).toBe('contract.tax');
    // A fen of rounding is nobody's mistake.
    expect(await reason(contract({ amount: '99999.99', amountExclTax: '94339.61', taxRate: '0.06' }))).toBe('done');
  });
});

describe('the ledger', () => {
  let customer: Account;
  let old: Row;
  let next: Row;
  beforeAll(async () => {
    customer = await account('L');
    const ofCustomer = (input: Record<string, unknown>) => contract({ accountId: customer.id, ...input });
    old = await ofCustomer({ code: 'A', signedOn: '2024-12-20', startsOn: '2025-01-01', endsOn: '2025-12-31', amount: '36500', seats: 5 });
    next = await ofCustomer({
      code: 'B',
      signedOn: '2025-11-15',
      startsOn: '2026-01-01',
      endsOn: '2026-12-31',
      amount: '73000',
      predecessorId: old.id,
    });
    await ofCustomer({
      code: 'C',
      signedOn: '2025-03-01',
      startsOn: '2025-03-01',
      endsOn: '2026-02-28',
      amount: '100',
      terminatedOn: '2025-06-01',
    });
    await ofCustomer({ code: 'D', signedOn: '2024-02-01', startsOn: '2024-02-01', endsOn: '2025-01-31', amount: '50' });
  });
  const ledger = async (input: Record<string, unknown>) => {
    const { items } = await call<{ items: LedgerRow[] }>('ledger.list', { accountId: customer.id, ...input });
    return items;
  };
  const states = async (asOf: string) => Object.fromEntries((await ledger({ asOf })).map(({ code, state }) => [code, state]));

  test('says how each contract stands by its days, as of any day', async () => {
    expect(await states('2024-12-25')).toEqual({ A: 'signed', D: 'in_force' });
    expect(await states('2025-05-31')).toEqual({ A: 'in_force', C: 'in_force', D: 'ended' });
    expect(await states('2025-06-01')).toEqual({ A: 'in_force', C: 'terminated', D: 'ended' });
    expect(await states('2025-12-31')).toEqual({ A: 'in_force', B: 'signed', C: 'terminated', D: 'ended' });
    expect(await states('2026-01-01')).toEqual({ A: 'renewed', B: 'in_force', C: 'terminated', D: 'ended' });
  });

  test('names the successor from the day it was signed', async () => {
    const successor = async (asOf: string) => (await ledger({ asOf })).find(({ code }) => code === 'A');
    expect(await successor('2025-11-14')).toMatchObject({ successorId: null, successorSignedOn: null, annual: '36500.000000' });
    expect(await successor('2025-11-15')).toMatchObject({ successorId: next.id, successorCode: 'B', successorSignedOn: '2025-11-15' });
    expect((await ledger({})).find(({ code }) => code === 'B')).toMatchObject({ predecessorId: old.id, predecessorCode: 'A' });
  });

  test('is filtered by state, by what ends soon and by owner, page by page in either order, and summed', async () => {
    expect((await ledger({ state: 'in_force', asOf: '2025-05-31' })).map(({ code }) => code)).toEqual(['C', 'A']);
    expect((await ledger({ endsWithin: 184 })).map(({ code }) => code)).toEqual(['B']);
    expect(await ledger({ endsWithin: 183 })).toEqual([]);
    const ends: (string | null)[] = [];
    let cursor: string | null = null;
    do {
      const page: { items: LedgerRow[]; nextCursor: string | null } = await call('ledger.list', {
        accountId: customer.id,
        sort: 'end',
        limit: 1,
        ...(cursor ? { cursor } : {}),
      });
      ends.push(...page.items.map(({ endsOn }) => endsOn));
      cursor = page.nextCursor;
    } while (cursor);
    expect(ends).toEqual(['2025-01-31', '2025-05-31', '2025-12-31', '2026-12-31']);
    expect(await call('ledger.summary', { accountId: customer.id })).toEqual({
      contracts: 4,
      baseAmount: '109650.000000',
      annual: '73000.000000',
    });
    const csm = await fulcrum.person('csm');
    expect(await call('ledger.summary', { ownerId: csm.userId })).toEqual({ contracts: 0, baseAmount: '0', annual: '0' });
    expect(await call('ledger.summary', { accountId: customer.id }, csm)).toMatchObject({ contracts: 0 });
  });

  test('tells milestones that come to another amount than the contract, and refuses none', async () => {
    const milestone = (amount: string, acceptedOn?: string) =>
      call('milestones.create', {
        accountId: customer.id,
        contractId: next.id,
        title: '验收',
        plannedOn: '2026-01-01',
        amount,
        acceptedOn,
      });
    await milestone('70000', '2026-03-01');
    const told = async () => (await ledger({})).find(({ code }) => code === 'B');
    expect(await told()).toMatchObject({ milestones: 1, milestonesAccepted: 1, milestonesDiffer: true });
    await milestone('3000');
    expect(await told()).toMatchObject({ milestones: 2, milestonesAccepted: 1, milestonesDiffer: false });
  });

  test('the terms of a customer say what its ARR is made of and which governs, and add those below where groups count together', async () => {
    const terms = await call<AccountTerms>('ledger.terms', { accountId: customer.id, asOf: '2025-12-01' });
    expect(terms).toMatchObject({ arr: '36500.000000', termEndOn: '2026-12-31', daysToEnd: 395, rollsUp: false });
    expect(terms.items.map(({ code, covers, governs, renewed }) => [code, covers, governs, renewed])).toEqual([
      ['B', false, true, false],
      ['C', false, false, false],
      ['D', false, false, false],
      ['A', true, false, true],
    ]);
    const below = await account('L-1', customer.id);
    await call('subscriptions.create', { accountId: below.id, code: 'S', startsOn: '2025-01-01', amount: '10', amountPer: 'month' });
    const arr = async () => (await call<AccountTerms>('ledger.terms', { accountId: customer.id, asOf: '2025-12-01' })).arr;
    expect(await arr()).toBe('36500.000000');
    await call('ledger.changeSettings', { rollsUp: true });
    expect(await arr()).toBe('36620.000000');
    await call('ledger.changeSettings', { rollsUp: false });
  });
});
