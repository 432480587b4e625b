import { type ContactRules, type GiftRules, PlayPolicy, stepsOf } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import type { WorkCalendar } from '../../kernel/working-days.ts';
import type { Catalog } from '../../policy/catalog.ts';
import { expandPlay } from '../../policy/expand-play.ts';
import type { Figures } from '../accounts/index.ts';
import type { When } from './begin-runs.sql.ts';
import { type Taken, takeStep } from './step-statements.sql.ts';

/** When and where runs go on. */
export interface Course extends When {
  timeZone: string;
  figures: Figures;
  catalog: Catalog;
  calendar: WorkCalendar;
  rules: ContactRules;
  gifts: GiftRules;
}

interface Under {
  play_id: string;
  version: number;
  document: unknown;
  /** The first place at which a run stands. */
  least: number;
}

/** Versions of plays that have runs under way, and are not paused. A run goes on by the version that it began with. */
async function underWay(db: Db): Promise<Under[]> {
  const found = await sql<Under>`
    select r.play_id, r.play_version as version, v.document, r.least
    from (select play_id, play_version, min(step) as least from play_run where state = 'running' group by 1, 2) r
      join policy_version v on v.policy_id = r.play_id and v.version = r.play_version
      left join play_cursor c on c.play_id = r.play_id
    where c.paused_at is null order by 1, 2`.execute(db);
  return found.rows;
}

/**
 * Takes every step that is due, each by one statement for all runs that stand before it. Steps lead forward only, so that one pass through a play
 * takes a run as far as it can go. Returns what was done by play.
 */
export async function advanceRuns(db: Db, course: Course): Promise<Map<string, Taken>> {
  const made = new Map<string, Taken>();
  for (const { play_id: playId, version, document, least } of await underWay(db)) {
    const play = await expandPlay(db, PlayPolicy.parse(document));
    for (const [at, step] of stepsOf(play).entries()) {
      if (at < least) continue;
      const taken = await takeStep(db, { ...course, playId, version, play, step, at });
      const { moved, tasks } = made.get(playId) ?? { moved: 0, tasks: 0 };
      made.set(playId, { moved: moved + taken.moved, tasks: tasks + taken.tasks });
    }
  }
  return made;
}
