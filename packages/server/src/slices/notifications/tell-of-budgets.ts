import { type Both, rolesThatMay } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import { tell } from './tell.sql.ts';

/** A play with a budget, and the first day of the period it is for. */
export interface Budgeted {
  id: string;
  name: Both;
  from: string;
}

/** Tells who may change plays, once a period, that customers wait because the budget of one is spent. */
// unaudited: the run of the plays, the only way in, records its counts
export async function tellOfSpentBudgets(db: Db, plays: readonly Budgeted[], now: string): Promise<number> {
  if (!plays.length) return 0;
  const told = sql`
    select u.id as user_id, 'budget:' || p.id || ':' || p."from" as key, null::uuid as account_id, p.id as subject_id,
      jsonb_build_object('play', p.name, 'waiting', q.waiting) as facts
    from jsonb_to_recordset(${JSON.stringify(plays)}::jsonb) p(id text, name jsonb, "from" text)
      join lateral (select count(*) as waiting from play_run r where r.play_id = p.id and r.state = 'queued') q on q.waiting > 0
      join app_user u on u.role = any(${rolesThatMay('plays.edit')}::text[])`;
  return tell(db, 'play_budget', told, now);
}
