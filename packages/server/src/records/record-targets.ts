import type { RecordType, ReferenceTarget } from '@fulcrum/contract';
import { sql } from 'kysely';
import { accountInScope, inScope, type Scope } from '../access/index.ts';
import type { Sql } from '../db/database.ts';
import { columnsOf, type RecordColumn } from './record-columns.ts';

/** Where a reference leads: the table, what people call its rows, and what files know them by. */
interface Target {
  table: string;
  label: string;
  code: string;
  /** Other columns that a file may name it by. */
  also: readonly string[];
  /** Lies with the account of the record itself. */
  sameAccount?: true;
  /** Who may see a row of it. */
  visible?: (scope: Scope) => Sql<boolean>;
}
const ofAccount = (scope: Scope) => accountInScope(scope, sql`t.account_id`);

export const TARGETS: Record<ReferenceTarget, Target> = {
  accounts: { table: 'account', label: 'name', code: 'code', also: ['name'], visible: (scope) => inScope(scope, 't') },
  contacts: { table: 'contact', label: 'name', code: 'code', also: ['name', 'email', 'phone'], sameAccount: true },
  products: { table: 'product', label: 'name', code: 'code', also: ['name'] },
  users: { table: 'app_user', label: 'name', code: 'email', also: ['name'] },
  contracts: { table: 'contract', label: 'code', code: 'code', also: ['customer_number'], visible: ofAccount },
  subscriptions: { table: 'subscription', label: 'code', code: 'code', also: [], visible: ofAccount },
  'success-plans': { table: 'success_plan', label: 'title', code: 'code', also: ['title'], sameAccount: true },
  competitors: { table: 'competitor', label: 'title', code: 'code', also: ['title'] },
};

export interface RecordReference extends RecordColumn {
  target: Target;
  to: ReferenceTarget;
}
export const referencesOf = (type: RecordType): RecordReference[] =>
  columnsOf(type).flatMap((column) =>
    column.field.kind === 'reference' ? [{ ...column, to: column.field.to, target: TARGETS[column.field.to] }] : [],
  );

/** The rows of a target that a caller may meet, as a predicate on `t`, from a record of the given account. */
export const meets = ({ target }: RecordReference, scope: Scope, accountId: Sql): Sql<boolean> =>
  sql<boolean>`${target.sameAccount ? sql`t.account_id = ${accountId}` : sql`true`} and ${target.visible?.(scope) ?? sql`true`}`;
