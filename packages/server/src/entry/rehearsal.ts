import { sql } from 'kysely';
import type { Database } from './database.ts';

export interface Rehearsal {
  from: string;
  until: string;
  days: number;
  /** Tasks that were made, and stages that began. */
  tasks: number;
  stageChanges: number;
}
interface Counts {
  tasks: number;
  stages: number;
}
/** Tasks that there are, and stages that began in the period. */
export const counted = async ({ db }: Database, from: string, until: string): Promise<Counts> =>
  (
    await sql<Counts>`select (select count(*)::int from task) as tasks,
      (select count(*)::int from stage_spell where from_on > ${from}::date and from_on <= ${until}::date) as stages`.execute(db)
  ).rows[0] ?? { tasks: 0, stages: 0 };
