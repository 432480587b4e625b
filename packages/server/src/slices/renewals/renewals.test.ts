import type { RenewalLikelihood, RenewalModel } from '@fulcrum/contract';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { emptied } from '../../../test/harness/emptied.ts';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { accountId } from '../../../test/judgement/base.ts';
import { NO_SUBSCRIPTION, putTerms, subscriptionId } from '../../../test/judgement/terms-base.ts';
import { micro } from '../../../test/oracle/decimal.ts';
import { snapshots } from './renewal-days.ts';
import { renewalsTrain } from './renewals.job.ts';

const TODAY = '2026-11-23';
const fulcrum = await testFulcrum({ now: `${TODAY}T01:00:00Z` });
const { db, call, runJob } = fulcrum;
const plus = (day: string, of: Temporal.DurationLike) => Temporal.PlainDate.from(day).add(of).toString();

interface Term {
  account: number;
  id: number;
  from: string;
  to: string;
  predecessor: number | null;
  renewed: boolean;
}
/** Yearly terms of customers, most of whom renew; who is to renew is met in the quarter before the half year that precedes the end, mostly. */
function base(customers: number): { terms: Term[]; meetings: { account: number; on: string }[] } {
  let number = 0;
  const terms: Term[] = [];
  const meetings: { account: number; on: string }[] = [];
  for (let account = 1; account <= customers; account++) {
    let from = `2023-${String((account % 12) + 1).padStart(2, '0')}-01`;
    let predecessor: number | null = null;
    for (let year = 0; year < 4; year++) {
      const to = plus(plus(from, { years: 1 }), { days: -1 });
      const draw = (account * 7919 + year * 104_729) % 97;
      const renewed = to <= TODAY && draw > 30;
      terms.push({ account, id: ++number, from, to, predecessor, renewed });
      if (draw % 10 !== 0 ? draw > 30 : draw <= 30) meetings.push({ account, on: plus(to, { days: -140 }) });
      if (!renewed) break;
      predecessor = number;
      from = plus(to, { days: 1 });
    }
  }
  return { terms, meetings };
}

async function put({ terms, meetings }: ReturnType<typeof base>): Promise<void> {
  await putTerms(
    db,
    [...Map.groupBy(terms, ({ account }) => account)].map(([account, own]) => ({
      account: accountId(account),
      contracts: [],
      subscriptions: own.map(({ id, from, to, predecessor }) => ({
        ...NO_SUBSCRIPTION,
        ...{ id: subscriptionId(id), predecessor: predecessor === null ? null : subscriptionId(predecessor) },
        ...{ startsOn: from, endsOn: to, amount: String(1000 + (id % 7) * 100) },
      })),
    })),
  );
  await emptied(db, 'interaction');
  await sql`insert into interaction (account_id, id, happened_on, known_at, kind, two_way, summary, recorded_at, changed_at)
    select m.account, gen_random_uuid(), m.day, m.day, 'call', true, 'x', '2026-01-01Z', '2026-01-01Z'
    from jsonb_to_recordset(${JSON.stringify(meetings.filter(({ on }) => on <= TODAY).map(({ account, on }) => ({ account: accountId(account), day: on })))}::jsonb) as m(account uuid, day date)`.execute(
    db,
  );
}

async function trained() {
  const { jobId } = await call<{ jobId: string }>('renewals.train', {});
  await runJob(renewalsTrain, { jobRunId: jobId, days: 90 });
  return call<{ model: RenewalModel | null; refusal: { renewed: number; lost: number; message: string } | null; job: object | null }>(
    'renewals.model',
  );
}

test('every past end stands at the last month end ninety days before it, once, and only where a late renewal could be known', () => {
  const all = snapshots(TODAY, 90, '2023-01-01');
  for (let day = '2024-03-15'; day < '2026-09-01'; day = plus(day, { days: 3 })) {
    const own = all.filter(({ from, until }) => day > from && day <= until);
    if (plus(day, { days: 62 }) < TODAY) expect(own.length).toBe(1);
    for (const { asOf, seen } of own) {
      expect(plus(asOf, { days: 90 }) < day).toBe(true);
      expect(plus(asOf, { days: 90 + 32 }) > day).toBe(true);
      expect(seen < TODAY).toBe(true);
    }
  }
  expect(all.every(({ asOf }) => plus(asOf, { days: 1 }).endsWith('-01') && asOf >= '2023-01-01')).toBe(true);
  expect(snapshots(TODAY, 90, TODAY)).toEqual([]);
});

