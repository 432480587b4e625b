import type { SuggestionKind } from '@fulcrum/contract';
import { sql } from 'kysely';
import { accountInScope, type Scope } from '../../../access/index.ts';
import type { Db, Sql } from '../../../db/database.ts';
import { metSql } from '../../contacts/index.ts';
import type { SuggestionFacts } from './suggestion-words.ts';

/** Whether suggestion `alias` still asks for something on a day: nobody waved it off, made a task of it or met the customer since. */
export const suggestionStands = (alias: string, date: Sql): Sql<boolean> => {
  const at = (column: string) => sql.ref(`${alias}.${column}`);
  return sql<boolean>`(${at('ended_on')} is null and ${at('noticed_on')} <= ${date} and (${at('waved_until')} is null or ${at('waved_until')} <= ${date})
    and not exists (select from task k where k.account_id = ${at('account_id')} and k.state = 'open')
    and not exists (select from interaction i where i.account_id = ${at('account_id')} and i.happened_on > coalesce(${at('met_on')}, '-infinity')
      and i.happened_on <= ${date} and ${metSql('i')}))`;
};

export interface StoredSuggestion {
  account_id: string;
  kind: SuggestionKind;
  owner_id: string;
  facts: SuggestionFacts;
  due_on: string;
  waved_until: string | null;
  waved_reason: string | null;
  has_task: boolean;
  revision: number;
}

/** Locks a suggestion that has not ended. */
export async function lockSuggestion(db: Db, scope: Scope, id: string): Promise<StoredSuggestion | undefined> {
  const found = await sql<StoredSuggestion>`
    select g.account_id, g.kind, g.owner_id, g.facts, g.due_on, g.waved_until, g.waved_reason, g.revision,
      exists (select from task k where k.account_id = g.account_id and k.state = 'open') as has_task
    from contact_suggestion g where g.id = ${id}::uuid and g.ended_on is null and ${accountInScope(scope, sql`g.account_id`)} for update of g`.execute(
    db,
  );
  return found.rows[0];
}

/** Lets it rest, or ends its rest. Answers the new revision. */
export async function setRest(
  db: Db,
  accountId: string,
  rest: { until: string; reason: string; by: string | null } | null,
  now: string,
): Promise<number> {
  const done = await sql<{ revision: number }>`
    update contact_suggestion g set waved_until = ${rest?.until ?? null}, waved_reason = ${rest?.reason ?? null}, waved_by = ${rest?.by ?? null},
      changed_at = ${now}, revision = g.revision + 1 where g.account_id = ${accountId} returning g.revision`.execute(db);
  return done.rows[0]?.revision ?? 0;
}

/** Suggestions follow their account to its new owner; of an account that nobody owns any more none stands. */
export async function moveSuggestions(db: Db, accountIds: readonly string[], now: string): Promise<void> {
  await sql`update contact_suggestion g set owner_id = coalesce(a.owner_id, g.owner_id), team_id = a.team_id, changed_at = ${now},
      ended_on = case when a.owner_id is null then g.noticed_on else g.ended_on end, revision = g.revision + 1
    from account a where a.id = g.account_id and a.id = any(${[...accountIds]}::uuid[])
      and (g.owner_id, g.team_id) is distinct from (a.owner_id, a.team_id)`.execute(db);
}
