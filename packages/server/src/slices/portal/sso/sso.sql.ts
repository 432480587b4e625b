import { sql } from 'kysely';
import type { Db, Sql } from '../../../db/database.ts';

/** Whether the members of an account get in by its own sign-in alone. */
export const isOnlyWay = (accountId: Sql): Sql<boolean> =>
  sql<boolean>`exists (select from portal_sso o where o.account_id = ${accountId} and o.enabled and not o.others)`;

export interface KeptSso {
  accountId: string;
  enabled: boolean;
  issuer: string;
  clientId: string;
  sealedSecret: string;
  others: boolean;
  joins: boolean;
  domains: string[];
  changedAt: string;
}
const kept = (where: Sql) => sql<KeptSso>`
  select s.account_id as "accountId", s.enabled, s.issuer, s.client as "clientId", s.sealed_secret as "sealedSecret", s.others, s.joins,
    s.changed_at as "changedAt",
    array(select d.domain from portal_sso_domain d where d.account_id = s.account_id order by d.domain) as domains
  from portal_sso s where ${where}`;

export async function ssoOf(db: Db, accountId: string): Promise<KeptSso | undefined> {
  return (await kept(sql`s.account_id = ${accountId}::uuid`).execute(db)).rows[0];
}

/** The sign-in in use for addresses of a domain. */
export async function ssoOfDomain(db: Db, domain: string): Promise<KeptSso | undefined> {
  const where = sql`s.enabled and s.account_id = (select d.account_id from portal_sso_domain d where d.domain = ${domain})`;
  return (await kept(where).execute(db)).rows[0];
}

/** Answers the domains that are another customer's already. */
// unaudited: recorded by who calls
export async function putSso(db: Db, s: KeptSso & { userId: string | null }): Promise<string[]> {
  await sql`insert into portal_sso (account_id, issuer, client, sealed_secret, enabled, others, joins, changed_at, changed_by)
    values (${s.accountId}::uuid, ${s.issuer}, ${s.clientId}, ${s.sealedSecret}, ${s.enabled}, ${s.others}, ${s.joins}, ${s.changedAt}, ${s.userId}::uuid)
    on conflict (account_id) do update set issuer = excluded.issuer, client = excluded.client, sealed_secret = excluded.sealed_secret,
      enabled = excluded.enabled, others = excluded.others, joins = excluded.joins, changed_at = excluded.changed_at, changed_by = excluded.changed_by`.execute(
    db,
  );
  await sql`delete from portal_sso_domain where account_id = ${s.accountId}::uuid and domain <> all(${s.domains})`.execute(db);
  await sql`insert into portal_sso_domain (domain, account_id) select unnest(${s.domains}::text[]), ${s.accountId}::uuid on conflict do nothing`.execute(
    db,
  );
  const taken = await sql<{ domain: string }>`
    select domain from portal_sso_domain where domain = any(${s.domains}) and account_id <> ${s.accountId}::uuid order by domain`.execute(
    db,
  );
  return taken.rows.map(({ domain }) => domain);
}

// unaudited: as above
export async function deleteSso(db: Db, accountId: string): Promise<void> {
  await sql`delete from portal_sso_domain where account_id = ${accountId}::uuid`.execute(db);
  await sql`delete from portal_sso where account_id = ${accountId}::uuid`.execute(db);
}

/** Ends what was opened by other ways than the company's own sign-in. */
// unaudited: as above
export async function endOtherSessions(db: Db, accountId: string): Promise<void> {
  await sql`delete from portal_session s using portal_member m
    where m.id = s.member_id and m.account_id = ${accountId}::uuid and s.way <> 'sso'`.execute(db);
}

/** Whoever was withdrawn does not come back by signing in; who is invited again does. */
// unaudited: as above
export async function noteWithdrawn(db: Db, one: { accountId: string; contactId: string }, isWithdrawn: boolean): Promise<void> {
  const change = isWithdrawn ? sql`array_append(withdrawn, ${one.contactId}::uuid)` : sql`array_remove(withdrawn, ${one.contactId}::uuid)`;
  await sql`update portal_sso set withdrawn = ${change} where account_id = ${one.accountId}::uuid`.execute(db);
}
