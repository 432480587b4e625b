// What a lead waits for when judging a whole base: each ask once to warm up and three times measured, over HTTP as the screens ask it, beside
// one whole evaluation of the same policies in the same run. Ratios, not seconds, are the result. node bench/judge.ts [--accounts 100000]
// [--only sensitivity,renewalModel]
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { fillBase, fillUsage } from './base.ts';
import { fillPayments, fillTerms } from './facts-base.ts';
import { servedEmpty } from './served.ts';
import { must } from './torture/call.ts';
import type { Victim } from './torture/victim.ts';

const AS_OF = '2026-05-31';
const BEFORE = '2026-04-30';
const TURNS = 3;
const { values } = parseArgs({ options: { accounts: { type: 'string', default: '100000' }, only: { type: 'string' } } });
const only = values.only?.split(',');
const accounts = Number(values.accounts);

interface Level {
  id: string | null;
  accounts: number;
}
interface Simulated {
  after: Level[];
  matrix: { from: string | null; to: string | null; accounts: number }[];
}
interface StagesSimulated {
  moves: { to: string | null; accounts: number }[];
}
type Work = () => Promise<unknown>;
const median = (list: number[]): number => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;
const round = (value: number): number => Math.round(value * 1000) / 1000;
async function seconds(work: Work): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

