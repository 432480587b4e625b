import type { BacktestOutcome } from '@fulcrum/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import { AS_OF, accounts } from '../../../test/judgement/arbitraries.ts';
import { putBase } from '../../../test/judgement/base.ts';
import { putTerms, TERM_DAYS, termBases } from '../../../test/judgement/terms-base.ts';
import { hadCome, metricsOf } from '../../../test/oracle/metrics.ts';
import { happened, knownBy, makeLate, plus } from '../../../test/oracle/outcomes.ts';
import { type RawTerms, termsOf } from '../../../test/oracle/terms.ts';
import { catalogOf } from '../catalog.ts';
import type { OutcomeWindow } from '../facts/index.ts';
import { ASKED, pointRows } from './backtest-point.sql.ts';

const { db } = await testDatabase();
const catalog = await catalogOf(db);
const windows = (days: readonly string[]) =>
  fc
    .record({ asOf: fc.constantFrom(...days), months: fc.constantFrom(3, 6, 12) })
    .map(({ asOf, months }): OutcomeWindow => ({ asOf, months, until: plus(asOf, { months }) }));

/** Accounts by score, to how many it happened: as the statement answers, and as the oracle counts. */
async function found(outcome: BacktestOutcome, metric: string, window: OutcomeWindow) {
  const rows = await pointRows(db, { subject: { metric }, signals: [], catalog, outcome, window, scope: { all: true } });
  return rows
    .filter(({ signal }) => signal === ASKED)
    .map(({ score, accounts: all, positives }) => ({ score, all, positives }))
    .sort((a, b) => (a.score ?? -1e300) - (b.score ?? -1e300));
}
const counted = (judged: { score: number | null; happened: boolean }[]) =>
  [...Map.groupBy(judged, ({ score }) => score)]
    .map(([score, same]) => ({ score, all: same.length, positives: same.filter(({ happened }) => happened).length }))
    .sort((a, b) => (a.score ?? -1e300) - (b.score ?? -1e300));

test('who bought again, grew, shrank or was lost is what a plain count says, and the score is of what was known on the day', async () => {
  await fc.assert(
    fc.asyncProperty(
      accounts(12),
      windows(AS_OF),
      fc.constantFrom<BacktestOutcome>('bought_again', 'grew', 'shrank', 'lost'),
      async (base, window, outcome) => {
        await putBase(db, base);
        await makeLate(db);
        const judged = base
          .filter((account) => hadCome(account, window.asOf))
          .flatMap((account) => {
            const came = happened(outcome, account, window);
            const amount = Number(metricsOf(knownBy(account, window.asOf), window.asOf)['orders.amount_12m']) / 1e6;
            const turned = outcome === 'lost' || outcome === 'shrank' ? 0 - amount : amount;
            return came === null ? [] : [{ score: turned, happened: came }];
          });
        expect(await found(outcome, 'orders.amount_12m', window)).toEqual(counted(judged));
      },
    ),
    { numRuns: 25 },
  );
});

const covers = ({ from, to }: { from: string; to: string | null }, day: string) => from <= day && (to === null || to >= day);

/** The same of terms alone. */
function ofTerms(outcome: BacktestOutcome, all: RawTerms, { asOf, until }: OutcomeWindow): boolean | null {
  const running = termsOf(all, asOf).filter((term) => covers(term, asOf));
  const later = termsOf(all, until).filter(({ from, to }) => to === null || to >= from);
  if (outcome === 'lost') return running.length ? !later.some((term) => covers(term, until)) : null;
  if (outcome === 'cancelled') {
    const held = running.filter(({ succeeded }) => !succeeded);
    const over = ({ id }: { id: string }) =>
      later.some((term) => term.id === id && term.to !== null && term.to <= until && !term.succeeded);
    return held.length ? held.some(over) : null;
  }
  const ending = running.filter(({ to, succeeded }) => to !== null && to > asOf && to <= until && !succeeded);
  if (!ending.length) return null;
  return ending.every((term) => later.some(({ id, from, succeeded }) => (id === term.id ? succeeded : from > asOf && from > term.from)));
}

test('whose term was renewed or ended for good is what a plain walk over the terms says', async () => {
  await fc.assert(
    fc.asyncProperty(
      termBases(8),
      windows(TERM_DAYS),
      fc.constantFrom<BacktestOutcome>('lost', 'renewed', 'cancelled'),
      async (base, window, outcome) => {
        await putTerms(db, base);
        const judged = base.flatMap((all) => {
          const came = ofTerms(outcome, all, window);
          return came === null ? [] : [{ score: 0, happened: came }];
        });
        expect((await found(outcome, 'orders.count_12m', window)).map((row) => ({ ...row, score: 0 }))).toEqual(counted(judged));
      },
    ),
    { numRuns: 25 },
  );
});
