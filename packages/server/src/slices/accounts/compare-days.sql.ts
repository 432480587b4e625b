import type { ComparedBy } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db, Sql } from '../../db/database.ts';
import { type Counted, filtered, withCtes } from './list-accounts.sql.ts';

interface Sum {
  accounts: number;
  amount: string;
}
export interface Compared {
  before: (Sum & { id: string | null })[];
  after: (Sum & { id: string | null })[];
  moves: { from: string | null; to: string | null; accounts: number }[];
  entered: Sum;
  left: Sum;
  movers: {
    accountId: string;
    name: string;
    was: boolean;
    is: boolean;
    from: string | null;
    to: string | null;
    before: string | null;
    after: string | null;
  }[];
}

const GROUPS: Record<ComparedBy, { key: Sql; amount: Sql }> = {
  tier: { key: sql`s.tier`, amount: sql`s.amount_12m` },
  stage: { key: sql`s.stage`, amount: sql`s.arr` },
  health: { key: sql`s.health_colour`, amount: sql`s.arr` },
};
const MOST = 50;

/** What a filter meets on a day, with its group and amount; the closed count no more. */
const side = (by: ComparedBy, counted: Counted): Sql => sql`(${withCtes(counted.base)}
  select s.account_id, a.name, ${GROUPS[by].key}::text as key, coalesce(${GROUPS[by].amount}, 0) as amount
  ${filtered(counted, counted.reads.includes('a') ? [] : ['a'])} and a.status <> 'closed')`;

const sums = (when: Sql, amount: Sql): Sql =>
  sql`json_build_object('accounts', count(*) filter (where ${when}), 'amount', trim_scale(coalesce(sum(${amount}) filter (where ${when}), 0))::text)`;
const rows = (of: Sql): Sql => sql`(select coalesce(json_agg(to_json(r)), '[]') from (${of}) r)`;
const byGroup = (key: Sql, amount: Sql, there: Sql): Sql =>
  rows(
    sql`select ${key} as id, count(*)::int as accounts, trim_scale(coalesce(sum(${amount}), 0))::text as amount from pair where ${there} group by ${key}`,
  );

/** Both days side by side in one statement: each customer once, with where it was and where it is. */
export async function comparedDays(db: Db, of: { by: ComparedBy; before: Counted; after: Counted; byAmount: boolean }): Promise<Compared> {
  const order = of.byAmount ? sql`greatest(coalesce(before, 0), coalesce(after, 0)) desc,` : sql``;
  const found = await sql<Compared>`
    with pair as materialized (
      select account_id, coalesce(n.name, b.name) as name, b.name is not null as had, n.name is not null as has, b.key as "from", n.key as "to",
        b.amount as before, n.amount as after
      from ${side(of.by, of.before)} b full join ${side(of.by, of.after)} n using (account_id))
    select ${byGroup(sql`"from"`, sql`before`, sql`had`)} as before, ${byGroup(sql`"to"`, sql`after`, sql`has`)} as after,
      ${rows(sql`select "from", "to", count(*)::int as accounts from pair where had and has group by 1, 2`)} as moves,
      (select ${sums(sql`has and not had`, sql`after`)} from pair) as entered, (select ${sums(sql`had and not has`, sql`before`)} from pair) as left,
      ${rows(sql`select account_id as "accountId", name, had as "was", has as "is", "from", "to", trim_scale(before)::text as before, trim_scale(after)::text as after
        from pair where "from" is distinct from "to" or had <> has order by ${order} name, account_id limit ${sql.lit(MOST)}`)} as movers`.execute(
    db,
  );
  return found.rows[0]!;
}
