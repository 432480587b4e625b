import { type HealthForm, type HealthPolicy, healthForms, measuresOf } from '@fulcrum/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import { AS_OF, accounts } from '../../../test/judgement/arbitraries.ts';
import { putBase } from '../../../test/judgement/base.ts';
import { healthPolicy } from '../../../test/judgement/health-policies.ts';
import { plainArea, plainBands, plainMean, plainTenths } from '../../../test/oracle/backtest.ts';
import { micro } from '../../../test/oracle/decimal.ts';
import { healthOf } from '../../../test/oracle/health.ts';
import { hadCome, metricsOf, type RawAccount } from '../../../test/oracle/metrics.ts';
import { happened, knownBy, makeLate, plus, type Window } from '../../../test/oracle/outcomes.ts';
import { meanOf } from '../../policy/backtest/mean-auc.ts';
import { catalogOf } from '../catalog.ts';
import { declareFields } from '../settings/index.ts';
import { figuresOf } from './backtest-figures.ts';
import { pointRows } from './backtest-point.sql.ts';
import { type DimensionTally, tally } from './dimension-tally.ts';
import { dimensionsOf } from './health-dimensions.ts';
import { levelsOn, movedBetween } from './level-moves.ts';
import { levelsOf } from './subject.ts';

const { db } = await testDatabase();
const name = { zh: '字段', en: 'Field' };
await declareFields(
  db,
  'account',
  (['number:need', 'choice:kind', 'date:signed', 'boolean:vip'] as const).map((each) => {
    const [type, id] = each.split(':') as ['number', string];
    return { id, type, name };
  }),
  '2020-01-01T00:00:00Z',
);
const OUTCOMES = ['bought_again', 'grew', 'shrank', 'lost'] as const;
type Outcome = (typeof OUTCOMES)[number];

interface Case {
  account: string;
  happened: boolean;
  colour: string;
  score: number | null;
  /** Of each dimension of the policy in turn. */
  marks: (number | null)[];
}
/** The mean of a dimension's marks by their weights, to six digits. */
function markOf(form: HealthForm, dimension: string, marks: readonly (bigint | null)[]): number | null {
  let [over, under] = [0n, 0n];
  for (const [at, { dimension: own, measure }] of measuresOf(form).entries()) {
    const mark = marks[at] ?? null;
    if (own.id !== dimension || mark === null) continue;
    over += micro(measure.weight) * mark;
    under += micro(measure.weight);
  }
  return under === 0n ? null : Number((2n * over * 10_000n + under) / (2n * under)) / 1e6;
}
function caseOf(policy: HealthPolicy, outcome: Outcome, account: RawAccount, window: Window): Case[] {
  const came = hadCome(account, window.asOf) ? happened(outcome, account, window) : null;
  if (came === null) return [];
  const { variant, score, colour, marks } = healthOf(policy, metricsOf(knownBy(account, window.asOf), window.asOf));
  const of = (form: HealthForm) => form.dimensions.map(({ id }) => (form.id === variant ? markOf(form, id, marks) : null));
  const told = score === null ? null : Number(score) / 100;
  return [{ account: account.id, happened: came, colour, score: told, marks: healthForms(policy).flatMap(of) }];
}
const near = (found: number | null | undefined, plain: number | null | undefined) =>
  plain == null ? expect(found ?? null).toBeNull() : expect(Math.abs(found! - plain)).toBeLessThan(1e-9);

test('area, interval, lift, tenths, bands, colours, moves and dimensions are those of a plain computation, to 1e-9', {
  timeout: 180_000,
}, async () => {
  const seen = { areas: 0, dimensions: 0, moved: 0 };
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(accounts(60), accounts(60, 30)),
      healthPolicy,
      fc.constantFrom(...OUTCOMES),
      fc.constantFrom(3, 6, 12),
      fc.uniqueArray(fc.constantFrom(...AS_OF), { minLength: 2, maxLength: 3 }).map((days) => days.toSorted()),
      async (base, policy, outcome, months, days) => {
        await putBase(db, base);
        await makeLate(db);
        const subject = { health: policy };
        const turned = outcome === 'lost' || outcome === 'shrank';
        const sign = (score: number) => (turned ? 0 - score : score);
        const tallied: DimensionTally = new Map();
        const ids = dimensionsOf(policy).map(({ id }) => id);
        const points = [];
        for (const asOf of days) {
          const window = { asOf, months, until: plus(asOf, { months }) };
          const rows = await pointRows(db, { subject, signals: [], catalog: await catalogOf(db), outcome, window, scope: { all: true } });
          tally(tallied, ids, rows);
          const cases = base.flatMap((account) => caseOf(policy, outcome, account, window));
          const figures = figuresOf(
            {
              asOf,
              until: window.until,
              over: true,
              levels: levelsOf(subject),
              scale: turned ? 'turned' : 'same',
              moved: null,
              signals: [],
            },
            rows,
          );
          points.push({ rows, cases });
          const scored = cases.flatMap(({ score, happened: yes }) => (score === null ? [] : [{ score: sign(score), happened: yes }]));
          expect(figures).toMatchObject({ accounts: cases.length, unscored: cases.length - scored.length });
          const area = plainArea(scored);
          seen.areas += area ? 1 : 0;
          near(figures.auc, area?.auc);
          near(figures.low, area?.low);
          near(figures.high, area?.high);
          const tenths = plainTenths(scored);
          expect(figures.deciles).toHaveLength(tenths.length);
          for (const [at, rate] of tenths.entries()) near(figures.deciles[at]!.rate, rate);
          const all = scored.filter((one) => one.happened).length / scored.length;
          near(figures.liftTop10, all > 0 ? tenths[0]! / all : null);
          const bands = plainBands(scored);
          expect(figures.bands).toHaveLength(bands.length);
          for (const [at, { from, to, ...band }] of bands.entries()) {
            const found = figures.bands[at]!;
            expect([found.from, found.to]).toEqual(turned ? [0 - to, 0 - from] : [from, to]);
            expect(found).toMatchObject({ accounts: band.accounts, positives: band.positives });
            for (const key of ['rate', 'low', 'high'] as const) near(found[key], band[key]);
          }
          for (const { id, accounts: count, positives } of figures.levels) {
            const own = cases.filter(({ colour }) => colour === id);
            expect([count, positives]).toEqual([own.length, own.filter((one) => one.happened).length]);
          }
        }
        for (const [at, id] of ids.entries()) {
          const plain = plainMean(
            points.map(({ cases }) =>
              cases.flatMap(({ account, happened: yes, marks }) => {
                const mark = marks[at] ?? null;
                return mark === null ? [] : [{ account, happened: yes, score: sign(mark) }];
              }),
            ),
          );
          const found = meanOf(tallied.get(id)!.areas);
          seen.dimensions += plain ? 1 : 0;
          near(found?.auc, plain?.auc);
          near(found?.error, plain?.error);
        }
        for (const [at, { rows, cases }] of points.slice(1).entries()) {
          const before = new Map(points[at]!.cases.map(({ account, colour }) => [account, colour]));
          const both = cases.filter(({ account }) => before.has(account));
          const changed = both.filter(({ account, colour }) => before.get(account) !== colour).length;
          seen.moved += changed;
          expect(movedBetween(levelsOn(points[at]!.rows), levelsOn(rows))).toEqual({ accounts: both.length, changed });
        }
      },
    ),
    { numRuns: 50 },
  );
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(20);
});
