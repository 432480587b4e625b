import type { ComparedBy, DayMover } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db, Sql } from '../../db/database.ts';
import { type Counted, filtered, withCtes } from './list-accounts.sql.ts';

interface Sum {
  accounts: number;
  amount: string;
}
export interface Moves {
  from: string | null;
  to: string | null;
  accounts: number;
  before: string;
  after: string;
}
export interface DayPair {
  before: (Sum & { id: string | null })[];
  after: (Sum & { id: string | null })[];
  moves: Moves[];
  entered: Sum;
  left: Sum;
}
export interface Compared {
  by: ComparedBy;
  before: Counted;
  after: Counted;
  /** Whether the largest come first; else they would tell amounts by their order. */
  byAmount: boolean;
}

const GROUPS: Record<ComparedBy, { key: Sql; amount: Sql }> = {
  tier: { key: sql`s.tier`, amount: sql`s.amount_12m` },
  stage: { key: sql`s.stage`, amount: sql`s.arr` },
  health: { key: sql`s.health_colour`, amount: sql`s.arr` },
};

/** What a filter meets on a day, with its group and amount; the closed count no more. */
const side = (by: ComparedBy, counted: Counted): Sql => sql`(${withCtes(counted.base)}
  select s.account_id, a.name, ${GROUPS[by].key}::text as key, coalesce(${GROUPS[by].amount}, 0) as amount
  ${filtered(counted, counted.reads.includes('a') ? [] : ['a'])} and a.status <> 'closed')`;

/** Both days side by side: each customer once, with where it was and where it is. */
const pair = ({ by, before, after }: Compared): Sql => sql`
  select account_id, coalesce(n.name, b.name) as name, b.name is not null as had, n.name is not null as has, b.key as "from", n.key as "to",
    b.amount as before, n.amount as after
  from ${side(by, before)} b full join ${side(by, after)} n using (account_id)`;

const total = (amount: Sql): Sql => sql`trim_scale(coalesce(sum(${amount}), 0))::text`;
const sums = (when: Sql, amount: Sql): Sql =>
  sql`json_build_object('accounts', count(*) filter (where ${when}), 'amount', trim_scale(coalesce(sum(${amount}) filter (where ${when}), 0))::text)`;
const rows = (of: Sql): Sql => sql`(select coalesce(json_agg(to_json(r)), '[]') from (${of}) r)`;
const byGroup = (key: Sql, amount: Sql, there: Sql): Sql =>
  rows(sql`select ${key} as id, count(*)::int as accounts, ${total(amount)} as amount from pair where ${there} group by ${key}`);

export async function comparedDays(db: Db, of: Compared): Promise<DayPair> {
  const found = await sql<DayPair>`
    with pair as materialized (${pair(of)})
    select ${byGroup(sql`"from"`, sql`before`, sql`had`)} as before, ${byGroup(sql`"to"`, sql`after`, sql`has`)} as after,
      ${rows(sql`select "from", "to", count(*)::int as accounts, ${total(sql`before`)} as before, ${total(sql`after`)} as after
        from pair where had and has group by 1, 2`)} as moves,
      (select ${sums(sql`has and not had`, sql`after`)} from pair) as entered, (select ${sums(sql`had and not has`, sql`before`)} from pair) as left`.execute(
    db,
  );
  return found.rows[0]!;
}

/** A page of those in another group, come or gone, at most limit + 1; `key` is what they are ordered by before their name. */
export async function moversBetween(
  db: Db,
  { page, ...of }: Compared & { page: { after: string[] | null; limit: number } },
): Promise<(DayMover & { key: string })[]> {
  const place = of.byAmount ? sql`-greatest(coalesce(before, 0), coalesce(after, 0))` : sql`0::numeric`;
  const behind = page.after
    ? sql`(place, name, account_id) > (${page.after[0]}::numeric, ${page.after[1]}, ${page.after[2]}::uuid)`
    : sql`true`;
  const found = await sql<DayMover & { key: string }>`
    select account_id as "accountId", name, had as was, has as "is", "from", "to", trim_scale(before)::text as before, trim_scale(after)::text as after,
      place::text as key
    from (select p.*, ${place} as place from (${pair(of)}) p where "from" is distinct from "to" or had <> has) moved
    where ${behind} order by place, name, account_id limit ${page.limit + 1}`.execute(db);
  return found.rows;
}
