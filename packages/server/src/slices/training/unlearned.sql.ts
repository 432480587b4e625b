import type { OwnersUnlearned } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db, Sql } from '../../db/database.ts';
import { hasProduct } from '../orders/index.ts';
import { offeredOn } from './offered-on.sql.ts';
import { DONE, standing } from './standing.sql.ts';

type Unlearned = OwnersUnlearned['missing'][number];

/** What owning accounts asks for and those who are to own them have not learned. `owning`: account_id, user_id. */
async function unlearned(db: Db, owning: Sql, today: string): Promise<Unlearned[]> {
  const day = sql`${today}::date`;
  const theirs = standing({ who: 'user_id', of: (alias) => sql`${sql.ref(`${alias}.user_id`)} = u.id` }, day);
  const found = await sql<Unlearned>`
    with asked as materialized (
      select o.user_id, k.id as course_id, count(*)::int as accounts from (${owning}) o
        join course k on k.for_owners and k.audience <> 'customers' and ${offeredOn(day)}
          and (k.product_id is null or ${hasProduct(sql`o.account_id`, sql`k.product_id`, day)})
      group by o.user_id, k.id)
    select u.id as "userId", u.name, k.id as "courseId", k.document -> 'title' as "courseTitle", q.accounts
    from asked q join app_user u on u.id = q.user_id join course k on k.id = q.course_id
    where not exists (select from ${theirs} s where s.course_id = k.id and s.state in ${DONE})
    order by u.name, u.id, k.code limit 1000`.execute(db);
  return found.rows;
}

/** Of accounts and the owners that they have. */
export const unlearnedByOwners = (db: Db, accountIds: readonly string[], today: string): Promise<Unlearned[]> =>
  unlearned(
    db,
    sql`select a.id as account_id, a.owner_id as user_id from account a where a.id = any(${[...accountIds]}::uuid[]) and a.owner_id is not null`,
    today,
  );

/** Of accounts and who is about to own them; who owns one already is given nothing. */
export const unlearnedByTakers = (db: Db, gives: readonly { accountId: string; ownerId: string }[], today: string): Promise<Unlearned[]> =>
  unlearned(
    db,
    sql`select a.id as account_id, g."ownerId" as user_id from jsonb_to_recordset(${JSON.stringify(gives)}::jsonb) as g("accountId" uuid, "ownerId" uuid)
      join account a on a.id = g."accountId" and a.owner_id is distinct from g."ownerId"`,
    today,
  );
