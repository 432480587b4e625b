import type { TierPolicy } from '@fulcrum/contract';
import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import { addRecords, putInForce } from '../../../test/judgement/base.ts';
import { contextOn, inTransaction } from '../../../test/judgement/ctx.ts';
import { putTerms, TERM_DAYS, termBases } from '../../../test/judgement/terms-base.ts';
import { type Micro, micro } from '../../../test/oracle/decimal.ts';
import type { Line } from '../../../test/oracle/metrics.ts';
import { type RawTerms, termsOf } from '../../../test/oracle/terms.ts';
import { evaluate } from '../../policy/run.ts';
import { catalogsOf } from '../catalog.ts';
import { tiersHandlers } from './index.ts';

const { db } = await testDatabase();
const TODAY = '2026-06-30';
const POLICY: TierPolicy = {
  apiVersion: 'fulcrum/v1',
  kind: 'tier',
  id: 'value',
  name: { zh: '价值', en: 'Value' },
  sample: false,
  items: [{ id: 'amount', name: { zh: '金额', en: 'Amount' }, whenNull: 'zero', perUnit: { metric: 'orders.amount_total', points: 1 } }],
  levels: [
    { id: 'A', name: { zh: 'A', en: 'A' }, score: 1000 },
    { id: 'B', name: { zh: 'B', en: 'B' } },
  ],
  schedule: 'daily',
};
const plus = (day: string, years: number) => Temporal.PlainDate.from(day).add({ years }).toString();
const lines: fc.Arbitrary<Line[]> = fc.array(
  fc.record({
    order: fc.integer({ min: 0, max: 1e6 }),
    product: fc.constant(1),
    on: fc.integer({ min: 0, max: 1300 }).map((days) => Temporal.PlainDate.from('2021-12-01').add({ days }).toString()),
    amount: fc.constantFrom('0', '300', '900', '-400', '1200.50'),
    margin: fc.constant(null),
  }),
  { maxLength: 4 },
);
const sum = (list: readonly Line[]): Micro => list.reduce((total, { amount }) => total + micro(amount), 0n);
const covers = ({ from, to }: { from: string; to: string | null }, day: string) => from <= day && (to === null || to >= day);

/** One account over one year, by the words of the page. */
function became(terms: RawTerms, orders: readonly Line[], from: string, to: string) {
  const within = (after: string, until: string) => orders.filter(({ on }) => on > after && on <= until);
  const bought = (list: readonly Line[]) => list.some(({ amount }) => micro(amount) > 0n);
  const running = termsOf(terms, from).filter((term) => covers(term, from));
  const later = termsOf(terms, to);
  const active = bought(within(plus(from, -1), from)) || running.length > 0;
  const ending = running.filter(({ to: end, succeeded }) => end !== null && end > from && end <= to && !succeeded);
  const followed = ({ id, from: began }: { id: string; from: string }) =>
    later.some((term) => (term.id === id ? term.succeeded : term.from > from && term.from > began));
  return {
    level: sum(orders.filter(({ on }) => on <= from)) >= micro(1000) ? 'A' : 'B',
    active,
    lost: active && !bought(within(from, to)) && !later.some((term) => covers(term, to)),
    ended: ending.length > 0,
    renewed: ending.length > 0 && ending.every(followed),
    before: sum(within(plus(from, -1), from)),
    after: sum(within(from, to)),
  };
}

test('what became of each level, this year and last, is what a plain walk over orders and terms says; evaluated then or judged afterwards, and who was closed since is not left out', async () => {
  const seen = { lost: 0, renewed: 0, closed: 0 };
  const drawn = fc.record({
    base: termBases(8),
    orders: fc.array(lines, { minLength: 8, maxLength: 8 }),
    evaluated: fc.boolean(),
    shut: fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
  });
  await fc.assert(
    fc.asyncProperty(drawn, fc.constantFrom(...TERM_DAYS, '2024-12-31'), async ({ base, orders, shut, evaluated }, to) => {
      await putTerms(db, base);
      await putInForce(db, POLICY);
      await addRecords(
        db,
        base.map(({ account }, index) => ({
          id: account,
          facts: [],
          lines: orders[index]!.map((line, at) => ({ ...line, order: index * 10 + at })),
        })),
      );
      const [from, before] = [plus(to, -1), plus(to, -2)];
      for (const asOf of evaluated ? [before, from] : [])
        await inTransaction(db, TODAY, async (ctx) => evaluate(ctx, await catalogsOf(ctx.db), { asOf, cause: 'manual' }));
      const closed = base.filter((_, index) => shut[index]).map(({ account }) => account);
      await sql`insert into account_history (account_id, field, valid_from, recorded_at, known_at, value)
        select account, 'status', v.day::date, '2026-01-01Z', v.day::date, to_jsonb(v.status) from unnest(${closed}::uuid[]) account,
          (values ('2015-01-01', 'active'), ((${from}::date + 30)::text, 'closed')) v(day, status)`.execute(db);
      await sql`update account set status = 'closed' where id = any(${closed}::uuid[])`.execute(db);

      const found = await tiersHandlers.outcomes(contextOn(db, TODAY), { asOf: to });
      const expected = [
        { start: from, end: to },
        { start: before, end: from },
      ].map(({ start, end }) => {
        const all = base.map((terms, index) => became(terms, orders[index]!, start, end));
        seen.lost += all.filter(({ lost }) => lost).length;
        seen.renewed += all.filter(({ renewed }) => renewed).length;
        const levels = ['A', 'B'].flatMap((id) => {
          const own = all.filter(({ level }) => level === id);
          const count = (of: 'active' | 'lost' | 'ended' | 'renewed') => own.filter((one) => one[of]).length;
          const total = (of: 'before' | 'after') => own.reduce((amount, one) => amount + one[of], 0n);
          const counts = { active: count('active'), lost: count('lost'), ended: count('ended'), renewed: count('renewed') };
          return own.length ? [{ id, accounts: own.length, ...counts, amountBefore: total('before'), amountAfter: total('after') }] : [];
        });
        return { from: start, to: end, evaluatedOn: evaluated ? start : null, version: 1, levels };
      });
      seen.closed += closed.length;
      const years = found.years.map((year) => ({
        ...year,
        levels: year.levels.map((level) => ({ ...level, amountBefore: micro(level.amountBefore), amountAfter: micro(level.amountAfter) })),
      }));
      expect(years).toEqual(expected);
      expect(found).toMatchObject({ asOf: to, claim: 'no_cause', levels: [{ id: 'A' }, { id: 'B' }] });
    }),
    { numRuns: 25 },
  );
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(0);
});
