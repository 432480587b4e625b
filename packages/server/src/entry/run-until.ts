import { readOrganisation } from '../access/index.ts';
import { drainJobs } from '../jobs/index.ts';
import { movableClock, systemClock } from '../kernel/clock.ts';
import { Fault } from '../kernel/fault.ts';
import { createLog } from '../kernel/log.ts';
import { settingsWith } from '../kernel/settings.ts';
import { assemble } from './assemble.ts';
import { auditOperation } from './audit-operation.ts';
import { openDatabase } from './database.ts';
import { JOBS } from './job-table.ts';
import { counted, type Rehearsal } from './rehearsal.ts';
import { readRunFile } from './run-file.ts';
import { HOURLY_JOBS, MINUTELY_JOBS } from './timetable.ts';

/** When a day's jobs run: the night is over, in whatever time zone; and once more within the hours in which messages may go out. */
const NIGHT = '02:30';
const ASKED = [[NIGHT, [...HOURLY_JOBS, ...MINUTELY_JOBS]] as const, ['10:00', MINUTELY_JOBS] as const];

/**
 * Moves the application clock from a day, today unless told, to another, day by day: every timetable is asked and the queue is run empty each time.
 * It writes as life would, so it belongs on a copy. No server may run on the data folder: two clocks would tell two days.
 */
export async function runUntil(
  data: string | undefined,
  { from: asked, until, told }: { from?: string | undefined; until: string; told?: (day: string) => void },
): Promise<Rehearsal> {
  const settings = settingsWith({ FULCRUM_DATA: data }, { FULCRUM_LOG: 'warn' });
  const running = await readRunFile(settings.dataDir);
  if (running?.kind === 'server') throw new Fault('conflict', 'rehearsal.running', {});
  const log = createLog(settings.logLevel);
  const database = await openDatabase(settings, log);
  try {
    const organisation = await readOrganisation(database.db);
    if (!organisation) throw new Fault('conflict', 'rehearsal.empty', {});
    const { timeZone } = organisation;
    const from = asked ?? systemClock.now().toZonedDateTimeISO(timeZone).toPlainDate().toString();
    if (until <= from) throw new Fault('invalid', 'rehearsal.backwards', { from, until });
    const at = (day: string, plainTime = NIGHT) =>
      Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime }).toInstant().toString();
    const clock = movableClock(at(from));
    const { services } = await assemble(settings, log, database);
    const before = await counted(database, from, until);
    let days = 0;
    for (let day = Temporal.PlainDate.from(from).add({ days: 1 }); day.toString() <= until; day = day.add({ days: 1 })) {
      for (const [moment, jobs] of ASKED) {
        clock.moveTo(at(day.toString(), moment));
        const names = jobs.map(({ name }) => name);
        await drainJobs({ url: database.url, jobs: JOBS, services, clock, log }, names);
      }
      days++;
      told?.(day.toString());
    }
    const after = await counted(database, from, until);
    const made = { from, until, days, tasks: after.tasks - before.tasks, stageChanges: after.stages - before.stages };
    await auditOperation(database.url, { action: 'rehearsal.run', entity: 'database', after: { ...made } });
    return made;
  } finally {
    await database.stop();
  }
}
