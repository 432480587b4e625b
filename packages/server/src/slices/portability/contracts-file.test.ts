import type { Account, Import } from '@fulcrum/contract';
import { describe, expect, test } from 'vitest';
import { testImporter } from '../../../test/harness/importer.ts';
import { bytesOf } from '../../../test/harness/installation.ts';
import { importsHandlers } from './index.ts';

const fulcrum = await testImporter();
const { call, importer } = fulcrum;
interface Row {
  id: string;
  revision: number;
}
const university = await call<Account>('accounts.create', { code: 'U', name: '澄湖大学', createdOn: '2020-01-01' });
await call<Account>('accounts.create', { code: 'U-1', name: '澄湖大学图书馆', createdOn: '2020-01-01', parentId: university.id });
await call<Account>('accounts.create', { code: 'V', name: '青麓学院', createdOn: '2020-01-01' });
const old = await call<Row>('contracts.create', {
  accountId: university.id,
  code: 'H-1',
  signedOn: '2024-01-01',
  startsOn: '2024-01-01',
  endsOn: '2024-12-31',
  amount: '100',
});

type Line = Record<string, string | undefined>;
const check = async (
  lines: readonly Line[],
  entity: Import['entity'] = 'contracts',
): Promise<{ done: Import; problems: Record<number, string[]> }> => {
  const body = lines
    .map((line) =>
      JSON.stringify({ accountCode: 'U', ...(entity === 'contracts' ? { signedOn: '2025-01-01', amount: '100' } : {}), ...line }),
    )
    .join('\n');
  const order = { entity, name: 'contracts.jsonl' };
  const done = await importer.check((await importer.upload(bytesOf(body), order)).id, order);
  const { items } = await importer.write((own) => importsHandlers.problems(own, { id: done.id, limit: 100 }));
  return { done, problems: Object.fromEntries(items.map((item) => [item.row, item.problems.map((each) => each.code)])) };
};

