import { sql } from 'kysely';
import type { Db, Sql } from '../../db/database.ts';

/** Something that a contract or subscription names. */
export interface Kin {
  /** Whether it is of the same customer, or of one in its group. */
  family: boolean;
  /** Whether it leads back to the one that names it. */
  cycle: boolean;
  startsOn: string;
  kind: string | null;
}
type Table = 'contract' | 'subscription';
interface Named {
  id: string;
  accountId: string | null;
  predecessorId?: unknown;
  frameworkId?: unknown;
  productId?: unknown;
}

/** The account at the head of another's group. */
const headOf = (accountId: Sql): Sql => sql`(with recursive above as (
  select a.id, a.parent_id from account a where a.id = ${accountId} union select a.id, a.parent_id from above b join account a on a.id = b.parent_id)
  select id from above where parent_id is null limit 1)`;

async function one(db: Db, table: Table, link: 'predecessor_id' | 'framework_id', of: Named, named: unknown): Promise<Kin | undefined> {
  if (typeof named !== 'string') return undefined;
  const starts = table === 'contract' ? sql`coalesce(k.starts_on, k.happened_on)` : sql`k.happened_on`;
  const found = await sql<Kin>`
    with recursive chain as (
      select x.id, ${sql.ref(`x.${link}`)} as next from ${sql.table(table)} x where x.id = ${named}::uuid
      union select x.id, ${sql.ref(`x.${link}`)} from chain c join ${sql.table(table)} x on x.id = c.next)
    select k.account_id = ${of.accountId}::uuid or ${headOf(sql`k.account_id`)} = ${headOf(sql`${of.accountId}::uuid`)} as family,
      exists (select from chain where id = ${of.id}::uuid) as cycle, ${starts} as "startsOn", ${table === 'contract' ? sql`k.kind` : sql`null`} as kind
    from ${sql.table(table)} k where k.id = ${named}::uuid`.execute(db);
  return found.rows[0];
}

/** The code of a contract that already renews what this one would, for the same account and product; null: none does. */
async function siblingOf(db: Db, of: Named): Promise<string | null> {
  const found = await sql<{ code: string }>`select coalesce(x.code, x.title, x.happened_on::text) as code from contract x
    where x.predecessor_id = ${of.predecessorId}::uuid and x.id <> ${of.id}::uuid and x.account_id = ${of.accountId}::uuid
      and x.product_id is not distinct from ${of.productId ?? null}::uuid order by x.happened_on limit 1`.execute(db);
  return found.rows[0]?.code ?? null;
}

/** What a contract or subscription names, and who renews the same already. */
export async function kinOf(
  db: Db,
  table: Table,
  of: Named,
): Promise<{ predecessor: Kin | undefined; framework: Kin | undefined; sibling: string | null }> {
  return {
    predecessor: await one(db, table, 'predecessor_id', of, of.predecessorId),
    framework: table === 'contract' ? await one(db, table, 'framework_id', of, of.frameworkId) : undefined,
    sibling: table === 'contract' && of.predecessorId ? await siblingOf(db, of) : null,
  };
}
