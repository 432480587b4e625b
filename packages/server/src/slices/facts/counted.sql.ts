import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';
import type { At } from '../../policy/catalog.ts';

/** Facts there by the day, and those of its twelve months. */
export const by = (at: At, alias: string): Sql<boolean> =>
  sql<boolean>`${sql.ref(`${alias}.happened_on`)} <= ${at.asOf} ${at.knownBy ? sql`and ${sql.ref(`${alias}.known_at`)} <= ${at.knownBy}::date` : sql``}`;
export const year = (at: At, alias: string): Sql<boolean> =>
  sql<boolean>`${by(at, alias)} and ${sql.ref(`${alias}.happened_on`)} > (${at.asOf} - make_interval(months => 12))::date`;

/** Referrals r of accounts with a contract or an order by the day, whatever somebody wrote into the referral's result. */
export const won = (
  at: At,
): Sql<boolean> => sql<boolean>`r.referred_id <> r.account_id and ${by(at, 'r')} and ${at.accounts(sql`r.account_id`)}
  and (exists (select from contract c where c.account_id = r.referred_id and ${by(at, 'c')} and c.draft is not true)
    or exists (select from sales_order o where o.account_id = r.referred_id and ${by(at, 'o')}))`;

/** The latest rating of each dimension that has not expired. */
export const inForce = (at: At): Sql => sql`
  select distinct on (r.account_id, r.dimension) r.* from rating r
  where ${by(at, 'r')} and (r.expires_on is null or r.expires_on >= ${at.asOf}) and ${at.accounts(sql`r.account_id`)}
  order by r.account_id, r.dimension, r.happened_on desc, r.recorded_at desc, r.id desc`;

/** Needs n of a product that are open on the day. */
export const openNeed = (at: At): Sql<boolean> => sql<boolean>`n.product_id is not null and ${by(at, 'n')}
  and (n.closed_on is null or n.closed_on > ${at.asOf}) and ${at.accounts(sql`n.account_id`)}`;
