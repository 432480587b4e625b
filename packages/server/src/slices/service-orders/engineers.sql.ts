import { rolesThatMay } from '@fulcrum/contract';
import { sql } from 'kysely';
import { accountInScope } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';
import type { Viewer } from '../requests/index.ts';

export interface Engineer {
  id: string;
  name: string;
  providerId: string | null;
  providerName: string | null;
}
/** Whoever serves customers as their work. */
const OURS = rolesThatMay('requests.write').filter((role) => role === 'agent' || role === 'service_lead');

/** Who can be planned: people of the desk, and of each provider those who own its account or are on its team. A provider knows its own alone. */
export const engineers = (viewer: Viewer, today: string): Sql => sql`
  select u.id, u.name, v.id as "providerId", v.name as "providerName" from app_user u
    left join account v on u.role = 'provider' and exists (select from product p where p.provider_account_id = v.id)
      and (v.owner_id = u.id or exists (select from account_member m where m.account_id = v.id and m.user_id = u.id
        and m.since <= ${today}::date and (m.until is null or m.until > ${today}::date)))
  where u.disabled_at is null and ${viewer.providers ? sql`v.id is not null and ${accountInScope(viewer.providers, sql`v.id`)}` : sql`(v.id is not null or u.role = any(${OURS}::text[]))`}`;

export async function selectEngineers(db: Db, viewer: Viewer, today: string): Promise<Engineer[]> {
  const found = await sql<Engineer>`
    select g.* from (${engineers(viewer, today)}) g order by g."providerName" nulls first, g.name, g.id`.execute(db);
  return found.rows;
}

/** Accounts that provide a product, as far as the viewer works with them. */
export async function selectProviders(db: Db, { providers }: Viewer): Promise<{ id: string; name: string }[]> {
  const found = await sql<{ id: string; name: string }>`
    select v.id, v.name from account v where exists (select from product p where p.provider_account_id = v.id)
      and ${providers ? accountInScope(providers, sql`v.id`) : sql`true`} order by v.name, v.id limit 200`.execute(db);
  return found.rows;
}
