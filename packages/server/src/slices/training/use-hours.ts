import type { TrainingSession } from '@fulcrum/contract';
import type { WriteCtx } from '../../access/index.ts';
import { followAttendance } from '../benefits/index.ts';

const MINUTE_HOURS = 60;

/** A session as it is used of what customers are entitled to: its hours, its day by the installation's calendar, and what it was. */
function hoursOf(ctx: WriteCtx, { id, courseTitle, startsAt, endsAt }: TrainingSession) {
  const { timeZone = 'UTC', language = ctx.language } = ctx.organisation ?? {};
  const start = Temporal.Instant.from(startsAt);
  const minutes = start.until(endsAt).total('minutes');
  const hours = (minutes / MINUTE_HOURS).toFixed(2);
  const title = courseTitle[language] || courseTitle.zh;
  const note = language === 'zh' ? `参加培训“${title}”，${Number(hours)} 小时` : `Training attended: “${title}”, ${Number(hours)} hours`;
  return { sessionId: id, hours, on: start.toZonedDateTimeISO(timeZone).toPlainDate().toString(), note };
}

/** Who was there now and was not before uses hours of their customer; of whom nobody was there after all gets them back. */
export async function useHours(
  ctx: WriteCtx,
  session: TrainingSession,
  before: readonly string[],
  after: readonly string[],
): Promise<void> {
  const [came, gone] = [after.filter((id) => !before.includes(id)), before.filter((id) => !after.includes(id))];
  await followAttendance(ctx, { ...hoursOf(ctx, session), came, gone });
}

/** A session that was at another time, or as long as it was not: what was used is taken back, and used anew. */
export const useHoursAnew = (ctx: WriteCtx, session: TrainingSession, accounts: readonly string[]): Promise<void> =>
  followAttendance(ctx, { ...hoursOf(ctx, session), came: accounts, gone: accounts });
