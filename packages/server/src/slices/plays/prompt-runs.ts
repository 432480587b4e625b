import type { TriggerKind } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import type { Course } from './advance-runs.ts';
import { beganWithin, queueRuns } from './begin-runs.sql.ts';
import { endRuns } from './end-runs.sql.ts';
import type { PlayInForce } from './plays.sql.ts';
import { firedBy } from './triggers/fired-by.sql.ts';

/** What happens within the day and is not to wait for the night: the occasion names what happened, so that the night begins nothing of it again. */
const PROMPT: readonly TriggerKind[] = ['request_warned', 'request_escalated', 'request_reopened', 'request_rated_low', 'survey_detractor'];
export const isPrompt = ({ play, isPaused }: PlayInForce): boolean => !isPaused && PROMPT.includes(play.trigger.on);

const firingOf = (inForce: PlayInForce, { today, figures, calendar }: Course) => ({ inForce, today, figures, calendar });

/** Those of some plays for which something has happened that they have not begun with yet: one statement, whatever their number. */
export async function freshPlays(db: Db, plays: readonly PlayInForce[], course: Course): Promise<PlayInForce[]> {
  const asked = plays.flatMap((one) => {
    const { oncePerDays } = one.play.limits;
    const may = oncePerDays ? sql`not ${beganWithin(sql`f.account_id`, one.id, oncePerDays, course.today)}` : sql`true`;
    const fired = firedBy(firingOf(one, course));
    return fired
      ? [
          sql`select ${one.id}::text as id where exists (select from (${fired}) f where ${may} and not exists (
      select from play_run r where r.account_id = f.account_id and r.play_id = ${one.id} and r.occasion = f.occasion))`,
        ]
      : [];
  });
  if (!asked.length) return [];
  const found = await sql<{ id: string }>`${sql.join(asked, sql` union all `)}`.execute(db);
  const ids = new Set(found.rows.map(({ id }) => id));
  return plays.filter(({ id }) => ids.has(id));
}

/** Queues what happened since the last run; what is to stop at once never begins. */
export async function queuePrompt(db: Db, play: PlayInForce, course: Course): Promise<void> {
  const firing = firingOf(play, course);
  const fired = firedBy(firing);
  if (fired && (await queueRuns(db, play, fired, course))) await endRuns(db, firing, course.now);
}
