import type { BacktestOutcome } from '@fulcrum/contract';
import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import { AS_OF, accounts } from '../../../test/judgement/arbitraries.ts';
import { putBase } from '../../../test/judgement/base.ts';
import { putTerms, TERM_DAYS, termBases } from '../../../test/judgement/terms-base.ts';
import { type Micro, micro } from '../../../test/oracle/decimal.ts';
import { hadCome, type Line, metricsOf, type RawAccount } from '../../../test/oracle/metrics.ts';
import { type RawTerms, termsOf } from '../../../test/oracle/terms.ts';
import { catalogOf } from '../catalog.ts';
import type { OutcomeWindow } from '../facts/index.ts';
import { ASKED, pointRows } from './backtest-point.sql.ts';

const { db } = await testDatabase();
const catalog = await catalogOf(db);
const plus = (day: string, of: Temporal.DurationLike) => Temporal.PlainDate.from(day).add(of).toString();
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

/** Lines of product 3 became known forty days late. */
const knownOn = ({ on, product }: Line) => (product === 3 ? plus(on, { days: 40 }) : on);
const makeLate = () =>
  sql`update order_line l set known_at = l.happened_on + 40 from product p where p.id = l.product_id and p.code = 'P3'`.execute(db);
const sum = (lines: readonly Line[]): Micro => lines.reduce((total, { amount }) => total + micro(amount), 0n);
const isBought = ({ amount }: Line) => micro(amount) > 0n;

/** Whether it happened to an account; null where it could not. */
function happened(outcome: BacktestOutcome, { lines }: RawAccount, { asOf, months, until }: OutcomeWindow): boolean | null {
  const known = lines.filter((line) => line.on <= asOf && knownOn(line) <= asOf);
  const later = lines.filter(({ on }) => on > asOf && on <= until);
  if (outcome === 'bought_again') return known.some(isBought) ? later.some(isBought) : null;
  if (outcome === 'lost')
    return known.some((line) => isBought(line) && line.on > plus(asOf, { months: -12 })) ? !later.some(isBought) : null;
  const before = sum(known.filter(({ on }) => on > plus(asOf, { months: -months })));
  if (before <= 0n) return null;
  return outcome === 'grew' ? sum(later) > before : sum(later) < before;
}

test('who bought again, grew, shrank or was lost is what a plain count says, and the score is of what was known on the day', async () => {
  await fc.assert(
    fc.asyncProperty(
      accounts(12),
      windows(AS_OF),
      fc.constantFrom<BacktestOutcome>('bought_again', 'grew', 'shrank', 'lost'),
      async (base, window, outcome) => {
        await putBase(db, base);
        await makeLate();
        const judged = base
          .filter((account) => hadCome(account, window.asOf))
          .flatMap((account) => {
            const came = happened(outcome, account, window);
            const known = { ...account, lines: account.lines.filter((line) => knownOn(line) <= window.asOf) };
            const amount = Number(metricsOf(known, window.asOf)['orders.amount_12m']) / 1e6;
            const turned = outcome === 'lost' || outcome === 'shrank' ? 0 - amount : amount;
            return came === null ? [] : [{ score: turned, happened: came }];
          });
        expect(await found(outcome, 'orders.amount_12m', window)).toEqual(counted(judged));
      },
    ),
    { numRuns: 60 },
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
    { numRuns: 60 },
  );
});
