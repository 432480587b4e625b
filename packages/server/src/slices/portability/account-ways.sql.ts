import { sql } from 'kysely';
import { inScope, type Scope } from '../../access/index.ts';
import type { Sql } from '../../db/database.ts';
import { accountsByName, accountsByRegister } from '../accounts/index.ts';

/** How a value finds an account: `refs` is a table of values (`ref`) with their normal form (`key`); the answer has ref, id and how well it fits, 1 being best. */
type Way = (refs: Sql) => Sql;

export const ACCOUNT_WAYS: Record<string, Way> = {
  // A code leads to its account also after that was merged into another.
  code: (refs) => sql`
    select r.ref, a.id, 1 as fit from ${refs} r join account a on a.code = r.ref
    union all select r.ref, n.account_id, 2 from ${refs} r join account_name n on n.kind = 'code' and n.value = r.ref`,
  name: accountsByName,
  shortName: (refs) => sql`
    select r.ref, a.id, 1 as fit from ${refs} r join account a on name_key(a.short_name) = r.key where a.short_name is not null
    union all select f.* from (${accountsByRegister('short', refs)}) f`,
  creditCode: (refs) => accountsByRegister('credit_code', refs),
  schoolCode: (refs) => accountsByRegister('school_code', refs),
  domain: (refs) => accountsByRegister('domain', refs),
};

/**
 * The one account of each value: of those in scope, if any is, the best fitting. `n` tells how many fit equally well; then none is meant.
 * `found` is a statement of refs, ids and fits.
 */
export const bestOf = (found: Sql, key: Sql, scope: Scope): Sql => sql`
  select b.key, case when count(distinct b.id) = 1 then min(b.id::text)::uuid end as id, count(distinct b.id)::int as n, bool_and(b.mine) as mine
  from (select ${key} as key, f.id, ${inScope(scope, 'a')} as mine, rank() over (partition by ${key} order by ${inScope(scope, 'a')} desc, f.fit) as place
    from (${found}) f join account a on a.id = f.id) b
  where b.place = 1 group by b.key`;
