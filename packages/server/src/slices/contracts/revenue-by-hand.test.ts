import type { RevenueMonth } from '@fulcrum/contract';
import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { emptied } from '../../../test/harness/emptied.ts';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';

const { call, db } = await testFulcrum({ now: '2026-11-23T04:00:00Z' });
const AT = '2020-01-01T00:00:00Z';
const id = (kind: number, number: number) => `00000000-0000-7000-8${String(kind).padStart(3, '0')}-${String(number).padStart(12, '0')}`;
const CODES = ['A', 'B', 'C'];
beforeAll(() =>
  sql`insert into account (id, code, name, happened_on, known_at, recorded_at, changed_at)
    select id, code, code, '2020-01-01', '2020-01-01', ${AT}, ${AT} from jsonb_to_recordset(${JSON.stringify(CODES.map((code, n) => ({ id: id(1, n), code })))}::jsonb) r(id uuid, code text)`.execute(
    db,
  ),
);

interface Term {
  account: number;
  starts: string;
  ends: string | null;
  ended: string | null;
  month: number;
}
const day = fc.oneof(
  fc.integer({ min: 0, max: 420 }).map((days) => Temporal.PlainDate.from('2023-11-01').add({ days }).toString()),
  fc.constantFrom('2024-01-31', '2024-02-01', '2024-02-29', '2024-03-31', '2024-04-01', '2024-05-15'),
);
const terms = fc.array(
  fc.record({
    account: fc.nat(2),
    starts: day,
    ends: fc.option(day, { freq: 3 }),
    ended: fc.option(day, { freq: 3 }),
    month: fc.constantFrom(100, 100, 50, 30.5, 0, -50),
  }),
  { maxLength: 9 },
);

type Row = [month: string, code: string, mrr: number, change: number, movement: string];

/** Month by month and term by term: what covers the month's last day, or the day itself in its own month. */
function byHand(list: readonly Term[], asOf: string, from: string, to: string): Row[] {
  const rows: Row[] = [];
  const last = Temporal.PlainYearMonth.from(to < asOf.slice(0, 7) ? to : asOf.slice(0, 7));
  for (const [account, code] of CODES.entries()) {
    let before = 0;
    let left: Row[] | null = null;
    for (
      let month = Temporal.PlainYearMonth.from('2023-11');
      Temporal.PlainYearMonth.compare(month, last) <= 0;
      month = month.add({ months: 1 })
    ) {
      const end = month.toPlainDate({ day: month.daysInMonth }).toString();
      const on = end < asOf ? end : asOf;
      const covering = list.filter((term) => {
        const gone = term.ended !== null && term.ended <= asOf && term.ended <= on;
        return term.account === account && term.starts <= on && !(term.ends !== null && term.ends < on) && !gone;
      });
      const mrr = Math.max(
        0,
        covering.reduce((sum, term) => sum + term.month, 0),
      );
      const push = (change: number, movement: string): Row => [month.toString(), code, mrr, change, movement];
      if (mrr > 0 && before > 0) rows.push(push(mrr - before, mrr > before ? 'upgrade' : mrr < before ? 'downgrade' : 'none'));
      else if (mrr > 0) {
        rows.push(...(left ?? []), push(mrr, left ? 'reactivation' : 'new'));
      } else if (before > 0) {
        rows.push(push(-before, 'churn'));
        left = [];
      } else if (left) left.push(push(0, 'none'));
      if (mrr > 0) left = null;
      before = mrr;
    }
  }
  return rows
    .filter(([month]) => month >= from && month <= to)
    .toSorted(([month, code], [other, its]) => (`${month}${code}` < `${other}${its}` ? -1 : 1));
}

/** What moved is told by month, the largest change first, then the larger amount, then by account. */
const largestFirst = (rows: readonly Row[]): Row[] =>
  rows.toSorted(
    ([month, code, mrr, change], [other, itsCode, itsMrr, itsChange]) =>
      month.localeCompare(other) || Math.abs(itsChange) - Math.abs(change) || itsMrr - mrr || (code < itsCode ? -1 : 1),
  );

async function put(list: readonly Term[]): Promise<void> {
  await emptied(db, 'subscription');
  const rows = list.map((term, n) => ({ ...term, account: id(1, term.account), id: id(2, n) }));
  await sql`insert into subscription (account_id, id, happened_on, ends_on, ended_on, amount, base_amount, amount_per, currency, known_at, recorded_at, changed_at)
    select account, id, starts, ends, ended, month, month, 'month', 'CNY', starts, ${AT}, ${AT}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) r(account uuid, id uuid, starts date, ends date, ended date, month numeric)`.execute(
    db,
  );
}

async function paged(input: Record<string, unknown>): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | null = null;
  do {
    const page: {
      items: { month: string; accountCode: string; mrr: string; change: string; movement: string }[];
      nextCursor: string | null;
    } = await call('revenue.accounts', { ...input, limit: 7, ...(cursor ? { cursor } : {}) });
    rows.push(...page.items.map((row): Row => [row.month, row.accountCode, Number(row.mrr), Number(row.change), row.movement]));
    cursor = page.nextCursor;
  } while (cursor);
  return rows;
}

test('of any terms, as of any day, account-months and months are what counting month by month says, whatever is asked for', async () => {
  await fc.assert(
    fc.asyncProperty(
      terms,
      day,
      fc.constantFrom('2023-11', '2024-02', '2024-06'),
      fc.constantFrom('2024-06', '2024-12'),
      async (list, asOf, from, to) => {
        fc.pre(from <= asOf.slice(0, 7));
        const running = list.filter(({ ends, ended, starts }) => (ends ?? '9') >= starts && (ended ?? '9') >= starts);
        await put(running);
        const expected = byHand(running, asOf, from, to);
        const input = { asOf, from, to };
        expect(await paged(input)).toEqual(expected);
        expect(await paged({ ...input, moved: true })).toEqual(largestFirst(expected.filter(([, , , , movement]) => movement !== 'none')));
        expect(await paged({ ...input, movement: 'none' })).toEqual(expected.filter(([, , , , movement]) => movement === 'none'));
        expect(await paged({ ...input, movement: 'churn' })).toEqual(
          largestFirst(expected.filter(([, , , , movement]) => movement === 'churn')),
        );
        const { months } = await call<{ months: RevenueMonth[] }>('revenue.recurring', input);
        for (const each of months) {
          const its = expected.filter(([month]) => month === each.month);
          const sum = (rows: Row[], at: 2 | 3) => rows.reduce((total, row) => total + row[at], 0);
          expect([each.closing, each.opening].map(Number)).toEqual([sum(its, 2), sum(its, 2) - sum(its, 3)]);
          expect(each.accounts).toBe(its.filter(([, , mrr]) => mrr > 0).length);
          expect(each.none).toBe(its.filter(([, , mrr, , movement]) => mrr > 0 && movement === 'none').length);
          for (const movement of ['new', 'reactivation', 'upgrade', 'downgrade', 'churn'] as const) {
            const moved = its.filter((row) => row[4] === movement);
            expect([each[movement].accounts, Number(each[movement].amount)]).toEqual([moved.length, sum(moved, 3)]);
          }
        }
      },
    ),
    { numRuns: 120 },
  );
});
