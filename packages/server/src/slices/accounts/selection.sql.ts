import { sql } from 'kysely';
import { inScope } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';
import type { AccountQueryParts } from './account-query.ts';
import { withCtes } from './list-accounts.sql.ts';

/** Every account that meets the predicates. */
export async function selectedIds(db: Db, { base, where }: Pick<AccountQueryParts, 'base' | 'where'>): Promise<string[]> {
  const found = await sql<{ id: string }>`
    ${withCtes(base)} select a.id from ${base.account} a join ${base.state} s on s.account_id = a.id left join ${base.metric} m on m.account_id = a.id
    where ${sql.join([inScope(base.scope, 'a'), ...where], sql` and `)} order by a.id`.execute(db);
  return found.rows.map(({ id }) => id);
}
