import type { AccountName } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db, Sql } from '../../db/database.ts';

/** Kinds that name an account in words; the others are codes of registers, domains, and codes of merged accounts. */
const WORDS = sql.join(['former', 'short', 'alias', 'english'].map((kind) => sql.lit(kind)));

export async function listNames(db: Db, accountId: string): Promise<AccountName[]> {
  const found = await sql<AccountName>`
    select n.id, n.kind, n.value, n.valid_from as "validFrom", n.valid_until as "validUntil", n.source from account_name n
    where n.account_id = ${accountId}::uuid
    order by array_position(array['former', 'short', 'alias', 'english', 'credit_code', 'school_code', 'domain', 'code'], n.kind),
      n.valid_until desc nulls first, n.value`.execute(db);
  return found.rows;
}

export interface NewName {
  id: string;
  kind: AccountName['kind'];
  value: string;
  validFrom: string | null;
  validUntil: string | null;
}

/** Adds names to an account; one that it bears already, however it is written, is left as it is. Answers the ids of those added. */
export async function insertNames(
  db: Db,
  accountId: string,
  names: readonly NewName[],
  by: { source: string; today: string; now: string },
): Promise<string[]> {
  if (!names.length) return [];
  const added = await sql<{ id: string }>`
    insert into account_name (account_id, id, kind, value, valid_from, valid_until, source, known_at, recorded_at)
    select ${accountId}::uuid, n.id, n.kind, n.value, n."validFrom", n."validUntil", ${by.source}, ${by.today}::date, ${by.now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(names)}::jsonb) as n (id uuid, kind text, value text, "validFrom" date, "validUntil" date)
      join account a on a.id = ${accountId}::uuid
    where n.kind not in ('former', 'alias') or name_key(n.value) <> a.name_key
    on conflict (account_id, kind, norm) do nothing returning id`.execute(db);
  return added.rows.map(({ id }) => id);
}

/** Removes names of an account; answers those that were there. */
export async function deleteNames(db: Db, accountId: string, ids: readonly string[]): Promise<{ kind: string; value: string }[]> {
  const gone = await sql<{ kind: string; value: string }>`
    delete from account_name n where n.account_id = ${accountId}::uuid and n.id = any(${ids}::uuid[]) returning n.kind, n.value`.execute(
    db,
  );
  return gone.rows;
}

/** The names of staged accounts whose own name changes: people go on looking for them. Runs before the accounts are written. */
export async function keepStagedNames(db: Db, by: { today: string; now: string }): Promise<void> {
  await sql`
    insert into account_name (account_id, id, kind, value, valid_until, source, known_at, recorded_at)
    select a.id, uuid7(${by.now}::timestamptz), 'former', a.name, ${by.today}::date, 'import', ${by.today}::date, ${by.now}::timestamptz
    from staged_account s join account a on a.id = s.id
    where s.action = 'update' and name_key(s.name) <> a.name_key
    on conflict (account_id, kind, norm) do nothing`.execute(db);
}

/** Further names that a file brings, as `staged_name` (account_id, kind, value). */
export async function insertStagedNames(db: Db, by: { today: string; now: string }): Promise<void> {
  await sql`
    insert into account_name (account_id, id, kind, value, source, known_at, recorded_at)
    select distinct on (n.account_id, n.kind, name_key(n.value)) n.account_id, uuid7(${by.now}::timestamptz), n.kind, n.value, 'import', ${by.today}::date,
      ${by.now}::timestamptz
    from staged_name n join account a on a.id = n.account_id
    order by n.account_id, n.kind, name_key(n.value), n.value
    on conflict (account_id, kind, norm) do nothing`.execute(db);
}

/**
 * Which accounts a set of names means, each with how well it fits: 1 the name itself, 2 the name but for its form, 3 any further name or
 * short name. `refs` is a table of each name (`ref`) with its normal form (`key`).
 */
export const accountsByName = (refs: Sql): Sql => sql`
  select r.ref, a.id, case when a.name = r.ref then 1 else 2 end as fit from ${refs} r join account a on a.name_key = r.key
  union all
  select r.ref, a.id, 3 from ${refs} r join account a on name_key(a.short_name) = r.key where a.short_name is not null
  union all
  select r.ref, n.account_id, 3 from ${refs} r join account_name n on n.norm = r.key and n.kind in (${WORDS})`;

/** The accounts that bear a code of a register, a domain or the like. */
export const accountsByRegister = (kind: AccountName['kind'], refs: Sql): Sql => sql`
  select r.ref, n.account_id as id, 1 as fit from ${refs} r join account_name n on n.kind = ${sql.lit(kind)} and n.norm = r.key`;

/** What a text in a search box means besides what the account's own name, short name and code hold. */
export interface Meant {
  /** The normal form of the text, where it is not the text itself: brackets, width, a legal suffix were taken off. */
  key: string | null;
  /** Accounts that bear it among their further names: few, so that they are looked up first. */
  ids: readonly string[];
}

export async function meantBy(db: Db, text: string): Promise<Meant> {
  const plain = text.normalize('NFKC').toLowerCase();
  const pattern = `%${plain.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const named = await sql<{ key: string; ids: string[] }>`
    select k.key, array(select distinct n.account_id from account_name n
      where lower(n.value) like ${pattern} or (k.key <> '' and n.norm like '%' || k.key || '%')) as ids
    from (select name_key(${text}) as key) k`.execute(db);
  const { key, ids } = named.rows[0] ?? { key: '', ids: [] };
  return { key: key && key !== text.toLowerCase() ? key : null, ids };
}