describe('a file of contracts is held to the rules of the form', () => {
  test('row by row, each problem told with what to do about it', async () => {
    const { problems } = await check([
      { code: 'P-1', predecessorCode: 'H-1' },
      { code: 'P-2', accountCode: 'V', predecessorCode: 'H-1' },
      { code: 'P-3', accountCode: 'U-1', predecessorCode: 'H-1' },
      { code: 'P-4', predecessorCode: 'H-1' },
      { code: 'P-5', startsOn: '2023-06-01', predecessorCode: 'H-1' },
      { code: 'P-6', kind: 'supplement' },
      { code: 'P-7', kind: 'single', frameworkCode: 'H-1' },
      { code: 'P-8', amount: '113', amountExclTax: '100', taxRate: '0.13' },
      { code: 'P-9', amount: '113', amountExclTax: '105', taxRate: '0.13' },
      { code: 'P-10', amount: '100', amountExclTax: '101' },
      { code: 'P-11', startsOn: '2025-01-01', endsOn: '2025-12-31', terminatedOn: '2026-02-01' },
      { code: 'P-12', kind: 'supplement', frameworkCode: 'H-1' },
    ]);
    expect(problems).toEqual({
      2: ['import.contract.family'],
      4: ['import.contract.renewed'],
      5: ['import.contract.renewed', 'import.contract.starts_before'],
      6: ['import.contract.belongs'],
      7: ['import.contract.framework'],
      9: ['import.contract.tax'],
      10: ['import.contract.tax'],
      11: ['import.contract.after_end'],
    });
  });

  test('along a chain that stands in the file alone, in any order of its rows, and not in a ring', async () => {
    const chain = [
      { code: 'K-3', startsOn: '2027-01-01', predecessorCode: 'K-2' },
      { code: 'K-1', startsOn: '2025-01-01' },
      { code: 'K-2', startsOn: '2026-01-01', predecessorCode: 'K-1' },
    ];
    expect((await check(chain)).done).toMatchObject({ created: 3, rejected: 0 });
    const ring = [
      { code: 'R-1', startsOn: '2025-01-01', predecessorCode: 'R-2' },
      { code: 'R-2', startsOn: '2026-01-01', predecessorCode: 'R-1' },
    ];
    expect((await check(ring)).problems[1]).toContain('import.contract.cycle');
    expect((await check(ring)).problems[2]).toContain('import.contract.cycle');
  });

  test('a row that names a refused row of the file goes with it', async () => {
    const { problems } = await check([
      { code: 'O-1', amount: '113', amountExclTax: '105', taxRate: '0.13' },
      { code: 'O-2', startsOn: '2026-01-01', predecessorCode: 'O-1' },
      { code: 'O-3', startsOn: '2027-01-01', predecessorCode: 'O-2' },
    ]);
    expect(problems).toEqual({ 1: ['import.contract.tax'], 2: ['import.lookup.missing'], 3: ['import.lookup.missing'] });
  });

  test('but not for what the file leaves as it is', async () => {
    const odd = { code: 'H-9', amount: '113', amountExclTax: '50', taxRate: '0.13' };
    const { id } = await call<Row>('contracts.create', {
      accountId: university.id,
      code: 'H-9',
      signedOn: '2025-01-01',
      amount: '113',
      taxRate: '0.13',
    });
    expect((await check([odd])).problems).toEqual({ 1: ['import.contract.tax'] });
    const { done } = await check([{ code: 'H-9', amount: '113', taxRate: '0.13', title: '年度服务' }]);
    expect(done).toMatchObject({ updated: 1, rejected: 0 });
    await call('contracts.remove', { id });
  });

  test('subscriptions too are of one customer, begin after what they renew, and in no ring', async () => {
    const line = { amount: '1', amountPer: 'year' };
    await call('subscriptions.create', { accountId: university.id, code: 'S-1', startsOn: '2025-01-01', ...line });
    const { problems } = await check(
      [
        { code: 'S-2', startsOn: '2026-01-01', predecessorCode: 'S-1', ...line },
        { code: 'S-3', startsOn: '2024-01-01', predecessorCode: 'S-1', ...line },
        { code: 'S-4', accountCode: 'V', startsOn: '2026-01-01', predecessorCode: 'S-1', ...line },
      ],
      'subscriptions',
    );
    expect(problems).toEqual({ 2: ['import.contract.starts_before'], 3: ['import.contract.family'] });
  });
});

describe('a draft', () => {
  test('is in the ledger before its day, counts for nothing, and is a contract once it is signed', async () => {
    const ledger = async (state?: string) =>
      (await call<{ items: { code: string; state: string }[] }>('ledger.list', { accountId: university.id, ...(state ? { state } : {}) }))
        .items;
    const before = await call('ledger.summary', { accountId: university.id });
    const draft = await call<Row>('contracts.create', {
      accountId: university.id,
      code: 'D-1',
      draft: true,
      signedOn: '2027-03-01',
      startsOn: '2026-01-01',
      endsOn: '2028-12-31',
      amount: '900',
      predecessorId: old.id,
    });
    expect(await call('contracts.list', { accountId: university.id })).toMatchObject({ items: [{ code: 'D-1' }, { code: 'H-1' }] });
    expect(await ledger('draft')).toMatchObject([{ code: 'D-1', state: 'draft' }]);
    expect(await call('ledger.summary', { accountId: university.id })).toMatchObject({ annual: (before as { annual: string }).annual });
    expect((await ledger()).find(({ code }) => code === 'H-1')?.state).toBe('ended');
    expect(await call('ledger.terms', { accountId: university.id })).not.toMatchObject({
      items: expect.arrayContaining([expect.objectContaining({ code: 'D-1' })]),
    });
    await call('contracts.change', { id: draft.id, revision: 1, draft: false, signedOn: '2026-11-20' });
    expect((await ledger()).find(({ code }) => code === 'D-1')?.state).toBe('in_force');
    expect((await ledger()).find(({ code }) => code === 'H-1')?.state).toBe('renewed');
  });
});
