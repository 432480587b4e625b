import type { Account, AccountBenefits, BenefitMatrix, BenefitsPolicy, Granted, SlaPolicy, TriedBenefits } from '@fulcrum/contract';
import { FUNNEL_STAGES, measureOf, SENIORITIES, SimulatedBenefits } from '@fulcrum/contract';
import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { maskerOf } from '../../access/mask.ts';
import { newId } from '../../kernel/ids.ts';

const fulcrum = await testFulcrum();
const { db, call } = fulcrum;
const TODAY = '2026-11-23';
const LEVELS = ['A', 'B', 'C', 'D', 'E'];
const ids: string[] = [];
const documentOf = async <Document>(id: string) => (await call<{ document: Document }>('policies.get', { id })).document;
const pageOf = (accountId: string) => call<AccountBenefits>('benefits.account', { accountId });
const tried = async (yaml: string, accounts: string[], actor?: Parameters<typeof call>[2]) =>
  (await call<{ accounts: TriedBenefits[] }>('policies.tryOutBenefits', { yaml, accounts }, actor)).accounts;
const simulated = (yaml: string, actor?: Parameters<typeof call>[2]) =>
  call<SimulatedBenefits>('policies.simulateBenefits', { yaml }, actor);
async function published(id: string, yaml: string) {
  await call('policies.saveDraft', { id, yaml });
  await call('policies.publish', { id });
}

/** Customers of every level and stage; some with a running promise of a better level than theirs, one signed today. */
beforeAll(async () => {
  await call('session.installTemplate', { id: 'infrastructure' });
  await sql`update policy_version set in_force_from = '2026-01-01' where policy_id in ('benefits', 'service-level')`.execute(db);
  // What is above an entitlement goes to whoever may approve.
  await fulcrum.person('administrator');
  const team = newId();
  await sql`insert into team (id, code, name, created_at) values (${team}, 'T', '一组', '2026-01-01Z')`.execute(db);
  for (const [at, level] of [...LEVELS, ...LEVELS, ...LEVELS].entries()) {
    const { id } = await call<Account>('accounts.create', { code: `D-${at}`, name: `D-${at}`, createdOn: '2024-01-01' });
    ids.push(id);
    const judged = (day: string, of: string) =>
      sql`insert into policy_result (account_id, policy_id, as_of, run_id, version, level, level_rank)
        values (${id}, 'value-tier', ${day}, ${newId()}, 1, ${of}, ${LEVELS.indexOf(of)})`.execute(db);
    await judged('2025-12-31', LEVELS[(at * 2) % 5]!);
    if (at % 4 !== 3) {
      const signedOn = at === 6 ? TODAY : '2026-02-10';
      await call('contracts.create', {
        accountId: id,
        code: `HT-${at}`,
        signedOn,
        startsOn: '2026-03-01',
        deliveredOn: '2026-03-01',
        endsOn: at % 3 ? '2027-12-31' : '2026-12-20',
        amount: '1',
      });
    }
    await judged('2026-10-31', level);
    if (at % 2) await call('benefits.use', { accountId: id, benefit: 'training', quantity: '1.5', on: '2026-11-02', reason: '安排' });
    if (at % 5 === 0) await sql`update account set team_id = ${team} where id = ${id}::uuid`.execute(db);
  }
});

/** A policy of other terms, cadences and costs than the one that ships: what may be drawn up in a form. */
function draftOf(policy: BenefitsPolicy, seed: number): BenefitsPolicy {
  const [draw] = fc.sample(
    fc.record({
      keeps: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 500, maxLength: 500 }),
      sizes: fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 500, maxLength: 500 }),
    }),
    { numRuns: 1, seed },
  );
  let at = 0;
  const next = (of: readonly number[]) => of[at++ % of.length]!;
  const { keeps, sizes } = draw!;
  const terms = (benefit: BenefitsPolicy['benefits'][number]) => {
    const measure = measureOf(benefit.kind);
    const size = next(sizes);
    if (measure === 'limit') return { benefit: benefit.id, limit: size };
    if (measure === 'count') return { benefit: benefit.id, quantity: size, per: (['month', 'quarter', 'year'] as const)[size % 3] };
    if (measure === 'class') return { benefit: benefit.id, class: ['gold', 'silver', 'standard', 'basic'][size % 4], unitCost: size * 100 };
    return { benefit: benefit.id };
  };
  return {
    ...policy,
    capacity: { hoursPerYear: 2000 + next(sizes), utilisation: 0.8, administration: 0.1 },
    tiers: LEVELS.map((level) => ({
      level,
      mode: 'proactive',
      visitDays: 10 + next(sizes),
      staff: SENIORITIES.filter(() => next(keeps) > 4).map((seniority) => ({ seniority, hours: next(sizes) })),
    })),
    benefits: policy.benefits.map((benefit) => ({ ...benefit, unitCost: next(sizes) * 10 })),
    matrix: LEVELS.flatMap((level) =>
      FUNNEL_STAGES.map((stage) => ({
        level,
        stage,
        benefits: policy.benefits.filter(() => next(keeps) > 3).map(terms),
      })),
    ) as BenefitsPolicy['matrix'],
  };
}

