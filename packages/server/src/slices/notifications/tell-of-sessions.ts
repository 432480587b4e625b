import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import type { SessionFacts } from './sources/sessions.ts';
import { tell } from './tell.sql.ts';

/** Tells those of ours who have a place at a training session what became of it, once each occurrence. */
// unaudited: what became of the session is recorded
export const tellOfSession = (
  db: Db,
  of: { sessionId: string; placeIds: readonly string[]; occurrence: string; facts: SessionFacts },
  now: string,
): Promise<number> =>
  tell(
    db,
    'training_session',
    sql`select p.user_id, 'training:' || p.id || ':' || ${of.occurrence}::text as key, null::uuid as account_id, ${of.sessionId}::text as subject_id,
      ${JSON.stringify(of.facts)}::jsonb as facts from training_place p where p.id = any(${[...of.placeIds]}::uuid[]) and p.user_id is not null`,
    now,
  );