/** Waits for a job as a screen does: by asking. */
async function finished(victim: Victim, path: string): Promise<{ state: string; result: unknown }> {
  for (;;) {
    const found = await must<{ state: string; result: unknown }>(victim, 'GET', path);
    if (found.state === 'done') return found;
    if (!['waiting', 'running'].includes(found.state)) throw new Error(`${path}: ${JSON.stringify(found)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Waits until no job is at work: publishing begins an evaluation of its own. */
async function idle(victim: Victim): Promise<void> {
  for (const state of ['waiting', 'running'])
    while ((await must<{ items: unknown[] }>(victim, 'GET', `/jobs?state=${state}&limit=1`)).items.length)
      await new Promise((resolve) => setTimeout(resolve, 200));
}

/** The base by level once the job that follows publishing has judged it by the version. */
async function judgedBy(victim: Victim, version: number): Promise<{ levels: Level[] }> {
  for (;;) {
    const [run] = (await must<{ items: { version: number }[] }>(victim, 'GET', '/evaluations?policyId=value-tier&limit=1')).items;
    if (run?.version === version) return must(victim, 'GET', '/tiers');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

await servedEmpty(async ({ client, peakRssMb }, victim) => {
  await fillBase(client, accounts);
  await fillUsage(client, accounts);
  await fillTerms(client, accounts);
  await fillPayments(client, accounts);
  const lifecycle = await readFile(new URL('../templates/saas/policies/lifecycle.yaml', import.meta.url), 'utf8');
  await must(victim, 'PUT', '/policies/lifecycle/draft', { id: 'lifecycle', yaml: lifecycle });
  await must(victim, 'POST', '/policies/lifecycle/publish', { id: 'lifecycle' });
  const course = await readFile(new URL('../templates/platform/policies/lifecycle.yaml', import.meta.url), 'utf8');
  const tier = await readFile(new URL('../templates/infrastructure/policies/value-tier.yaml', import.meta.url), 'utf8');
  const draft = tier.replace('score: 50 }', 'score: 45 }');
  const benefits = await readFile(new URL('../templates/infrastructure/policies/benefits.yaml', import.meta.url), 'utf8');
  const trained = benefits.replaceAll('training, quantity: 24, per: year', 'training, quantity: 30, per: year');
  const health = await readFile(new URL('../templates/infrastructure/policies/health.yaml', import.meta.url), 'utf8');
  const strictHealth = health.replace('green: 70', 'green: 80');
  await idle(victim);
  const { rows } = await client.query<{ id: string }>("select id from account where code = 'A7'");
  const account = rows[0]?.id ?? '';

  const evaluate = (day: string) => must(victim, 'POST', '/evaluations', { asOf: day });
  const firstSeconds = await seconds(() => evaluate(BEFORE));
  await evaluate(AS_OF);
  await client.query('vacuum (analyze)');
  const got = (path: string) => () => must(victim, 'GET', path);
  const simulated = async () => {
    const { id } = await must<{ id: string }>(victim, 'POST', '/policies/simulate', { yaml: draft, asOf: AS_OF });
    return finished(victim, `/simulations/${id}`);
  };
  const asks: Record<string, Work> = {
    evaluation: () => evaluate(AS_OF),
    tierEvaluation: () => must(victim, 'POST', '/evaluations', { asOf: AS_OF, policyId: 'value-tier' }),
    simulation: simulated,
    tryOut: () => must(victim, 'POST', '/policies/try-out', { yaml: draft, asOf: AS_OF }),
    courseSimulation: () => must(victim, 'POST', '/policies/simulate-stages', { yaml: course, asOf: AS_OF }),
    courseTryOut: () => must(victim, 'POST', '/policies/try-out-stages', { yaml: course, asOf: AS_OF }),
    sensitivity: got(`/tiers/sensitivity?asOf=${AS_OF}`),
    explain: got(`/tiers/explain?accountId=${account}&asOf=${AS_OF}`),
    change: got(`/tiers/change?accountId=${account}&from=${BEFORE}&to=${AS_OF}`),
    lift: got(`/tiers/lift?accountId=${account}&asOf=${AS_OF}`),
    tiers: got(`/tiers?asOf=${AS_OF}`),
    portfolio: got(`/tiers/portfolio?asOf=${AS_OF}`),
    pareto: got(`/tiers/pareto?asOf=${AS_OF}`),
    rfm: got(`/tiers/rfm?asOf=${AS_OF}`),
    outcomes: got(`/tiers/outcomes?asOf=${AS_OF}`),
    health: got(`/health?asOf=${AS_OF}`),
    healthTryOut: () => must(victim, 'POST', '/policies/try-health', { yaml: strictHealth, asOf: AS_OF }),
    healthSimulation: () => must(victim, 'POST', '/policies/simulate-health', { yaml: strictHealth, asOf: AS_OF }),
    healthFalls: got('/health/falls'),
    healthAccount: got(`/health/account?accountId=${account}&asOf=${AS_OF}`),
    lifecycle: got(`/lifecycle?asOf=${AS_OF}`),
    lifecycleFlow: got(`/lifecycle/flow?from=2025-06-01&to=${AS_OF}`),
    lifecycleStuck: got(`/lifecycle/stuck?asOf=${AS_OF}`),
    risks: got('/risks'),
    risksThen: got(`/risks?asOf=${BEFORE}`),
    listThen: got(`/accounts?sort=-amount&asOf=${BEFORE}`),
    sumsThen: got(`/accounts/summary?asOf=${BEFORE}`),
    twoDaysByTier: got(`/accounts/comparison?by=tier&from=${BEFORE}&to=${AS_OF}`),
    twoDaysMovers: got(`/accounts/comparison/movers?by=tier&from=${BEFORE}&to=${AS_OF}`),
    twoDaysByStage: got(`/accounts/comparison?by=stage&from=${BEFORE}&to=${AS_OF}`),
    benefitsTried: () => must(victim, 'POST', '/policies/try-out-benefits', { yaml: trained }),
    benefitsSimulated: () => must(victim, 'POST', '/policies/simulate-benefits', { yaml: trained }),
    entitlements: got(`/benefits/account?accountId=${account}`),
    renewalModel: async () => {
      await must(victim, 'POST', '/renewals/model', {});
      const { items } = await must<{ items: { id: string }[] }>(victim, 'GET', '/jobs?limit=1');
      return finished(victim, `/jobs/${items[0]?.id}`);
    },
  };
  const whole: number[] = [];
  const measure = async (named: Record<string, Work>) => {
    for (const [name, work] of Object.entries(named)) {
      if (only && name !== 'evaluation' && !only.includes(name)) continue;
      try {
        await work();
        const taken: number[] = [];
        for (let turn = 0; turn < TURNS; turn++) taken.push(await seconds(work));
        if (name === 'evaluation') whole.push(...taken);
        console.log(
          JSON.stringify({ name, n: accounts, seconds: round(median(taken)), ofEvaluation: round(median(taken) / median(whole)) }),
        );
      } catch (error) {
        // One ask that fails is told, and fails the run at its end; the others are still measured.
        process.exitCode = 1;
        console.log(JSON.stringify({ name, failed: String(error).slice(0, 300) }));
      }
    }
  };
  await measure(asks);

  // Simulated as of today, since publishing judges today: what comes of it must be what was simulated.
  const { id: simulation } = await must<{ id: string }>(victim, 'POST', '/policies/simulate', { yaml: draft });
  const { result } = (await finished(victim, `/simulations/${simulation}`)) as { result: Simulated };
  await must(victim, 'PUT', '/policies/value-tier/draft', { id: 'value-tier', yaml: draft });
  const { version } = await must<{ version: number }>(victim, 'POST', '/policies/value-tier/publish', { id: 'value-tier' });
  const { levels } = await judgedBy(victim, version);
  const recounted = result.after.map(({ id }) => [
    id,
    result.matrix.filter(({ to }) => to === id).reduce((sum, cell) => sum + cell.accounts, 0),
  ]);
  const counts = (list: readonly Level[]) => JSON.stringify(list.map(({ id, accounts }) => [id, accounts]));
  const agrees = counts(result.after) === counts(levels) && counts(result.after) === JSON.stringify(recounted);
  // A faster answer to another question proves nothing.
  if (!agrees) process.exitCode = 1;
  console.log(
    JSON.stringify({
      name: 'published',
      firstEvaluationSeconds: round(firstSeconds),
      simulated: Object.fromEntries(result.after.map(({ id, accounts }) => [id, accounts])),
      matrix: Object.fromEntries(recounted),
      published: Object.fromEntries(levels.map(({ id, accounts }) => [id, accounts])),
      agrees,
      peakRssMb: await peakRssMb(),
    }),
  );
  // By conditions from here on: what comes of the course must be what was simulated, too.
  const said = await must<StagesSimulated>(victim, 'POST', '/policies/simulate-stages', { yaml: course });
  await must(victim, 'PUT', '/policies/lifecycle/draft', { id: 'lifecycle', yaml: course });
  await must(victim, 'POST', '/policies/lifecycle/publish', { id: 'lifecycle' });
  await idle(victim);
  const { stages } = await must<{ stages: Level[] }>(victim, 'GET', '/lifecycle');
  const expected = stages.map(({ id }) => [id, said.moves.filter(({ to }) => to === id).reduce((sum, move) => sum + move.accounts, 0)]);
  const same = counts(stages) === JSON.stringify(expected);
  if (!same) process.exitCode = 1;
  console.log(JSON.stringify({ name: 'coursePublished', simulated: Object.fromEntries(expected), agrees: same }));
  await measure({
    courseEvaluation: () => must(victim, 'POST', '/evaluations', { policyId: 'lifecycle' }),
    course: got('/lifecycle'),
    courseFlow: got(`/lifecycle/flow?from=2025-06-01&to=${AS_OF}`),
    courseStuck: got('/lifecycle/stuck'),
    courseAccount: got(`/lifecycle/account?accountId=${account}`),
  });
});
