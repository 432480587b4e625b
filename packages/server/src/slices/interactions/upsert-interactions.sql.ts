import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';

/* Sets of contacts made, written at once out of the temporary table `staged_interaction`: one row each as it is to be, with `action`. */
const COLUMNS = [
  'code',
  'contact_ids',
  'kind',
  'channel',
  'direction',
  'two_way',
  'happened_on',
  'summary',
  'next_step',
  'about_use',
  'about_problems',
  'about_needs',
  'about_activities',
  'author_id',
] as const;
const all = (alias: string) => sql.join(COLUMNS.map((column) => sql.ref(`${alias}.${column}`)));

/** Says of each staged row whether it is new, differs from the stored one, or is the same. */
export async function markInteractionActions(db: Db): Promise<void> {
  await sql`update staged_interaction s set action = 'create' where s.is_new`.execute(db);
  await sql`update staged_interaction s set action = case when row(${all('s')}) is distinct from row(${all('i')}) then 'update' else 'same' end
    from interaction i where i.account_id = s.account_id and i.id = s.id`.execute(db);
}

/** What will be updated, as it is before: for the audit. */
export const updatedInteractionsBefore = () =>
  sql<{ before: Record<string, unknown> }>`
    select to_jsonb(i) as before from staged_interaction s join interaction i on i.account_id = s.account_id and i.id = s.id
    where s.action = 'update' order by i.id`;

export async function updateInteractions(db: Db, now: string): Promise<void> {
  const set = sql.join(COLUMNS.map((column) => sql`${sql.ref(column)} = ${sql.ref(`s.${column}`)}`));
  await sql`update interaction i set ${set}, changed_at = ${now}, revision = i.revision + 1
    from staged_interaction s where s.action = 'update' and i.account_id = s.account_id and i.id = s.id`.execute(db);
}

/** History that is imported was known when it happened. */
export async function insertInteractions(db: Db, by: { now: string }): Promise<void> {
  await sql`insert into interaction (account_id, id, ${sql.join(COLUMNS.map((column) => sql.ref(column)))}, known_at, recorded_at)
    select s.account_id, s.id, ${all('s')}, s.happened_on, ${by.now} from staged_interaction s where s.action = 'create'`.execute(db);
}
