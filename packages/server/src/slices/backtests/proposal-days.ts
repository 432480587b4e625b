import { BACKTEST_HORIZONS } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import { DATED_FACTS } from '../../policy/had-come.sql.ts';
import { endOf, pointsTo } from './backtest-months.ts';

/** The first day of which anything is known. Null in an empty base. */
export async function firstFactOn(db: Db): Promise<string | null> {
  const facts = DATED_FACTS.map(([table, day]) => sql`(select min(${sql.ref(day)}) as day from ${sql.table(table)})`);
  const found = await sql<{ day: string | null }>`select min(f.day) as day from (${sql.join(facts, sql` union all `)}) f`.execute(db);
  return found.rows[0]?.day ?? null;
}

const MOST = 6;
const monthsBefore = (day: string, months: number): string => Temporal.PlainDate.from(day).subtract({ months }).toString();
/** The last day whose months to come are over by another; before a month end, a month end. */
function lastBefore(start: string, months: number): string {
  const day = Temporal.PlainDate.from(monthsBefore(start, months));
  const end = day.with({ day: day.daysInMonth }).toString();
  return endOf(end, months) <= start ? end : day.toString();
}

/**
 * The points to learn from: those whose months to come were over by the first point tested, so that nothing is learnt from what the
 * test foretells. As much history must lie before a point as it looks ahead; where the months asked for leave none, fewer are taken.
 */
export function trainingDays(tested: readonly string[], asked: number, first: string | null): { horizon: number; days: string[] } | null {
  const start = tested[0];
  if (start === undefined || first === null) return null;
  for (const horizon of BACKTEST_HORIZONS.filter((months) => months <= asked).toReversed()) {
    const last = lastBefore(start, horizon);
    const days = pointsTo(last, MOST).filter((day) => monthsBefore(day, horizon) >= first);
    if (days.length) return { horizon, days };
  }
  return null;
}
