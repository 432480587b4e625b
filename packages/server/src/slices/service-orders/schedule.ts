import type { OrderSchedule } from '@fulcrum/contract';
import type { Ctx, Handlers } from '../../access/index.ts';
import { isWorkingDay } from '../../kernel/working-days.ts';
import { viewerOf } from '../requests/index.ts';
import { workTimeOf } from '../settings/index.ts';
import { readSchedule } from './schedule.sql.ts';

type Input = Parameters<Handlers<'serviceOrders'>['schedule']>[1];

/** The week, Monday to Sunday, that a day lies in, with the hours that are open on each of its days. */
export async function schedule(ctx: Ctx, { on = ctx.today, providerId }: Input): Promise<OrderSchedule> {
  const day = Temporal.PlainDate.from(on);
  const monday = day.subtract({ days: day.dayOfWeek - 1 });
  const week = Array.from({ length: 7 }, (_, nth) => monday.add({ days: nth }).toString());
  const { calendar, windows, weekdays, timeZone } = await workTimeOf(ctx);
  const span = { from: week[0] ?? on, to: week[6] ?? on, timeZone };
  const days = week.map((each, nth) => ({
    on: each,
    windows: isWorkingDay(each, calendar) ? [...(weekdays?.get(nth + 1) ?? windows)] : [],
  }));
  return { ...span, days, ...(await readSchedule(ctx.db, await viewerOf(ctx), { ...span, today: ctx.today, providerId })) };
}
