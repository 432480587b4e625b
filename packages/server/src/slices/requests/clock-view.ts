import type { RequestClock, SlaPolicy } from '@fulcrum/contract';
import type { Ctx } from '../../access/index.ts';
import { type Hours, openBetween } from '../../kernel/business-time.ts';
import { slaUntil } from '../../policy/benefits.sql.ts';
import { workCalendarOf } from '../settings/index.ts';
import { hoursThrough } from './clock-calendars.ts';
import type { ClockRow } from './requests.sql.ts';

/** How clocks of each class are shown. */
export interface ClockFace {
  sla: SlaPolicy | undefined;
  show(row: ClockRow, slaClass: string | null): RequestClock;
}

const at = (moment: string): number => Temporal.Instant.from(moment).epochMilliseconds;
function stateOf({ endedAt, cancelled, targetMinutes, dueAt, breachedAt }: ClockRow, now: number): RequestClock['state'] {
  if (breachedAt) return 'breached';
  if (cancelled) return 'cancelled';
  if (targetMinutes === null) return endedAt ? 'met' : 'untimed';
  if (dueAt && at(dueAt) < now) return 'breached';
  return endedAt ? 'met' : dueAt ? 'running' : 'paused';
}

/** The service levels in force and the calendar, read once for a whole page. */
export async function clockFace({ db, now, today, organisation }: Ctx): Promise<ClockFace> {
  const versions = await slaUntil(db, today);
  const sla = versions.at(-1)?.policy;
  const [work, zone] = [await workCalendarOf(db), organisation?.timeZone ?? 'UTC'];
  const hours = new Map<string, Hours>(sla?.classes.map(({ id }) => [id, hoursThrough(id, versions, work, zone)]));
  const leftOf = ({ endedAt, dueAt, usedMs, targetMinutes }: ClockRow, own: Hours | undefined): number | null => {
    if (endedAt || targetMinutes === null || !own) return null;
    if (dueAt === null) return targetMinutes * 60_000 - (usedMs ?? 0);
    return openBetween(at(now), at(dueAt), own) - openBetween(at(dueAt), at(now), own);
  };
  return {
    sla,
    show(row, slaClass) {
      const { clock, startedAt, endedAt, targetMinutes, dueAt } = row;
      return {
        ...{ clock, startedAt, endedAt, targetMinutes, dueAt },
        state: stateOf(row, at(now)),
        leftMs: leftOf(row, slaClass === null ? undefined : hours.get(slaClass)),
      };
    },
  };
}