test('a history too small is refused, with what is missing', async () => {
  await put(base(30));
  const { model, refusal } = await trained();
  expect(model).toBeNull();
  expect(refusal).toMatchObject({ needed: 50 });
  expect(refusal!.lost).toBeLessThan(50);
  expect(refusal!.message).toContain(`未续约 ${50 - refusal!.lost} 次`);
  expect(await call('renewals.account', { accountId: accountId(1) })).toMatchObject({ version: null, likelihood: null, contributions: [] });
});

test('it learns from the ends whose outcome is known, is tested on later ones, and tells each account by parts that add up', async () => {
  const all = base(400);
  await put(all);
  const { model, refusal } = await trained();
  expect(refusal).toBeNull();
  // A plain walk: ends past the last month end that is settled do not count yet.
  const last = model!.all.until;
  const first = plus(snapshots(TODAY, 90, '2023-01-01')[0]!.asOf, { days: 90 });
  const ended = all.terms.filter(({ to }) => to > first && to <= last);
  expect(model!.all).toMatchObject({ terms: ended.length, renewed: ended.filter(({ renewed }) => renewed).length });
  expect(plus(last, { days: 30 }) < TODAY).toBe(true);
  expect(model!.learnt.until <= model!.tested.from).toBe(true);
  expect(model!.tested.terms).toBeGreaterThan(ended.length * 0.25);
  expect(model!.tested.auc).toBeGreaterThan(0.75);
  expect(model!.tested.low).toBeGreaterThan(0.65);
  expect(model!.tested.calibration.brier).toBeLessThan(model!.tested.calibration.brierOfShare);
  expect(model!.tested.lift).toBeGreaterThan(1.5);
  expect(model!.terms.map(({ id }) => id)).toContain('interactions.count_90d');
  expect(model!.terms.length).toBeLessThanOrEqual(8);

  const running = all.terms.find(({ from, to, renewed }) => from <= TODAY && to > TODAY && !renewed)!;
  const told = await call<RenewalLikelihood>('renewals.account', { accountId: accountId(running.account) });
  expect(told).toMatchObject({ version: 2, endsOn: running.to, hidden: 0 });
  expect(told.contributions.reduce((sum, { contribution }) => sum + micro(contribution), micro(told.intercept!))).toBe(micro(told.logit!));
  expect(told.likelihood).toBeCloseTo(1 / (1 + Math.exp(-Number(told.logit))), 12);
  const gone = all.terms.filter(({ to, renewed }) => to < TODAY && !renewed)[0]!;
  expect(await call('renewals.account', { accountId: accountId(gone.account) })).toMatchObject({ endsOn: null, likelihood: null });
});

test('a training that is refused afterwards leaves the model in use', async () => {
  await put(base(20));
  const { model, refusal } = await trained();
  expect(model).toMatchObject({ version: 2 });
  expect(refusal).not.toBeNull();
});

test('to whom amounts are masked neither parts of them nor a sum that would tell them are shown', async () => {
  const viewer = await fulcrum.person('viewer');
  await put(base(40));
  const running = base(40).terms.find(({ from, to, renewed }) => from <= TODAY && to > TODAY && !renewed)!;
  const told = await call<RenewalLikelihood>('renewals.account', { accountId: accountId(running.account) }, viewer);
  expect(told).toMatchObject({ version: 2, logit: null, intercept: null });
  expect(told.hidden).toBeGreaterThan(0);
  expect(told.contributions.map(({ id }) => id)).not.toContain('contracts.arr');
  expect(Math.round(told.likelihood! * 10)).toBeCloseTo(told.likelihood! * 10, 9);
  const { model } = await call<{ model: RenewalModel }>('renewals.model', {}, viewer);
  expect(model.terms.find(({ id }) => id === 'contracts.arr')).toMatchObject({ typical: null });
  expect(model.terms.find(({ id }) => id === 'interactions.count_90d')!.typical).not.toBeNull();
  await expect(call('renewals.train', {}, viewer)).rejects.toMatchObject({ reason: 'access.forbidden' });
});

test('an account out of sight does not exist', async () => {
  const sales = await fulcrum.person('sales');
  await expect(call('renewals.account', { accountId: accountId(1) }, sales)).rejects.toMatchObject({ reason: 'resource.not_found' });
});
