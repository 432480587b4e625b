import { sql } from 'kysely';
import { accountInScope, type Scope } from '../../../access/index.ts';
import type { Sql } from '../../../db/database.ts';

export type Audience = 'public' | 'customers' | 'providers' | 'internal';
/** Who reads. It decides within the statement which articles there are for them. */
export type Reader =
  | { kind: 'staff' }
  /** Whose own products those are of the provider accounts within the scope. */
  | { kind: 'provider'; accounts: Scope }
  /** With the communities, of those that are not open, that the company takes part in. */
  | { kind: 'customer'; level: string | null; communities: readonly string[] }
  | { kind: 'public' };

const AUDIENCES: Record<Exclude<Reader['kind'], 'staff'>, readonly Audience[]> = {
  provider: ['public', 'customers', 'providers'],
  customer: ['public', 'customers'],
  public: ['public'],
};
/** Audiences, and communities that are not open, of which a reader may see a text at all; null: of every one. */
export const circlesOf = (reader: Reader): readonly string[] | null =>
  reader.kind === 'staff' ? null : [...AUDIENCES[reader.kind], ...(reader.kind === 'customer' ? reader.communities : [])];

/** Products of provider accounts within a scope. */
export const ownProduct = (accounts: Scope, productId: Sql): Sql<boolean> =>
  sql<boolean>`exists (select from product own where own.id = ${productId} and ${accountInScope(accounts, sql`own.provider_account_id`)})`;

/** Whether a row with `audience`, `levels` and `product_id` is for the reader. */
export function readableBy(reader: Reader, alias: string): Sql<boolean> {
  const column = (name: string): Sql => sql.ref(`${alias}.${name}`);
  switch (reader.kind) {
    case 'staff':
      return sql<boolean>`true`;
    case 'provider':
      return sql<boolean>`(${column('audience')} in ('public', 'providers')
        or ${column('audience')} = 'customers' and ${ownProduct(reader.accounts, column('product_id'))})`;
    case 'customer':
      return sql<boolean>`(${column('audience')} = 'public' or ${column('audience')} = 'customers'
        and (${column('levels')} = '{}' or ${reader.level}::text = any(${column('levels')})))`;
    case 'public':
      return sql<boolean>`${column('audience')} = 'public'`;
  }
}

/** Whether a part of the index is for the reader: of a community that is not open for who takes part, and for ours. */
export function foundBy(reader: Reader, alias: string): Sql<boolean> {
  if (reader.kind === 'staff') return readableBy(reader, alias);
  const [communityId, own] = [sql.ref(`${alias}.community_id`), reader.kind === 'customer' ? reader.communities : []];
  return sql<boolean>`((${communityId} is null or ${communityId} = any(${own}::uuid[])) and ${readableBy(reader, alias)})`;
}
