import { sql } from 'kysely';
import { type Ctx, may, providersOf, ruleOf } from '../../../access/index.ts';
import type { Sql } from '../../../db/database.ts';
import { ownProduct, type Reader, readableBy } from '../search/reader.ts';

/** As whom somebody of ours or of a provider reads, or a customer's person; whoever is nobody is the public. */
export function readerOf(ctx: Ctx): Reader {
  const { member, kind } = ctx.actor;
  if (member) return { kind: 'customer', level: member.level, communities: [] };
  if (kind === 'anonymous') return { kind: 'public' };
  return ruleOf(ctx.actor).reads === 'none' ? { kind: 'provider', accounts: providersOf(ctx) } : { kind: 'staff' };
}

/** The same, as they search: with the communities, of those that are not open, that their company takes part in now. */
export async function searcherOf(ctx: Ctx): Promise<Reader> {
  const [reader, { member }] = [readerOf(ctx), ctx.actor];
  if (reader.kind !== 'customer' || !member) return reader;
  const found = await sql<{ id: string }>`select c.id from community_account m join community c on c.id = m.community_id
    where m.account_id = ${member.accountId}::uuid and not c.open and not c.archived order by c.id`.execute(ctx.db);
  return { ...reader, communities: found.rows.map(({ id }) => id) };
}

/** Articles `a` that the caller writes: everybody's for who is ours, those of its own products for a provider. */
export function writableBy(ctx: Ctx): Sql<boolean> {
  if (!may(ctx.actor, 'articles.write')) return sql<boolean>`false`;
  const reader = readerOf(ctx);
  return reader.kind !== 'provider'
    ? sql<boolean>`true`
    : sql<boolean>`(a.audience <> 'internal' and ${ownProduct(reader.accounts, sql`a.product_id`)})`;
}

/** Whether a text of article `a` is one that the caller reads; what is outdated only who is ours. */
export const readText = (reader: Reader): Sql<boolean> =>
  reader.kind === 'staff'
    ? sql<boolean>`v.state in ('published', 'outdated')`
    : sql<boolean>`(v.state = 'published' and ${readableBy(reader, 'a')})`;
