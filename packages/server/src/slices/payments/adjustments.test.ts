import type { Ageing, ClaimedReceipt, Period, Receivable } from '@fulcrum/contract';
import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { emptied } from '../../../test/harness/emptied.ts';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { factsOf } from '../../../test/judgement/facts-of.ts';
import { text } from '../../../test/oracle/decimal.ts';
import { openAt, paymentMetricsOf, type RawInstalment } from '../../../test/oracle/payments.ts';

const fulcrum = await testFulcrum({ now: '2026-11-23T01:00:00Z' });
const { call, db } = fulcrum;
interface Made {
  id: string;
  revision: number;
}
interface Adjusted {
  id: string;
  code: string | null;
  happenedOn: string;
  difference: string;
}
const account = await call<{ id: string }>('accounts.create', { code: 'A', name: '青麓集团', createdOn: '2020-01-01' });
const accountId = account.id;
const receipt = (amount: string, receivedOn = '2026-10-10', more: object = {}) =>
  call<Made>('receipts.create', { accountId, receivedOn, amount, ...more });
const instalment = (amount: string, dueOn = '2026-10-01') =>
  call<Made>('instalments.create', { accountId, plannedOn: '2026-09-01', dueOn, amount });
const adjust = (entity: string, id: string, amount: string, more: object = {}) =>
  call<Adjusted>(`${entity}.adjust`, { id, amount, reason: '银行回单更正', ...more });
const openOf = async (asOf = '2026-11-23') =>
  (await call<{ items: Receivable[] }>('receivables.list', { accountId, asOf })).items.map(({ open }) => Number(open));
const monthOf = async (month: string) => (await call<{ items: Period[] }>('periods.list', { from: month, to: month })).items[0] as Period;

beforeEach(() => emptied(db, 'instalment', 'receipt', 'receipt_claim', 'invoice', 'service_cost', 'contract', 'period', 'period_total'));

