import { readFile } from 'node:fs/promises';
import type { Backtest } from '@fulcrum/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { fileBytes, installation } from '../../../test/harness/installation.ts';
import { sidesOf } from '../../../test/oracle/areas.ts';
import { hasRealData, realData } from '../../../test/real-data.ts';
import { backtestJob } from './backtest.job.ts';

const fulcrum = await testFulcrum({ now: '2025-01-02T04:00:00Z' });
const { call, db, url, clock, runJob } = fulcrum;
const FILES = [
  ['accounts', 'ravenstack_accounts.csv'],
  ['subscriptions', 'ravenstack_subscriptions.csv'],
  ['usage', 'ravenstack_feature_usage.csv'],
  ['interactions', 'ravenstack_churn_events.csv'],
] as const;

interface Subscription {
  account: string;
  from: string;
  /** The day of cancellation; empty while it runs. */
  ended: string;
  arr: number;
}
/** The subscriptions straight from the file, which quotes no cell. */
async function subscriptionsOfFile(): Promise<Subscription[]> {
  const [header = '', ...lines] = (await readFile(realData('saas-ravenstack', 'ravenstack_subscriptions.csv'), 'utf8')).trim().split('\n');
  const names = header.trim().split(',');
  return lines.map((line) => {
    const cells = line.trim().split(',');
    const cell = (name: string) => cells[names.indexOf(name)] ?? '';
    return { account: cell('account_id'), from: cell('start_date'), ended: cell('end_date'), arr: Number(cell('arr_amount')) };
  });
}

/** Of each account with a subscription running on the day: its ARR, and whether it cancelled one by the end. */
function cancelledBy(all: readonly Subscription[], asOf: string, until: string) {
  const running = all.filter(({ from, ended }) => from <= asOf && (ended === '' || ended > asOf));
  return [...Map.groupBy(running, ({ account }) => account).values()].map((own) => ({
    score: own.reduce((sum, { arr }) => sum + arr, 0),
    // The last day of a term is the one before its cancellation.
    happened: own.some(({ ended }) => ended !== '' && Temporal.PlainDate.from(ended).subtract({ days: 1 }).toString() <= until),
  }));
}

describe.skipIf(!hasRealData('saas-ravenstack'))('RavenStack, a synthetic company whose churn is drawn by lot', () => {
  const inst = installation({ db, url }, clock);
  let worker: Awaited<ReturnType<typeof inst.startWorker>>;
  beforeAll(async () => {
    worker = await inst.startWorker();
    for (const [entity, name] of FILES)
      expect(await inst.run(fileBytes(realData('saas-ravenstack', name)), { entity, name })).toMatchObject({ state: 'done', rejected: 0 });
  }, 300_000);
  afterAll(() => worker.stop());

  it.each([
    { horizon: 6, months: 1, asOf: '2024-06-30' },
    { horizon: 6, months: 3, asOf: '2024-06-30' },
    { horizon: 3, months: 1, asOf: '2024-09-30' },
    { horizon: 3, months: 3, asOf: '2024-09-30' },
  ])('nothing known tells who cancels within $horizon months of $months month ends up to $asOf, and that is said', async (asked) => {
    const { id } = await call<{ id: string }>('backtests.start', {
      metric: 'contracts.arr',
      outcome: 'cancelled',
      propose: true,
      ...asked,
    });
    const { rows } = await sql<{ input: Record<string, unknown> }>`select input from job_run where id = ${id}`.execute(db);
    await runJob(backtestJob, { jobRunId: id, ...rows[0]!.input });
    const { points, verdict, proposal, warnings } = await call<Backtest>('backtests.get', { id });
    const subscriptions = await subscriptionsOfFile();
    for (const point of points) {
      const plain = cancelledBy(subscriptions, point.asOf, point.until);
      expect([point.accounts, point.positives]).toEqual([plain.length, plain.filter(({ happened }) => happened).length]);
      // Those with more to lose are expected to lose less: the scores are turned around.
      expect(point.auc).toBeCloseTo(1 - sidesOf(plain).auc, 9);
    }
    expect(verdict).toMatchObject({ signal: 'none' });
    expect(verdict!.figures).toBeGreaterThan(20);
    expect(verdict!.strongest!.low <= 0.5 && verdict!.strongest!.high >= 0.5).toBe(true);
    expect(warnings.map(({ code }) => code)).toContain('labels.none');
    process.stdout.write(
      `saas-ravenstack ${asked.asOf}, cancelled in ${asked.horizon} months, ${asked.months} points: ${verdict!.signal} of ${verdict!.figures} figures, strongest ${verdict!.strongest!.id} ${verdict!.strongest!.auc.toFixed(3)} (${verdict!.strongest!.low.toFixed(3)}–${verdict!.strongest!.high.toFixed(3)} at ${verdict!.confidence.toFixed(4)}), weights ${proposal?.own.auc.toFixed(3)} (${proposal?.own.low.toFixed(3)}–${proposal?.own.high.toFixed(3)})\n`,
    );
    await expect(call('backtests.draft', { id })).rejects.toMatchObject({ reason: 'backtest.nothing_proposed' });
  });

  /** A health policy of equal dimensions, of one figure each. */
  async function ofHealth(...figures: [id: string, metric: string, max: number, better: 'high' | 'low'][]) {
    const yaml = stringify({
      ...{ apiVersion: 'fulcrum/v1', kind: 'health', id: 'use', name: { zh: '使用', en: 'Use' } },
      dimensions: figures.map(([id, metric, max, better]) => {
        const name = { zh: id, en: id };
        const measures = [{ id: `${id}_m`, name, metric, normalise: { method: 'minmax', min: 0, max, better } }];
        return { id, name, weight: 100 / figures.length, measures };
      }),
    });
    const asked = { yaml, outcome: 'cancelled', horizon: 6, months: 3, asOf: '2024-06-30', propose: true };
    const { id } = await call<{ id: string }>('backtests.start', asked);
    const { rows } = await sql<{ input: Record<string, unknown> }>`select input from job_run where id = ${id}`.execute(db);
    await runJob(backtestJob, { jobRunId: id, ...rows[0]!.input });
    const found = await call<Backtest>('backtests.get', { id });
    const words = found.dimensions.map(
      ({ id: dim, auc, low, high, tells }) => `${dim} ${auc?.toFixed(3)} (${low?.toFixed(3)}–${high?.toFixed(3)}) ${tells}`,
    );
    process.stdout.write(`saas-ravenstack, a health policy: ${found.verdict?.signal}; ${words.join(', ')}\n`);
    return found;
  }

  it('nor does any dimension of use in a health policy tell, and no draft is made of it', async () => {
    const { id, verdict, dimensions, warnings } = await ofHealth(
      ['silent', 'usage.silent_days', 60, 'low'],
      ['seats', 'contracts.seats', 100, 'high'],
    );
    expect(verdict).toMatchObject({ signal: 'none', figures: 2 });
    expect(dimensions.map(({ tells }) => tells)).toEqual(['no', 'no']);
    expect(warnings.map(({ code }) => code)).toContain('dimensions.none');
    await expect(call('backtests.draft', { id })).rejects.toMatchObject({ reason: 'backtest.nothing_proposed' });
  });

  it('a dimension of size points the wrong way, and that is said: those who pay more cancel something more often', async () => {
    const { dimensions } = await ofHealth(['arr', 'contracts.arr', 100_000, 'high']);
    expect(dimensions).toMatchObject([{ id: 'arr', tells: 'reversed' }]);
  });
});
