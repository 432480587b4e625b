import type { Ctx, Handlers } from '../../access/index.ts';
import { pageFrom, readCursor, requireAccount, scopeOf } from '../../access/index.ts';
import { Fault } from '../../kernel/fault.ts';
import { type RevenueQuery, revenueByAccount, revenueByMonth } from './revenue.sql.ts';

const TWO_YEARS = 23;
const MOST_MONTHS = 240;
interface Span {
  from?: string | undefined;
  to?: string | undefined;
  accountId?: string | undefined;
  asOf?: string | undefined;
}

/** The span asked for: the two years that end with the day's month unless told; what comes after the day is not known. */
async function spanOf(ctx: Ctx, input: Span): Promise<RevenueQuery> {
  if (input.accountId) await requireAccount(ctx, input.accountId, 'reads');
  const asOf = input.asOf ?? ctx.today;
  const month = asOf.slice(0, 7);
  const to = input.to && input.to < month ? input.to : month;
  const first = Temporal.PlainYearMonth.from(to);
  const from = input.from ?? first.subtract({ months: TWO_YEARS }).toString();
  const months = from > to ? 0 : Temporal.PlainYearMonth.from(from).until(first, { largestUnit: 'months' }).months + 1;
  if (months < 1 || months > MOST_MONTHS) {
    const issue = { path: ['from'], code: 'months.count', message: `1–${MOST_MONTHS}` };
    throw new Fault('invalid', 'input.invalid', { count: 1 }, [issue]);
  }
  return { scope: await scopeOf(ctx, 'reads'), asOf, from, to, accountId: input.accountId };
}

export const revenueHandlers: Handlers<'revenue'> = {
  async recurring(ctx, input) {
    const query = await spanOf(ctx, input);
    return { asOf: query.asOf, months: await revenueByMonth(ctx.db, query) };
  },
  async accounts(ctx, input) {
    const { movement, moved, limit } = input;
    const query = { ...(await spanOf(ctx, input)), movement, moved, after: readCursor(input.cursor, 4), limit };
    return pageFrom(
      await revenueByAccount(ctx.db, query),
      input.limit,
      (row) => row,
      (row) => [row.month, row.change, row.mrr, row.accountCode],
    );
  },
};
