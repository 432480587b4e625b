import type { Account } from '@fulcrum/contract';
import { expect, test } from 'vitest';
import { testImporter } from '../../../test/harness/importer.ts';
import { bytesOf } from '../../../test/harness/installation.ts';

const { call, importer } = await testImporter({ now: '2026-11-23T01:00:00Z' });
const account = await call<Account>('accounts.create', { code: 'K-1', name: '江城大学', createdOn: '2020-01-01' });
await call('contacts.create', { accountId: account.id, code: 'P-1', name: '沈澜' });

/** The problems of a file by row, as code and field; rows without any are brought in. */
async function problems(
  entity: 'success-plans' | 'plan-actions' | 'customer-campaigns' | 'objectives' | 'analyses' | 'resources',
  rows: object[],
) {
  const body = rows.map((row, n) => JSON.stringify({ code: `R-${n}`, ...row })).join('\n');
  const order = { entity, name: 'rows.jsonl' };
  const checked = await importer.check((await importer.upload(bytesOf(body), order)).id, order);
  const found = await call<{ items: { problems: { code: string; message: string }[] }[] }>('imports.problems', {
    id: checked.id,
    limit: 200,
  });
  return { rejected: checked.rejected, codes: found.items.flatMap((row) => row.problems.map(({ code }) => code)).toSorted() };
}

test('a file brings in no result of a plan that nobody confirmed, and no day before another that it follows', async () => {
  const plan = { accountCode: 'K-1', title: '用起来', goals: '目标', measure: '标准', agreedOn: '2026-01-10', dueOn: '2026-06-30' };
  const told = await problems('success-plans', [
    plan,
    { ...plan, outcome: 'reached', confirmedByCode: 'P-1', confirmedOn: '2026-07-05' },
    { ...plan, dueOn: '2026-01-09' },
    { ...plan, outcome: 'reached', confirmedOn: '2026-07-05' },
    { ...plan, outcome: 'reached', confirmedByCode: 'P-1' },
    { ...plan, confirmedByCode: 'P-1', confirmedOn: '2026-07-05' },
    { ...plan, outcome: 'missed', confirmedByCode: 'P-1', confirmedOn: '2026-01-09' },
  ]);
  expect(told).toEqual({
    rejected: 5,
    codes: [
      ...['import.plan.confirmed_early', 'import.plan.confirmer_missing', 'import.plan.day_missing', 'import.plan.outcome_missing'],
      'import.record.due_early',
    ],
  });
  const action = { accountCode: 'K-1', what: '培训', side: 'ours', agreedOn: '2026-01-10', dueOn: '2026-01-09' };
  expect((await problems('plan-actions', [action])).codes).toEqual(['import.record.due_early']);
  const campaign = { accountCode: 'K-1', title: '校庆', startsOn: '2026-05-02', endsOn: '2026-05-01', knownSince: '2026-01-01' };
  expect((await problems('customer-campaigns', [campaign])).codes).toEqual(['import.record.ends_early']);
});

test('a file brings in no objective of a metric that there is not, or that cannot be counted so', async () => {
  const objective = {
    title: '续约',
    problem: '流失',
    counted: 'sum',
    metric: 'contracts.arr',
    baselineOn: '2026-01-01',
    target: '9',
    dueOn: '2026-12-31',
  };
  const told = await problems('objectives', [
    objective,
    { ...objective, metric: 'contracts.nothing' },
    { ...objective, counted: 'share' },
    { ...objective, dueOn: '2026-01-01' },
    { ...objective, baseline: '9' },
  ]);
  expect(told).toEqual({
    rejected: 4,
    codes: ['import.objective.counted', 'import.objective.due_early', 'import.objective.metric', 'import.objective.same'],
  });
  const finding = { section: 'industry', foundOn: '2026-01-01', finding: '结论', evidence: '证据' };
  expect(await problems('analyses', [finding, { ...finding, metric: 'no.metric' }])).toEqual({
    rejected: 1,
    codes: ['import.objective.metric'],
  });
  const resource = { title: '报告', kind: 'report', unit: 'piece', offeredOn: '2026-01-01' };
  expect((await problems('resources', [resource, { ...resource, untilOn: '2026-01-01' }])).codes).toEqual(['import.record.ends_early']);
});
