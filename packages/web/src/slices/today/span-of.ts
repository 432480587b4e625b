import { addDays } from '../../kit/index.ts';
import { mondayBefore, weeksOf } from '../workdays/month-days.ts';

/** The first and the last day that a week or a month shows, with the days of its neighbours that fill it. */
export function spanOf(view: 'week' | 'month', day: string): [from: string, until: string] {
  const monday = mondayBefore(view === 'week' ? day : `${day.slice(0, 7)}-01`);
  if (view === 'week') return [monday, addDays(monday, 6)];
  return [monday, addDays(monday, weeksOf(day.slice(0, 7)).length * 7 - 1)];
}
