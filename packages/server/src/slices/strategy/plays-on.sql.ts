import { PlayPolicy } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';

export interface PlayOn {
  play: PlayPolicy;
  version: number;
  paused: boolean;
}

/** The plays in force on a day, each by its version of then, by their ids. */
export async function playsOn(db: Db, day: string, timeZone: string): Promise<PlayOn[]> {
  const found = await sql<{ version: number; document: unknown; paused: boolean }>`
    select distinct on (v.policy_id) v.version, v.document,
      coalesce((c.paused_at at time zone ${timeZone})::date <= ${day}::date, false) as paused
    from policy p join policy_version v on v.policy_id = p.id and v.state in ('published', 'retired') and v.in_force_from <= ${day}::date
      left join play_cursor c on c.play_id = p.id
    where p.kind = 'play'
    order by v.policy_id, v.in_force_from desc, v.published_at desc nulls last, v.version desc`.execute(db);
  return found.rows.map(({ document, ...row }) => ({ ...row, play: PlayPolicy.parse(document) }));
}