describe('a record of a closed month', () => {
  const KINDS = {
    contracts: () =>
      call<Made>('contracts.create', { accountId, code: 'C-1', signedOn: '2026-10-01', endsOn: '2027-09-30', amount: '1200' }),
    instalments: () => call<Made>('instalments.create', { accountId, plannedOn: '2026-10-05', dueOn: '2026-12-01', amount: '1200' }),
    receipts: () => receipt('1200'),
    invoices: () => call<Made>('invoices.create', { accountId, appliedOn: '2026-10-05', amount: '1200' }),
    serviceCosts: () => call<Made>('serviceCosts.create', { accountId, incurredOn: '2026-10-05', kind: 'travel', amount: '1200' }),
  };
  test.each(Object.entries(KINDS))(
    '%s: is corrected in the open month, stays as it was to the cent, and the audit tells both',
    async (slice, make) => {
      const original = await make();
      const before = await call('periods.close', { month: '2026-10' });
      await expect(call(`${slice}.remove`, { id: original.id })).rejects.toMatchObject({ reason: 'period.closed' });
      await expect(call(`${slice}.change`, { id: original.id, revision: 1, amount: '1000' })).rejects.toMatchObject({
        reason: 'period.closed',
      });
      const made = await adjust(slice, original.id, '1000.01');
      expect(made).toMatchObject({ happenedOn: '2026-11-23', difference: '-199.990000' });
      expect(await call(`${slice}.get`, { id: original.id })).toMatchObject({ amount: '1200.000000', revision: 1 });
      expect(await call(`${slice}.adjustments`, { id: original.id })).toMatchObject({
        booked: '1200.000000',
        standing: '1000.010000',
        items: [{ id: made.id, amount: '-199.990000', note: '银行回单更正' }],
      });
      const month = await monthOf('2026-10');
      expect(month).toMatchObject({ frozen: (before as Period).frozen, now: (before as Period).frozen, differing: 0 });
      const audited = await sql<{ before: { id: string }; after: { difference: string }; note: string }>`
      select before, after, note from audit where entity_id = ${made.id} and action like '%.adjust'`.execute(db);
      expect(audited.rows).toMatchObject([
        { before: { id: original.id, amount: '1200.000000' }, after: { difference: '-199.990000' }, note: '银行回单更正' },
      ]);
    },
  );

  test('cannot be corrected in a closed month, before its own day, or to what it stands at', async () => {
    const { id } = await receipt('100');
    await call('periods.close', { month: '2026-10' });
    await expect(adjust('receipts', id, '90', { happenedOn: '2026-10-31' })).rejects.toMatchObject({ reason: 'period.closed' });
    await expect(adjust('receipts', id, '90', { happenedOn: '2026-10-09' })).rejects.toMatchObject({ kind: 'invalid' });
    await expect(adjust('receipts', id, '100.00')).rejects.toMatchObject({ kind: 'invalid' });
  });

  test('corrected twice comes to the last word, also where the first adjustment is what one corrects', async () => {
    const { id } = await receipt('100', '2026-10-10', { code: 'R-1' });
    const first = await adjust('receipts', id, '80');
    expect(await adjust('receipts', first.id, '70')).toMatchObject({ code: 'R-1-A2', difference: '-10.000000' });
    expect(first.code).toBe('R-1-A1');
    expect(await call('receipts.adjustments', { id: first.id })).toMatchObject({ booked: '100.000000', standing: '70.000000' });
  });

  test('neither goes nor changes its amount once it is adjusted, nor does the adjustment; notes may', async () => {
    const { id } = await receipt('100');
    const made = await adjust('receipts', id, '80');
    for (const each of [id, made.id]) {
      await expect(call('receipts.remove', { id: each })).rejects.toMatchObject({ reason: 'record.adjusted' });
      await expect(call('receipts.change', { id: each, revision: 1, amount: '1' })).rejects.toMatchObject({ reason: 'record.adjusted' });
      await call('receipts.change', { id: each, revision: 1, note: '已核对' });
    }
  });

  test('is corrected at the rate at which it was booked', async () => {
    await sql`insert into exchange_rate values ('USD', '2020-01-01', 7), ('USD', '2026-11-01', 8) on conflict do nothing`.execute(db);
    const { id } = await receipt('100', '2026-10-10', { currency: 'USD' });
    const made = await adjust('receipts', id, '90');
    const found = await sql<{ base: string }>`select base_amount::text as base from receipt where id = ${made.id}`.execute(db);
    expect(found.rows[0]?.base).toBe('-70.000000');
  });
});

test('a contract is adjusted by a change that belongs to it; its year is that of the whole term from the day on, and not before', async () => {
  const { id } = await call<Made>('contracts.create', {
    accountId,
    code: 'C-9',
    signedOn: '2026-10-01',
    startsOn: '2026-01-01',
    endsOn: '2027-12-31',
    amount: '7300',
  });
  const made = await adjust('contracts', id, '8030');
  expect(await call('contracts.get', { id: made.id })).toMatchObject({
    kind: 'change',
    frameworkId: id,
    code: 'C-9-A1',
    amount: '730.000000',
  });
  const again = await adjust('contracts', made.id, '7300');
  expect(await call('contracts.get', { id: again.id })).toMatchObject({ kind: 'change', frameworkId: id });
  await adjust('contracts', id, '8030');
  const arr = async (asOf: string) => Number((await factsOf(db, ['contracts.arr'], asOf)).get(accountId)?.['contracts.arr']);
  expect(await arr('2026-11-22')).toBe(3650);
  expect(await arr('2026-11-23')).toBe(4015);
});

