import type { Community, CommunityRules } from '@fulcrum/contract';
import { sql } from 'kysely';
import { accountInScope, type Scope } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';

/** Communities c that the people of a company take part in. */
export const takesPart = (accountId: string): Sql<boolean> =>
  sql<boolean>`(not c.archived and (c.open or exists (select from community_account m where m.account_id = ${accountId}::uuid and m.community_id = c.id)))`;

/** What others read: neither what waits nor what was hidden. */
export const ANSWERS = sql`(select count(*) from community_answer w where w.question_id = q.id and w.state = 'open')::int`;
/** Read once for all questions, not for each. */
export const UNANSWERED = sql`q.id not in (select w.question_id from community_answer w where w.state = 'open')`;

export async function selectCommunities(db: Db, where: Sql): Promise<Community[]> {
  const found = await sql<Community>`
    select c.id, c.name, c.about, c.product_id as "productId", p.name as "productName", c.open, c.price_level as "priceLevel",
      c.channel_source as "channelSource", c.archived, c.revision,
      (select count(*) from community_account m where m.community_id = c.id)::int as accounts, n.questions, n.unanswered
    from community c left join product p on p.id = c.product_id cross join lateral (
      select count(*)::int as questions, count(*) filter (where ${UNANSWERED})::int as unanswered
      from community_question q where q.community_id = c.id and q.state = 'open') n
    where ${where} order by c.archived, c.name, c.id`.execute(db);
  return found.rows;
}

type Kept = Pick<Community, 'id' | 'name' | 'about' | 'productId' | 'open' | 'priceLevel' | 'channelSource' | 'archived'>;
// unaudited: recorded by who calls, as all below
export async function putCommunity(db: Db, c: Kept, by: { now: string; userId: string | null }): Promise<void> {
  await sql`insert into community (id, name, about, product_id, open, price_level, channel_source, archived, recorded_at, recorded_by)
    values (${c.id}, ${c.name}, ${c.about}, ${c.productId}, ${c.open}, ${c.priceLevel}, ${c.channelSource}, ${c.archived}, ${by.now}, ${by.userId})
    on conflict (id) do update set name = excluded.name, about = excluded.about, product_id = excluded.product_id, open = excluded.open,
      price_level = excluded.price_level, channel_source = excluded.channel_source, archived = excluded.archived, revision = community.revision + 1`.execute(
    db,
  );
}

export async function insertAccount(
  db: Db,
  m: { id: string; accountId: string },
  by: { now: string; userId: string | null },
): Promise<void> {
  await sql`insert into community_account (account_id, community_id, added_at, added_by) values (${m.accountId}, ${m.id}, ${by.now}, ${by.userId})
    on conflict do nothing`.execute(db);
}
export async function deleteAccount(db: Db, { id, accountId }: { id: string; accountId: string }): Promise<boolean> {
  const gone =
    await sql`delete from community_account where account_id = ${accountId}::uuid and community_id = ${id}::uuid returning 1`.execute(db);
  return gone.rows.length > 0;
}

export interface Standing {
  accountId: string;
  accountName: string;
  addedAt: string | null;
  /** What its own fields say. */
  price: string | null;
  channel: string | null;
}
const own = (field: string | null): Sql => (field === null ? sql`null::text` : sql`a.custom ->> ${field}::text`);

/** Companies with what is asked of them: the members of a community that the caller sees, or one company that may become one. */
export async function selectStanding(
  db: Db,
  of: { communityId: string; accountId?: string; scope: Scope; rules: CommunityRules },
): Promise<Standing[]> {
  const { communityId, accountId, scope, rules } = of;
  const found = await sql<Standing>`
    select a.id as "accountId", a.name as "accountName", m.added_at as "addedAt",
      ${own(rules.priceField)} as price, ${own(rules.channelField)} as channel
    from account a left join community_account m on m.account_id = a.id and m.community_id = ${communityId}::uuid
    where ${accountId ? sql`a.id = ${accountId}::uuid` : sql`m.community_id is not null`} and ${accountInScope(scope, sql`a.id`)}
    order by a.name, a.id`.execute(db);
  return found.rows;
}
