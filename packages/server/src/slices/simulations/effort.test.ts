import { readFileSync } from 'node:fs';
import type { Account, AccountBenefits, SimulatedMove, Simulation } from '@fulcrum/contract';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { newId } from '../../kernel/ids.ts';
import { simulateDraft } from './simulate.job.ts';

const fulcrum = await testFulcrum();
const { db, call, runJob } = fulcrum;
const TEMPLATE = new URL('../../../../../templates/infrastructure/policies/', import.meta.url);
const yamlOf = (file: string) => readFileSync(new URL(file, TEMPLATE), 'utf8');

interface Terms {
  benefit: string;
  quantity?: number;
  per?: 'month' | 'quarter' | 'year';
  limit?: number;
  unitCost?: number;
}
interface Benefits {
  tiers: { level: string; visitDays?: number; staff?: { seniority: string; hours: number }[] }[];
  benefits: { id: string; unitCost?: number }[];
  matrix: { level: string; stage: string; benefits: Terms[] }[];
}

async function ordered(accountId: string, amount: number, day: string) {
  const [id, productId] = [newId(), newId()];
  await sql`insert into product (id, code, name, recorded_at, changed_at) values (${productId}, ${id}, ${id}, '2026-01-01', '2026-01-01')`.execute(
    db,
  );
  await sql`insert into sales_order (account_id, id, code, currency, happened_on, known_at, recorded_at, changed_at)
    values (${accountId}, ${id}, ${id}, 'CNY', ${day}, ${day}, '2026-10-01', '2026-10-01')`.execute(db);
  await sql`insert into order_line (account_id, order_id, line_key, product_id, happened_on, known_at, quantity, amount, base_amount, recorded_at, changed_at)
    values (${accountId}, ${id}, '1', ${productId}, ${day}, ${day}, 1, ${amount}, ${amount}, '2026-10-01', '2026-10-01')`.execute(db);
}
async function simulated(yaml: string, asOf?: string): Promise<Simulation> {
  const { id } = await call<{ id: string }>('policies.simulate', { yaml, ...(asOf ? { asOf } : {}) });
  const { input } = (await sql<{ input: Record<string, unknown> }>`select input from job_run where id = ${id}::uuid`.execute(db)).rows[0]!;
  await runJob(simulateDraft, { jobRunId: id, ...input });
  return call<Simulation>('simulations.get', { id });
}

/** What one account asks for in a year, read out of the file that ships. */
function oneOf({ tiers, benefits, matrix }: Benefits, level: string, stage: string) {
  const mode = tiers.find((tier) => tier.level === level);
  const visits = mode?.visitDays ? 365 / mode.visitDays : 0;
  const hours = (mode?.staff ?? []).map((staff) => staff.hours).reduce((a, b) => a + b, 0) * visits;
  const terms = matrix.find((cell) => cell.level === level && cell.stage === stage)?.benefits ?? [];
  const cost = terms
    .filter(({ limit }) => limit === undefined)
    .map(({ benefit, quantity, per, unitCost }) => {
      const units = quantity === undefined ? 1 : quantity * { month: 12, quarter: 4, year: 1 }[per!];
      return units * (unitCost ?? benefits.find(({ id }) => id === benefit)?.unitCost ?? 0);
    })
    .reduce((a, b) => a + b, 0);
  return { visits, hours, cost };
}

test('visits, hours, people and cost equal a plain recount, account by account, before and after', async () => {
  await call('session.installTemplate', { id: 'infrastructure' });
  const ids: string[] = [];
  for (const [at, [amount, day]] of (
    [
      [40e6, '2026-10-20'],
      [12e6, '2026-02-01'],
      [4e6, '2026-10-20'],
      [2e6, '2026-03-01'],
      [5e5, '2026-11-01'],
      [0, ''],
    ] as const
  ).entries()) {
    for (const n of [1, 2, 3].slice(0, (at % 3) + 1)) {
      const { id } = await call<Account>('accounts.create', { code: `E-${at}-${n}`, name: `E-${at}-${n}`, createdOn: '2024-01-01' });
      if (amount) await ordered(id, amount, day);
      if (n === 2)
        await call('contracts.create', {
          accountId: id,
          signedOn: '2026-01-01',
          startsOn: '2026-02-01',
          deliveredOn: '2026-02-01',
          endsOn: '2027-12-31',
          amount: '1',
        });
      ids.push(id);
    }
  }
  await call('evaluations.run', {});
  // Level C begins lower: some rise.
  const draft = yamlOf('value-tier.yaml').replace('score: 50 }', 'score: 29 }').replace('score: 30 }', 'score: 20 }');
  const found = await simulated(draft);
  const effort = found.result!.effort!;
  expect(effort).toMatchObject({ policyId: 'benefits', version: 1, hoursPerPerson: 1326 });
  const { items } = await call<{ items: SimulatedMove[] }>('simulations.moves', { id: found.id, limit: 200 });
  expect(items.length).toBeGreaterThan(0);
  const policy = parse(yamlOf('benefits.yaml')) as Benefits;
  const plain = { before: { visits: 0, hours: 0, cost: 0, accounts: 0 }, after: { visits: 0, hours: 0, cost: 0, accounts: 0 } };
  for (const id of ids) {
    const { level, stage } = await call<AccountBenefits>('benefits.account', { accountId: id });
    const move = items.find(({ accountId }) => accountId === id);
    for (const [side, at] of [
      ['before', level],
      ['after', move ? move.to : level],
    ] as const) {
      const one = oneOf(policy, at!, stage);
      for (const key of ['visits', 'hours', 'cost'] as const) plain[side][key] += one[key];
      plain[side].accounts += 1;
    }
  }
  for (const side of ['before', 'after'] as const) {
    const { accounts, visits, hours, people, cost } = effort[side];
    const total = hours.reduce((sum, one) => sum + one.hours, 0);
    expect(accounts).toBe(plain[side].accounts);
    expect(visits).toBeCloseTo(plain[side].visits, 4);
    expect(total).toBeCloseTo(plain[side].hours, 4);
    expect(people).toBeCloseTo(plain[side].hours / (2080 * 0.75 * 0.85), 4);
    expect(Number(cost)).toBe(plain[side].cost);
    // The levels add up to the whole.
    expect(effort.levels.reduce((sum, level) => sum + Number(level[side].cost), 0)).toBe(Number(cost));
    expect(effort.levels.map((level) => [level.id, level[side].accounts]).filter(([, n]) => n !== 0)).toEqual(
      found.result![side].filter(({ id }) => id !== null).map((sum) => [sum.id, sum.accounts]),
    );
  }
  expect(effort.after.visits).toBeGreaterThan(effort.before.visits);
});

test('where no policy of benefits was in force on the day there is no estimate, and none is made up', async () => {
  const found = await simulated(yamlOf('value-tier.yaml'), '2026-10-31');
  expect(found.result).toMatchObject({ effort: null });
});
