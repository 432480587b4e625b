import { sql } from 'kysely';
import { accountInScope, type Scope } from '../../../access/index.ts';
import type { Sql } from '../../../db/database.ts';

export type Audience = 'public' | 'customers' | 'providers' | 'internal';
/** Who reads. It decides within the statement which articles there are for them. */
export type Reader =
  | { kind: 'staff' }
  /** Whose own products those are of the provider accounts within the scope. */
  | { kind: 'provider'; accounts: Scope }
  | { kind: 'customer'; level: string | null }
  | { kind: 'public' };

const AUDIENCES: Record<Reader['kind'], readonly Audience[]> = {
  staff: ['public', 'customers', 'providers', 'internal'],
  provider: ['public', 'customers', 'providers'],
  customer: ['public', 'customers'],
  public: ['public'],
};
/** Audiences of which a reader sees any article at all. */
export const audiencesOf = (reader: Reader): readonly Audience[] => AUDIENCES[reader.kind];

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