describe('a receipt booked too high', () => {
  test('takes back what it paid, the latest first, on the day of the adjustment; as of the day before all stands as it did', async () => {
    const [first, second] = [await instalment('60', '2026-10-01'), await instalment('40', '2026-10-02')];
    const paid = await receipt('100');
    const claim = (instalmentId: string, amount: string, claimedOn: string) =>
      call<{ claim: { id: string } }>('receivables.claim', { receiptId: paid.id, instalmentId, amount, claimedOn });
    await claim(first.id, '60', '2026-10-11');
    const late = await claim(second.id, '40', '2026-10-12');
    await call('periods.close', { month: '2026-10' });
    await adjust('receipts', paid.id, '50', { happenedOn: '2026-11-20' });
    expect([await openOf('2026-11-19'), await openOf()]).toEqual([
      [0, 0],
      [10, 40],
    ]);
    const { items } = await call<{ items: ClaimedReceipt[] }>('receivables.receipts', { accountId });
    expect(items).toMatchObject([{ id: paid.id, amount: '50.000000', claimed: '50.000000', unclaimed: '0.000000' }]);
    await call('periods.reopen', { month: '2026-10', reason: '核对账目' });
    await expect(call('receivables.unclaim', { id: late.claim.id })).rejects.toMatchObject({ reason: 'record.adjusted' });
  });

  test('is claimed no further than what it stands at, and its adjustment pays nothing of its own', async () => {
    const one = await instalment('500');
    const paid = await receipt('100');
    const down = await adjust('receipts', paid.id, '80');
    const claim = (receiptId: string, amount: string) => call('receivables.claim', { receiptId, instalmentId: one.id, amount });
    await expect(claim(paid.id, '80.01')).rejects.toMatchObject({ reason: 'payment.exceeds_receipt' });
    await expect(claim(down.id, '1')).rejects.toMatchObject({ kind: 'not_found' });
    await adjust('receipts', paid.id, '120');
    await claim(paid.id, '120');
    expect(await openOf()).toEqual([380]);
  });
});

const day = (from: string, most: number) =>
  fc.integer({ min: 0, max: most }).map((days) => Temporal.PlainDate.from(from).add({ days }).toString());
const amount: fc.Arbitrary<number> = fc.constantFrom(10, 60, 100, 250);
const histories = fc.record({
  plan: fc.array(fc.record({ amount, due: day('2026-09-05', 90) }), { minLength: 1, maxLength: 3 }),
  paid: fc.array(fc.record({ amount, on: day('2026-09-10', 45) }), { minLength: 1, maxLength: 3 }),
  claims: fc.array(fc.record({ of: fc.nat(2), to: fc.nat(2), amount }), { maxLength: 6 }),
  corrections: fc.array(
    fc.record({ receipt: fc.boolean(), at: fc.nat(2), amount: fc.constantFrom<number[]>(0, 5, 40, 100, 300), on: day('2026-11-01', 22) }),
    {
      minLength: 1,
      maxLength: 4,
    },
  ),
});
const METRICS = ['payments.overdue_amount', 'payments.overdue_days_max', 'payments.late_paid_24m'];

interface Said {
  of: number;
  to: number;
  amount: number;
  on: string;
}
/** What a receipt that stands lower gives back: of the claims that came last first, as somebody with a pencil would. */
function giveBack(said: readonly Said[], of: number, standing: number, on: string): Said[] {
  const mine = said.filter((one) => one.of === of);
  const targets = [...new Set(mine.map(({ to }) => to))].map((to) => {
    const rows = mine.filter((one) => one.to === to);
    return {
      to,
      amount: rows.reduce((sum, one) => sum + one.amount, 0),
      last: rows
        .map((one) => one.on)
        .toSorted()
        .at(-1)!,
    };
  });
  let over = targets.reduce((sum, one) => sum + one.amount, 0) - standing;
  return targets
    .filter((one) => one.amount > 0)
    .toSorted((a, b) => (a.last === b.last ? a.to - b.to : a.last < b.last ? 1 : -1))
    .flatMap((one): Said[] => {
      const back = Math.max(0, Math.min(over, one.amount));
      over -= back;
      return back ? [{ of, to: one.to, amount: -back, on: on > one.last ? on : one.last }] : [];
    });
}

