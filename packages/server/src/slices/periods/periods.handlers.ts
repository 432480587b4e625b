import { type Ctx, type Handlers, pageFrom, readCursor, scopeOf, type WriteCtx } from '../../access/index.ts';
import { Fault } from '../../kernel/fault.ts';
import { writeClosingDay } from '../settings/index.ts';
import { holdPeriodsAlone } from './open-period.ts';
import { freezeTotals } from './period-totals.sql.ts';
import { closingDay, firstMonth, lockPeriod, selectPeriodAccounts, selectPeriods, writeClosed, writeReopened } from './periods.sql.ts';

const MOST_MONTHS = 36;
const dayOf = (month: string): string => `${month}-01`;

/** One month for its reader; the closing writes as the person, and shows what the person sees. */
async function shown(ctx: Ctx, month: string) {
  const [row] = await selectPeriods(ctx.db, { from: dayOf(month), to: dayOf(month), scope: await scopeOf(ctx, 'reads') });
  if (!row) throw new Error(`no month ${month}`);
  return row;
}

async function list(ctx: Ctx, input: Parameters<Handlers<'periods'>['list']>[1]) {
  const to = input.to ?? ctx.today.slice(0, 7);
  const earliest = Temporal.PlainDate.from(dayOf(to))
    .subtract({ months: MOST_MONTHS - 1 })
    .toString();
  const from = input.from ? dayOf(input.from) : await firstMonth(ctx.db, dayOf(to));
  const items = await selectPeriods(ctx.db, {
    from: from < earliest ? earliest : from,
    to: dayOf(to),
    scope: await scopeOf(ctx, 'reads'),
  });
  return { closingDay: await closingDay(ctx.db), items };
}

async function accounts(ctx: Ctx, input: Parameters<Handlers<'periods'>['accounts']>[1]) {
  const rows = await selectPeriodAccounts(ctx.db, {
    month: dayOf(input.month),
    scope: await scopeOf(ctx, 'reads'),
    after: readCursor(input.cursor, 2),
    limit: input.limit,
  });
  return pageFrom(
    rows,
    input.limit,
    (row) => row,
    (row) => [String(!row.differs), row.accountId],
  );
}

/** From here on no money fact of the month changes; what every account came to is kept. */
async function close(ctx: WriteCtx, { month, note }: Parameters<Handlers<'periods'>['close']>[1]) {
  if (dayOf(month) >= dayOf(ctx.today.slice(0, 7))) throw new Fault('conflict', 'period.not_over', { month });
  await holdPeriodsAlone(ctx.db);
  const before = await lockPeriod(ctx.db, dayOf(month));
  if (before?.state === 'closed') throw new Fault('conflict', 'period.state', { month });
  const closing = (before?.closing ?? 0) + 1;
  await freezeTotals(ctx.db, dayOf(month), closing);
  await writeClosed(ctx.db, { month: dayOf(month), closing, by: ctx.actor.userId, note: note ?? null, now: ctx.now });
  await ctx.record({
    action: 'period.close',
    entity: 'period',
    entityId: month,
    before: { state: 'open' },
    after: { state: 'closed', closing },
    ...(note ? { note } : {}),
  });
  return shown(ctx, month);
}

/** The figures of its closing stay; the next closing keeps its own beside them. */
async function reopen(ctx: WriteCtx, { month, reason }: Parameters<Handlers<'periods'>['reopen']>[1]) {
  await holdPeriodsAlone(ctx.db);
  const before = await lockPeriod(ctx.db, dayOf(month));
  if (before?.state !== 'closed') throw new Fault('conflict', 'period.state', { month });
  await writeReopened(ctx.db, dayOf(month), ctx.now);
  await ctx.record({
    action: 'period.reopen',
    entity: 'period',
    entityId: month,
    before: { state: 'closed', closing: before.closing },
    after: { state: 'open' },
    note: reason,
  });
  return shown(ctx, month);
}

async function changeClosingDay(ctx: WriteCtx, { day }: { day: number }) {
  const before = await closingDay(ctx.db);
  await writeClosingDay(ctx.db, day);
  await ctx.record({
    action: 'period.set_closing_day',
    entity: 'organisation',
    before: { closingDay: before },
    after: { closingDay: day },
  });
  return { day };
}

export const periodsHandlers: Handlers<'periods'> = { list, accounts, close, reopen, setClosingDay: changeClosingDay };
