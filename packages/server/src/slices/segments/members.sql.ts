import type { SegmentMember } from '@fulcrum/contract';
import { sql } from 'kysely';
import { inScope, type Scope } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';
import { heldOn } from '../../policy/membership.metrics.ts';
import { ownerOn } from '../../policy/owner-on.sql.ts';
import { subscribedOn } from '../../policy/subscribed.sql.ts';

/** Members of a fixed list on a day that the scope meets, by code; at most limit + 1. */
export async function listMembers(
  db: Db,
  of: { segmentId: string; scope: Scope; day: string; q: string | undefined; after: string[] | null; limit: number },
): Promise<SegmentMember[]> {
  const day = sql`${of.day}::date`;
  const words = of.q?.toLowerCase();
  const found = await sql<SegmentMember>`
    select a.id as "accountId", a.code, a.name, u.name as "ownerName", m.since, m.until, ${subscribedOn(sql`a.id`, day)} as subscribed
    from (select distinct on (account_id) * from segment_member m where m.segment_id = ${of.segmentId}::uuid and ${heldOn(sql`m`, day)}
        order by account_id, since) m
      join account a on a.id = m.account_id left join app_user u on u.id = ${ownerOn(day)}
    where ${inScope(of.scope, 'a')} and ${of.after ? sql`a.code > ${of.after[0]}` : sql`true`}
      and ${words ? sql`(strpos(lower(a.name), ${words}) > 0 or strpos(lower(a.code), ${words}) > 0)` : sql`true`}
    order by a.code limit ${of.limit + 1}`.execute(db);
  return found.rows;
}

/** Accounts of the scope by code or, where only one has it, by name; null for words that name none. */
export async function accountsNamed(db: Db, scope: Scope, words: readonly string[]): Promise<{ word: string; id: string | null }[]> {
  const found = await sql<{ word: string; id: string | null }>`
    with asked as (select distinct word from unnest(${words}::text[]) as w(word)),
      named as (select a.name, min(a.id::text)::uuid as id from account a join asked on asked.word = a.name
        where ${inScope(scope, 'a')} group by a.name having count(*) = 1)
    select asked.word, coalesce(c.id, named.id) as id from asked
      left join account c on c.code = asked.word and ${inScope(scope, 'c')} left join named on named.name = asked.word`.execute(db);
  return found.rows;
}

export interface Membership {
  segmentId: string;
  accounts: readonly string[];
  since: string;
  until: string | null;
  now: string;
  userId: string | null;
}

/** Puts accounts on a list; who is on it on the first day already stays as they are. Answers how many are new. */
export async function insertMembers(db: Db, m: Membership): Promise<number> {
  const made = await sql`
    insert into segment_member (account_id, segment_id, since, until, added_by, recorded_at)
    select a.id, ${m.segmentId}::uuid, ${m.since}::date, ${m.until}::date, ${m.userId}::uuid, ${m.now}::timestamptz
    from (select distinct id from unnest(${m.accounts}::uuid[]) as w(id)) a
    where not exists (select from segment_member o where o.segment_id = ${m.segmentId}::uuid and o.account_id = a.id
      and ${heldOn(sql`o`, sql`${m.since}::date`)})
    on conflict (account_id, segment_id, since) do update set until = excluded.until, added_by = excluded.added_by
    returning 1`.execute(db);
  return made.rows.length;
}

/** Ends memberships on a day; answers the accounts that were on the list. */
export async function endMembers(db: Db, segmentId: string, accounts: readonly string[], until: string): Promise<string[]> {
  const ended = await sql<{ id: string }>`
    update segment_member m set until = ${until}::date
    where m.segment_id = ${segmentId}::uuid and m.account_id = any(${accounts}::uuid[]) and ${heldOn(sql`m`, sql`${until}::date`)}
    returning m.account_id as id`.execute(db);
  return [...new Set(ended.rows.map(({ id }) => id))];
}

/** Members and subscribed members that the scope meets, on each of the days. */
export async function penetrationOn(
  db: Db,
  segmentId: string,
  scope: Scope,
  days: readonly string[],
): Promise<{ asOf: string; target: number; subscribed: number }[]> {
  const found = await sql<{ asOf: string; target: number; subscribed: number }>`
    select d.day as "asOf", count(p.id)::int as target, count(p.id) filter (where p.subscribed)::int as subscribed
    from unnest(${days}::date[]) as d(day)
      left join lateral (select a.id, ${subscribedOn(sql`a.id`, sql`d.day`)} as subscribed from account a
        where ${inScope(scope, 'a')} and exists (select from segment_member m where m.segment_id = ${segmentId}::uuid and m.account_id = a.id
          and ${heldOn(sql`m`, sql`d.day`)})) p on true
    group by d.day order by d.day`.execute(db);
  return found.rows;
}