const grantOf = ({ told: _, waiting: __, ...granted }: AccountBenefits['items'][number]): Granted => granted;
const items = (page: AccountBenefits) => new Map(page.items.map((item) => [item.benefit, grantOf(item)]));

describe.each([11, 12, 13, 14])('draft %i', (seed) => {
  test('what it would do is what the pages say once it is published: of every customer, and added up over the base', async () => {
    const policy = await documentOf<BenefitsPolicy>('benefits');
    const draft = draftOf(policy, seed);
    const yaml = stringify(draft);
    const before = await Promise.all(ids.map(pageOf));
    const told = (await Promise.all([0, 3, 6, 9, 12].map((at) => tried(yaml, ids.slice(at, at + 3))))).flat();
    const whole = await simulated(yaml);
    await published('benefits', yaml);
    const after = await Promise.all(ids.map(pageOf));

    const moved = { accounts: 0, gain: 0, lose: 0, change: 0 };
    const floors = { before: 0, after: 0 };
    for (const [at, id] of ids.entries()) {
      const [was, is] = [items(before[at]!), items(after[at]!)];
      expect(told[at]).toMatchObject({ accountId: id, level: before[at]!.level, stage: before[at]!.stage });
      expect(told[at]!.items.map((item) => item.benefit).toSorted()).toEqual([...new Set([...was.keys(), ...is.keys()])].toSorted());
      for (const item of told[at]!.items) {
        expect(item.before).toEqual(was.get(item.benefit) ?? null);
        expect(item.after).toEqual(is.get(item.benefit) ?? null);
        if (item.before?.floor) floors.before += 1;
        if (item.after?.floor) floors.after += 1;
      }
      expect([told[at]!.costBefore, told[at]!.costAfter]).toEqual([before[at]!.grantedCost, after[at]!.grantedCost]);
      const terms = ({ quantity, per, limit, class: named }: Granted) => JSON.stringify([quantity, per, limit, named]);
      const gains = [...is.keys()].filter((benefit) => !was.has(benefit)).toSorted();
      const loses = [...was.keys()].filter((benefit) => !is.has(benefit)).toSorted();
      const changes = [...is]
        .filter(([benefit, one]) => was.has(benefit) && terms(was.get(benefit)!) !== terms(one))
        .map(([benefit]) => benefit)
        .toSorted();
      const mover = whole.movers.find((one) => one.accountId === id);
      expect(mover ? [mover.gains, mover.loses, mover.changes] : [[], [], []]).toEqual([gains, loses, changes]);
      if (mover) moved.accounts += 1;
      if (gains.length) moved.gain += 1;
      if (loses.length) moved.lose += 1;
      if (changes.length) moved.change += 1;
    }
    expect(whole.moved).toEqual(moved);
    expect(moved.accounts).toBeGreaterThan(5);
    // A draft takes nothing from who was promised more.
    expect(floors.after).toBeGreaterThan(0);

    const cost = (pages: AccountBenefits[]) => pages.reduce((sum, page) => sum + Number(page.grantedCost), 0);
    expect(Number(whole.granted.before)).toBeCloseTo(cost(before), 4);
    expect(Number(whole.granted.after)).toBeCloseTo(cost(after), 4);
    for (const one of whole.benefits) {
      const having = (pages: AccountBenefits[]) => pages.filter((page) => items(page).has(one.id)).length;
      expect([one.id, one.before, one.after]).toEqual([one.id, having(before), having(after)]);
      expect(one.after - one.before).toBe(one.gain - one.lose);
    }
    expect(whole.benefits.reduce((sum, one) => sum + Number(one.costAfter), 0)).toBeCloseTo(Number(whole.granted.after), 4);
    for (const { id, before: was, after: is } of whole.byClass) {
      const having = (pages: AccountBenefits[]) => pages.filter((page) => page.items.some((item) => item.class === id)).length;
      expect([id, was, is]).toEqual([id, having(before), having(after)]);
    }
    const { cells } = await call<BenefitMatrix>('benefits.matrix', {});
    const counted = cells.filter(({ accounts }) => accounts > 0).map(({ level, stage, accounts }) => `${level} ${stage} ${accounts}`);
    expect(whole.cells.map(({ level, stage, accounts }) => `${level} ${stage} ${accounts}`).toSorted()).toEqual(counted.toSorted());
    expectEffort(whole, draft, after);
  });
});

