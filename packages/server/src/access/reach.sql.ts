import { ROLES } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Sql } from '../db/database.ts';
import { ANONYMOUS, ruleOf } from './actor.ts';

const OWN = [null, 'own', 'team', 'region', 'all'] as const;
/** How far each role reaches, with each visibility that a person may have been given of their own. */
const reachOf = (use: 'reads' | 'writes'): Record<string, string> =>
  Object.fromEntries(
    ROLES.flatMap((role) => OWN.map((visibility) => [`${role}:${visibility ?? ''}`, ruleOf({ ...ANONYMOUS, role, visibility })[use]])),
  );

const isLive = (alias: string, day: Sql): Sql =>
  sql`${sql.ref(`${alias}.valid_from`)} <= ${day}::date and (${sql.ref(`${alias}.valid_until`)} is null or ${sql.ref(`${alias}.valid_until`)} > ${day}::date)`;

/**
 * Whether person u (a row of app_user) meets account a: what `scopeOf` says of one caller, said of many people in one statement.
 * The two are held to one another by a test.
 */
export const reachesAccount = (use: 'reads' | 'writes', day: Sql): Sql<boolean> => sql`(
  case ${JSON.stringify(reachOf(use))}::jsonb ->> (u.role || ':' || coalesce(u.visibility, ''))
    when 'all' then true
    when 'none' then false
    else a.owner_id = u.id or exists (select from account_member m where m.account_id = a.id and m.user_id = u.id
        and m.since <= ${day}::date and (m.until is null or m.until > ${day}::date))
      or case ${JSON.stringify(reachOf(use))}::jsonb ->> (u.role || ':' || coalesce(u.visibility, ''))
        when 'team' then a.team_id = u.team_id
        when 'region' then a.region_id in (
          with recursive below as (
            select r.id from region r where r.id = u.region_id and ${isLive('r', day)}
            union select c.id from region c join below b on c.parent_id = b.id where ${isLive('c', day)})
          select id from below)
        else false end
  end)`;
