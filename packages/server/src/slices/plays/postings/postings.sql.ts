import type { Posting, RunPosting } from '@fulcrum/contract';
import { sql } from 'kysely';
import { accountInScope, type Scope } from '../../../access/index.ts';
import type { Db, Sql } from '../../../db/database.ts';

const CODE = sql<string>`upper(right(p.id::text, 10))`;

export interface PostingsAsked {
  scope: Scope;
  state?: Posting['state'] | undefined;
  accountId?: string | undefined;
  after?: string[] | null;
  limit?: number;
}

/** Pieces at accounts of the scope, the latest first. */
export const postingRows = (asked: PostingsAsked): Sql<Posting> => sql<Posting>`
    select p.id, ${CODE} as code, p.account_id as "accountId", a.name as "accountName", p.play_id as "playId", v.document -> 'name' as "playName", p.run_id as "runId",
      p.what, p.gift, trim_scale(p.worth)::text as worth, c.rank, c.name as to, c.phone, nullif(c.postal_address, '') as address,
      p.state, p.why, p.courier, p.number, p.made_on as "madeOn", p.posted_on as "postedOn", p.ended_on as "endedOn"
    from posting p join account a on a.id = p.account_id join play_run r on r.account_id = p.account_id and r.id = p.run_id
      join policy_version v on v.policy_id = r.play_id and v.version = r.play_version
      left join contact c on c.account_id = p.account_id and c.id = p.contact_id
    where ${accountInScope(asked.scope, sql`p.account_id`)} ${asked.state ? sql`and p.state = ${asked.state}` : sql``}
      ${asked.accountId ? sql`and p.account_id = ${asked.accountId}` : sql``}
      ${asked.after ? sql`and (p.made_on, p.id) < (${asked.after[0]}::date, ${asked.after[1]}::uuid)` : sql``}
    order by p.made_on desc, p.id desc ${asked.limit ? sql`limit ${asked.limit}` : sql``}`;

export async function countPostings(db: Db, scope: Scope): Promise<Record<Posting['state'], number>> {
  const found = await sql<{ state: Posting['state']; n: number }>`select p.state, count(*)::int as n from posting p
    where ${accountInScope(scope, sql`p.account_id`)} group by p.state`.execute(db);
  const none = { to_post: 0, posted: 0, received: 0, returned: 0, refused: 0, called_off: 0 };
  return { ...none, ...Object.fromEntries(found.rows.map(({ state, n }) => [state, n])) };
}

export interface Mark {
  state: 'to_post' | 'posted' | 'received' | 'returned';
  courier?: string | undefined;
  number?: string | undefined;
  on: string;
  now: string;
}

/** What a mark makes of a piece p that waits or was posted. What is to be posted after all has forgotten its way. */
function marked({ state, courier, number, on, now }: Mark): Sql {
  if (state === 'to_post')
    return sql`state = 'to_post', courier = null, number = null, posted_on = null, ended_on = null, changed_at = ${now}::timestamptz`;
  const ended = state === 'posted' ? sql`null` : sql`${on}::date`;
  return sql`state = ${state}, courier = coalesce(${courier || null}, p.courier), number = coalesce(${number || null}, p.number),
    posted_on = coalesce(p.posted_on, ${on}::date), ended_on = ${ended}, changed_at = ${now}::timestamptz`;
}

/** How many of the pieces the scope has, refused ones and those called off among them or not. */
export async function countOf(db: Db, scope: Scope, ids: readonly string[]): Promise<{ seen: number; markable: number }> {
  const found = await sql<{ seen: number; markable: number }>`
    select count(*)::int as seen, count(*) filter (where p.state not in ('refused', 'called_off'))::int as markable
    from posting p where p.id = any(${[...ids]}::uuid[]) and ${accountInScope(scope, sql`p.account_id`)}`.execute(db);
  return found.rows[0] ?? { seen: 0, markable: 0 };
}

export async function markPostings(db: Db, scope: Scope, ids: readonly string[], mark: Mark): Promise<number> {
  const done =
    await sql`update posting p set ${marked(mark)} where p.id = any(${[...ids]}::uuid[]) and ${accountInScope(scope, sql`p.account_id`)}
    and p.state not in ('refused', 'called_off')`.execute(db);
  return Number(done.numAffectedRows ?? 0);
}

export interface Entered {
  code: string;
  courier?: string | undefined;
  number: string;
}

/** Couriers and numbers by code: such pieces are posted. Answers the codes that were found. */
export async function enterNumbers(
  db: Db,
  scope: Scope,
  rows: readonly Entered[],
  { on, now }: { on: string; now: string },
): Promise<string[]> {
  const done = await sql<{ code: string }>`
    update posting p set state = 'posted', courier = coalesce(nullif(e.courier, ''), p.courier), number = e.number, posted_on = coalesce(p.posted_on, ${on}::date),
      changed_at = ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) e(code text, courier text, number text)
    where ${CODE} = upper(e.code) and p.state in ('to_post', 'posted') and ${accountInScope(scope, sql`p.account_id`)}
    returning ${CODE} as code`.execute(db);
  return done.rows.map(({ code }) => code);
}

/** The pieces of a run, by their step. */
export async function postingsOfRun(db: Db, accountId: string, runId: string): Promise<(RunPosting & { step: string })[]> {
  const found = await sql<RunPosting & { step: string }>`
    select p.step, p.state, p.why, coalesce(c.salutation, c.name) as to, p.courier, p.number, coalesce(p.ended_on, p.posted_on) as on
    from posting p left join contact c on c.account_id = p.account_id and c.id = p.contact_id
    where p.account_id = ${accountId} and p.run_id = ${runId}`.execute(db);
  return found.rows;
}
