import type { EndingTerms } from '@fulcrum/contract';
import { sql } from 'kysely';
import { inScope, type Scope } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';
import { termsSql } from '../contracts/index.ts';
import { anyOf, heldBy, type Whose } from './sources/source.ts';

interface Ending {
  whose: readonly Whose[];
  scope: Scope;
  asOf: string;
  from: string;
  to: string;
  limit: number;
}

/** Terms of accounts on any of these lists that end within some days, by day and customer; by what is known on the day. */
export async function endingTerms(db: Db, { whose, scope, asOf, from, to, limit }: Ending): Promise<EndingTerms[]> {
  const at = { asOf: sql<string>`${asOf}::date`, accounts: (id: ReturnType<typeof sql>) => sql<boolean>`${id} in (select id from held)` };
  const found = await sql<EndingTerms>`
    with held as materialized (select t.id, t.name from account t where ${anyOf(whose.map(heldBy))} and ${inScope(scope, 't')})
    select h.id as "accountId", h.name as "accountName", t.ends_on as "endsOn", count(*)::int as terms, sum(t.annual)::text as annual,
      bool_and(t.succeeded) as renewed
    from (${termsSql(at)}) t join held h on h.id = t.account_id where t.ends_on between ${from}::date and ${to}::date
    group by h.id, h.name, t.ends_on order by t.ends_on, h.name, h.id limit ${limit}`.execute(db);
  return found.rows;
}
