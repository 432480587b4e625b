import { sql } from 'kysely';
import { inScope, type Scope } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';

/** What one assignment changed, as the log keeps it. */
export interface Assignment {
  accounts: number;
  at: string;
  ownerId: string | null;
}

/** The entry u of the log that keeps an assignment. */
const assignmentOf = (id: string) => sql`u.entity = 'assignment' and u.entity_id = ${id} and u.action = 'account.assign'`;

/** An assignment of accounts that a person made themselves. */
export async function ownAssignment(db: Db, id: string, userId: string | null): Promise<Assignment | undefined> {
  const found = await sql<Assignment>`select jsonb_array_length(u.before) as accounts, u.at, u.after->>'ownerId' as "ownerId" from audit u
    where ${assignmentOf(id)} and u.actor_id is not distinct from ${userId}::uuid`.execute(db);
  return found.rows[0];
}

/**
 * Puts owner, team and region back where an assignment changed them and nobody has since. What they are put back to must be of the scope:
 * who gave an account away may take it back though they no longer meet it. Answers the accounts written.
 */
export async function putBackOwners(db: Db, scope: Scope, id: string, now: string): Promise<string[]> {
  const written = await sql<{ id: string }>`
    with was as materialized (
        select x.id, x.before as owner_id, x."teamId" as team_id, x."regionId" as region_id, (u.after->>'ownerId')::uuid as given, u.at
        from audit u cross join lateral jsonb_to_recordset(u.before) as x (id uuid, before uuid, "teamId" uuid, "regionId" uuid)
        where ${assignmentOf(id)}),
      intact as (
        select a.id from was w join account a on a.id = w.id
        where a.owner_id is not distinct from w.given and ${inScope(scope, 'w')}
          and not exists (select from account_history h where h.account_id = a.id and h.field in ('owner_id', 'team_id', 'region_id') and h.recorded_at > w.at)
        order by a.id for update of a)
    update account a set owner_id = w.owner_id, team_id = w.team_id, region_id = w.region_id, changed_at = ${now}, revision = a.revision + 1
    from intact i join was w on w.id = i.id where a.id = i.id returning a.id`.execute(db);
  return written.rows.map(({ id: each }) => each);
}

/** Some of the accounts of an assignment that were not put back and that the scope meets, by name. */
export async function leftAsTheyAre(db: Db, scope: Scope, id: string, putBack: readonly string[], limit: number) {
  const found = await sql<{ accountId: string; name: string; ownerName: string | null }>`
    select a.id as "accountId", a.name, o.name as "ownerName"
    from audit u cross join lateral jsonb_to_recordset(u.before) as x (id uuid) join account a on a.id = x.id left join app_user o on o.id = a.owner_id
    where ${assignmentOf(id)} and ${inScope(scope, 'a')} and a.id <> all(${[...putBack]}::uuid[])
    order by a.name, a.id limit ${limit}`.execute(db);
  return found.rows;
}