test('of any plan, receipts, claims and corrections, ageing, unclaimed money and the payment record are those of the slow payer, as of any day', async () => {
  await fc.assert(
    fc.asyncProperty(histories, day('2026-10-25', 29), async ({ plan, paid, claims, corrections }, asOf) => {
      await emptied(db, 'instalment', 'receipt', 'receipt_claim');
      const planned: string[] = [];
      for (const one of plan) planned.push((await instalment(String(one.amount), one.due)).id);
      const receipts: string[] = [];
      for (const one of paid) receipts.push((await receipt(String(one.amount), one.on)).id);
      const said: Said[] = [];
      const left = (of: number) => said.reduce((sum, one) => (one.of === of ? sum - one.amount : sum), paid[of]!.amount);
      for (const one of claims) {
        if (one.of >= paid.length || one.to >= plan.length || left(one.of) < one.amount) continue;
        const { on } = paid[one.of]!;
        await call('receivables.claim', {
          receiptId: receipts[one.of],
          instalmentId: planned[one.to],
          amount: String(one.amount),
          claimedOn: on,
        });
        said.push({ ...one, on });
      }
      const moved: { receipt: boolean; at: number; by: number; on: string }[] = [];
      const standingOf = (isReceipt: boolean, at: number, by = '2026-12-31') =>
        moved.reduce(
          (sum, one) => (one.receipt === isReceipt && one.at === at && one.on <= by ? sum + one.by : sum),
          (isReceipt ? paid : plan)[at]!.amount,
        );
      for (const one of corrections) {
        if (one.at >= (one.receipt ? paid : plan).length || standingOf(one.receipt, one.at) === one.amount) continue;
        const [slice, id] = one.receipt ? ['receipts', receipts[one.at]!] : ['instalments', planned[one.at]!];
        await adjust(slice, id, String(one.amount), { happenedOn: one.on });
        moved.push({ receipt: one.receipt, at: one.at, by: one.amount - standingOf(one.receipt, one.at), on: one.on });
        if (one.receipt) said.push(...giveBack(said, one.at, one.amount, one.on));
      }

      const raw: RawInstalment[] = plan.map((one, at) => ({
        id: planned[at]!,
        account: accountId,
        contract: null,
        planned: '2026-09-01',
        due: one.due,
        amount: String(standingOf(false, at, asOf)),
        rate: 1,
        writtenOff: null,
      }));
      const net = paid.flatMap(({ on }, of) =>
        plan.map((_, to) => ({
          id: `${of}${to}`,
          account: accountId,
          instalment: planned[to]!,
          contract: null,
          received: on,
          claimed: on,
          amount: String(said.reduce((sum, one) => (one.of === of && one.to === to && one.on <= asOf ? sum + one.amount : sum), 0)),
        })),
      );
      const known = net.filter((one) => one.amount !== '0' && one.received <= asOf);
      const open = openAt(raw, known, asOf);
      const { items } = await call<{ items: Receivable[] }>('receivables.list', { accountId, asOf });
      expect(items.map(({ id, open: still }) => [id, Number(still)])).toEqual(
        open.map((one) => [one.instalment.id, Number(text(one.open))]),
      );
      const metrics = (await factsOf(db, METRICS, asOf)).get(accountId);
      const expected = Object.entries(paymentMetricsOf(raw, known, accountId, asOf)).map(([metric, value]) => [metric, text(value)]);
      expect(metrics).toEqual(Object.fromEntries(expected));
      const unclaimed = paid.reduce((sum, { on }, of) => {
        if (on > asOf) return sum;
        const claimed = said.reduce((all, one) => (one.of === of && one.on <= asOf ? all + one.amount : all), 0);
        return sum + Math.max(0, standingOf(true, of, asOf) - claimed);
      }, 0);
      const ageing = await call<Ageing>('receivables.ageing', { accountId, asOf });
      expect(Number(ageing.unclaimed.amount)).toBe(unclaimed);
      expect(Number(ageing.open.amount)).toBe(open.reduce((sum, one) => sum + Number(text(one.open)), 0));
    }),
    { numRuns: 60 },
  );
}, 240_000);
