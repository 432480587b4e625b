import type { PortalUsage } from '@fulcrum/contract';
import { type Ctx, type Download, type Handlers, requireAccount, type StreamHandlers, type WriteCtx } from '../../access/index.ts';
import { type OutCell, writeRows } from '../../files/index.ts';
import { Fault } from '../../kernel/fault.ts';
import { governingSeats } from '../contracts/index.ts';
import { type ReportOf, selectUsageMetrics, usageOfProducts, usageOnDay, usageOnDays } from '../usage/index.ts';
import { memberOf } from './member.ts';
import { portalRules } from './rules.ts';
import { productsOf, putChoice, selectChoice } from './usage.sql.ts';

const MONTHS = 12;
const lastDay = (month: Temporal.PlainYearMonth): string => month.toPlainDate({ day: month.daysInMonth }).toString();

async function choiceOf(ctx: Ctx, accountId: string) {
  return { own: await selectChoice(ctx.db, accountId), general: (await portalRules(ctx.db)).usage };
}
/** Which metrics a customer reads of itself, for ours to say. */
export const usage: Handlers<'portalMembers'>['usage'] = async (ctx, { accountId }) => {
  await requireAccount(ctx, accountId, 'reads');
  return choiceOf(ctx, accountId);
};
export const setUsage: Handlers<'portalMembers'>['setUsage'] = async (ctx: WriteCtx, { accountId, metrics }) => {
  await requireAccount(ctx, accountId, 'writes');
  const before = await selectChoice(ctx.db, accountId);
  await putChoice(ctx.db, { accountId, metrics, now: ctx.now, userId: ctx.actor.userId });
  await ctx.record({
    action: 'portal.set_usage',
    entity: 'account',
    entityId: accountId,
    before: { metrics: before },
    after: { metrics },
  });
  return choiceOf(ctx, accountId);
};

/** The month that is asked for: one that is over. */
function monthOf({ today }: Ctx, asked: string | undefined): Temporal.PlainYearMonth {
  const last = Temporal.PlainDate.from(today).toPlainYearMonth().subtract({ months: 1 });
  const month = asked ? Temporal.PlainYearMonth.from(asked) : last;
  if (Temporal.PlainYearMonth.compare(month, last) > 0) throw new Fault('invalid', 'portal.month_not_over');
  return month;
}

/** What the member's company uses: as much of it as it may read. */
async function report(ctx: Ctx, asked: { month?: string | undefined }): Promise<PortalUsage> {
  const { accountId } = memberOf(ctx);
  const month = monthOf(ctx, asked.month);
  const asOf = lastDay(month);
  const all = await selectUsageMetrics(ctx.db);
  const { own, general } = await choiceOf(ctx, accountId);
  const metrics = all.filter(({ id }) => (own ?? general).includes(id));
  const empty = { asOf, month: month.toString(), metrics: [], lastOn: null, seats: null, seatRate: null, products: [] };
  if (!metrics.length) return empty;
  const of: ReportOf = { accountId, metrics, all, seatsOf: governingSeats };
  const months = Array.from({ length: MONTHS }, (_, index) => month.subtract({ months: MONTHS - 1 - index }));
  const { values, ...state } = await usageOnDay(ctx.db, of, asOf);
  const course = await usageOnDays(ctx.db, of, months.map(lastDay));
  const products = await productsOf(ctx.db, accountId, asOf);
  const ofProduct = await usageOfProducts(
    ctx.db,
    of,
    asOf,
    products.map(({ id }) => id),
  );
  return {
    ...{ ...empty, ...state },
    metrics: values.map(({ metric: { id, name, unit, aggregate, counts }, value, trend }) => ({
      ...{ id, name, unit, aggregate, counts, value, trend },
      months: months.map((one) => ({ month: one.toString(), value: course.get(lastDay(one))?.[id] ?? null })),
    })),
    products: products.map((one) => ({ ...one, lastOn: null, figures: [], ...ofProduct.get(one.id) })),
  };
}
export const portalUsageHandlers: Handlers<'portalUsage'> = { report };

const WORDS = {
  zh: { headers: ['月份', '产品', '指标', '数值', '单位'], all: '全部', file: '使用报告' },
  en: { headers: ['Month', 'Product', 'Metric', 'Value', 'Unit'], all: 'All', file: 'Usage report' },
};
async function* cells({ language }: Ctx, { month, metrics, products }: PortalUsage): AsyncGenerator<OutCell[]> {
  for (const { name, unit, months } of metrics)
    for (const one of months) yield [one.month, WORDS[language].all, name[language], one.value, unit];
  for (const product of products)
    for (const { name, unit, id } of metrics)
      yield [month, product.name, name[language], product.figures.find((one) => one.id === id)?.value ?? null, unit];
}
export const portalUsageStreamHandlers: Pick<StreamHandlers, 'portalUsageFile'> = {
  async portalUsageFile(ctx, asked): Promise<Download> {
    const told = await report({ ...ctx, db: ctx.services.root }, asked);
    const { headers, file } = WORDS[ctx.language];
    return {
      fileName: `${file}-${told.month}.csv`,
      mediaType: 'text/csv; charset=utf-8',
      body: writeRows(cells(ctx, told), { format: 'csv', headers }),
    };
  },
};
