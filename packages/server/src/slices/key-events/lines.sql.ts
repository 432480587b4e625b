import type { CustomValues } from '@fulcrum/contract';
import { sql } from 'kysely';
import { accountInScope, inScope, type Scope } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';
import { saidCode, standsBy } from './standing.sql.ts';

export interface Line {
  accountId: string;
  said: CustomValues;
}

/** The accounts of a scope by code, or by a name that several may have. */
export async function accountsCalled(db: Db, scope: Scope, called: readonly string[]): Promise<Map<string, string[]>> {
  const found = await sql<{ called: string; ids: string[] }>`
    with c as (select distinct called from unnest(${[...called]}::text[]) as c(called)),
      coded as (select c.called, a.id from c join account a on a.code = c.called and ${inScope(scope, 'a')}),
      named as (select c.called, a.id from c join account a on a.name = c.called and ${inScope(scope, 'a')}
        where not exists (select from coded d where d.called = c.called))
    select called, array_agg(id::text) as ids from (select * from coded union all select * from named) f group by called`.execute(db);
  return new Map(found.rows.map(({ called, ids }) => [called, ids]));
}

export interface Publication {
  event: string;
  publishedOn: string;
  link: string | null;
  note: string | null;
}
export interface By {
  now: string;
  today: string;
  userId: string | null;
}

/** Where it stands that an event is out for an account, and what was noted: of the lines that stand. */
export async function sourceOf(
  db: Db,
  { event, publishedOn, accountId }: { event: string; publishedOn: string; accountId: string },
  today: string,
): Promise<Pick<Publication, 'link' | 'note'>> {
  const found = await sql<Pick<Publication, 'link' | 'note'>>`select min(r.link) as link, min(r.note) as note from announced_event r
    where r.account_id = ${accountId}::uuid and r.event = ${event} and r.happened_on = ${publishedOn}::date and ${standsBy(sql`${today}::date`)}`.execute(
    db,
  );
  return found.rows[0] ?? { link: null, note: null };
}

/** Records lines that were not recorded before. Answers how many. */
export async function insertLines(
  db: Db,
  { event, publishedOn, link, note }: Publication,
  lines: readonly Line[],
  by: By,
): Promise<number> {
  const written = await sql`
    insert into announced_event (account_id, id, code, happened_on, event, link, note, custom, known_at, recorded_at, changed_at, recorded_by)
    select x."accountId", uuid7(${by.now}::timestamptz), ${saidCode(sql`${event}::text`, sql`${publishedOn}::date`, sql`x.said`)}, ${publishedOn}::date, ${event}, ${link}, ${note}, x.said,
      ${by.today}::date, ${by.now}::timestamptz, ${by.now}::timestamptz, ${by.userId}::uuid
    from (select distinct "accountId", said from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as x("accountId" uuid, said jsonb)) x
    on conflict (account_id, code) where code is not null do nothing`.execute(db);
  return Number(written.numAffectedRows ?? 0);
}

export interface Withdrawal {
  event: string;
  publishedOn: string;
  accountId: string | undefined;
  reason: string;
  /** Lines that say one of these stay. */
  but: readonly CustomValues[];
}

/** Withdraws what stands, and frees its code: the same may be recorded again. Answers how many lines. */
export async function withdrawLines(db: Db, scope: Scope, of: Withdrawal, by: By): Promise<number> {
  const done = await sql`
    update announced_event r set withdrawn_on = ${by.today}::date, withdrawn_because = ${of.reason}, code = left(r.code, 190) || '~' || right(r.id::text, 8),
      changed_at = ${by.now}::timestamptz, revision = r.revision + 1
    where r.event = ${of.event} and r.happened_on = ${of.publishedOn}::date and ${standsBy(sql`${by.today}::date`)}
      and (${of.accountId ?? null}::uuid is null or r.account_id = ${of.accountId ?? null}::uuid) and ${accountInScope(scope, sql`r.account_id`)}
      and not r.custom in (select jsonb_array_elements(${JSON.stringify(of.but)}::jsonb))`.execute(db);
  return Number(done.numAffectedRows ?? 0);
}