/** People, hours and the cost of the matrix, recounted account by account from the draft. */
function expectEffort({ effort }: SimulatedBenefits, draft: BenefitsPolicy, pages: readonly AccountBenefits[]) {
  const hours = Object.fromEntries(SENIORITIES.map((seniority) => [seniority, 0]));
  let cost = 0;
  for (const { level, stage } of pages) {
    const mode = draft.tiers.find((tier) => tier.level === level)!;
    for (const staff of mode.staff) hours[staff.seniority]! += (365 / mode.visitDays!) * staff.hours;
    for (const { benefit, quantity, per, limit, unitCost } of draft.matrix.find((cell) => cell.level === level && cell.stage === stage)!
      .benefits) {
      const units = limit !== undefined ? 0 : quantity === undefined ? 1 : quantity * { month: 12, quarter: 4, year: 1 }[per!];
      cost += units * (unitCost ?? draft.benefits.find(({ id }) => id === benefit)!.unitCost);
    }
  }
  for (const { seniority, hours: told } of effort!.after.hours) expect(told).toBeCloseTo(hours[seniority]!, 3);
  const total = Object.values(hours).reduce((sum, one) => sum + one, 0);
  const { hoursPerYear, utilisation, administration } = draft.capacity;
  expect(effort!.after.people).toBeCloseTo(total / (hoursPerYear * utilisation * (1 - administration)), 4);
  expect(Number(effort!.after.cost)).toBeCloseTo(cost, 4);
  expect(effort!.after.accounts).toBe(pages.length);
}

test('classes of service in another order and with other targets are told for customers and for the base as they are afterwards', async () => {
  const policy = await documentOf<SlaPolicy>('service-level');
  const [gold, silver, ...rest] = policy.classes;
  const draft = {
    ...policy,
    classes: [silver!, { ...gold!, targets: gold!.targets.map((target) => ({ ...target, respond: 5 })) }, ...rest],
  };
  const yaml = stringify(draft);
  const before = await Promise.all(ids.map(pageOf));
  const told = await tried(yaml, ids.slice(0, 3));
  const whole = await simulated(yaml);
  await published('service-level', yaml);
  const after = await Promise.all(ids.map(pageOf));
  for (const [at, account] of told.entries()) {
    expect(account.items.flatMap((item) => item.before ?? [])).toEqual([...items(before[at]!).values()]);
    expect(account.items.flatMap((item) => item.after ?? [])).toEqual([...items(after[at]!).values()]);
  }
  for (const { id, before: was, after: is } of whole.byClass) {
    const having = (pages: AccountBenefits[]) => pages.filter((page) => page.items.some((item) => item.class === id)).length;
    expect([id, was, is]).toEqual([id, having(before), having(after)]);
  }
  // Silver counts as better now: who is promised either has silver.
  expect(whole.moved.change).toBeGreaterThan(0);
  expect(whole.classes.after.map(({ id }) => id)).toEqual(['silver', 'gold', 'standard', 'basic']);
  expect(whole.classes.after[1]!.targets[0]!.respond).toBe(5);
});

describe('who asks', () => {
  test('meets the customers of the team alone, by name and in sums', async () => {
    const csm = await fulcrum.person('csm', {
      teamId: (await sql<{ id: string }>`select id from team where code = 'T'`.execute(db)).rows[0]!.id,
    });
    const policy = await documentOf<BenefitsPolicy>('benefits');
    const yaml = stringify({ ...policy, matrix: [] });
    const whole = await simulated(yaml, csm);
    expect(whole.cells.reduce((sum, { accounts }) => sum + accounts, 0)).toBe(3);
    expect(whole.movers.map(({ code }) => code).toSorted()).toEqual(['D-0', 'D-10', 'D-5']);
    expect((await tried(yaml, ids.slice(0, 2), csm)).map(({ code }) => code)).toEqual(['D-0']);
  });

  test('and is masked from margins sees no cost, of one customer, of a benefit, of a level or of all', async () => {
    const yaml = stringify(await documentOf('benefits'));
    const viewer = await fulcrum.person('viewer');
    const [account] = await tried(yaml, ids.slice(0, 1), viewer);
    expect([account!.costBefore, account!.costAfter, account!.items[0]?.after?.yearlyCost]).toEqual(['***', '***', '***']);
    // Every role that simulates meets costs by default; the shape of the answer masks them from others.
    const whole = maskerOf(SimulatedBenefits, ['margin'])!(await simulated(yaml)) as SimulatedBenefits;
    expect([whole.granted.before, whole.effort!.after.cost, whole.benefits[0]!.costAfter]).toEqual(['***', '***', '***']);
  });
});

describe('what is tried', () => {
  test('without customers asked for: the largest, each of another level', async () => {
    await call('evaluations.run', {});
    const { accounts } = await call<{ accounts: TriedBenefits[] }>('policies.tryOutBenefits', { id: 'benefits' });
    expect(new Set(accounts.map(({ level }) => level)).size).toBe(accounts.length);
    expect(accounts.length).toBeGreaterThan(0);
  });

  test('a policy beside the one that customers are under changes nothing for them, and says so', async () => {
    const policy = await documentOf<BenefitsPolicy>('benefits');
    const whole = await simulated(stringify({ ...policy, id: 'other-benefits', matrix: [] }));
    expect(whole).toMatchObject({ main: false, moved: { accounts: 0 } });
    expect((await simulated(stringify({ ...policy, matrix: [] }))).main).toBe(true);
  });

  test('is of benefits or service levels, without a fault', async () => {
    await expect(call('policies.simulateBenefits', { id: 'value-tier' })).rejects.toMatchObject({ reason: 'resource.not_found' });
    const policy = await documentOf<BenefitsPolicy>('benefits');
    await expect(simulated(stringify({ ...policy, benefits: [] }))).rejects.toMatchObject({ reason: 'policy.invalid' });
  });
});
