import { OfficeHours, type OfficeWindow } from '@fulcrum/contract';
import type { Ctx, WriteCtx } from '../../access/index.ts';
import { minuteOf } from '../../kernel/business-time.ts';
import { Fault } from '../../kernel/fault.ts';
import type { Window, WorkTime } from '../../kernel/working-time.ts';
import { replaceSetting } from './replace-setting.ts';
import { readSetting } from './setting.sql.ts';
import { workCalendarOf } from './work-calendar.ts';

const KEY = 'office_hours';

const windowsOf = (windows: readonly OfficeWindow[]): Window[] =>
  windows.map(({ from, to }) => ({ from: minuteOf(from), to: minuteOf(to) }));

/** Hours that cannot be meant: a window that ends before it begins, or begins before the one before it ends. */
function checkWindows(windows: readonly OfficeWindow[]): void {
  for (const [at, { from, to }] of windows.entries()) {
    if (to <= from) throw new Fault('invalid', 'calendar.hours_order', { from, to });
    const before = windows[at - 1];
    if (before && from < before.to) throw new Fault('invalid', 'calendar.hours_overlap', { from, to: before.to });
  }
}

export const readHours = ({ db }: Pick<Ctx, 'db'>): Promise<OfficeHours> => readSetting(db, KEY, OfficeHours);

export async function setHours(ctx: WriteCtx, hours: OfficeHours): Promise<OfficeHours> {
  for (const windows of [hours.windows, ...Object.values(hours.weekdays)]) checkWindows(windows);
  return replaceSetting(ctx, { key: KEY, action: 'calendar.set_hours' }, await readHours(ctx), hours);
}

/** When this installation works: its days and hours. Whoever counts working hours counts by it. */
export async function workTimeOf({ db, organisation }: Pick<Ctx, 'db'> & { organisation: { timeZone: string } | null }): Promise<WorkTime> {
  const { windows, weekdays } = await readHours({ db });
  return {
    calendar: await workCalendarOf(db),
    timeZone: organisation?.timeZone ?? 'UTC',
    windows: windowsOf(windows),
    weekdays: new Map(Object.entries(weekdays).map(([day, own]) => [Number(day), windowsOf(own)])),
  };
}
