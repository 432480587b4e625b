import { sql } from 'kysely';
import { accountInScope, type Scope } from '../../access/index.ts';
import type { Sql } from '../../db/database.ts';

/** Whose eyes: an account's task is seen by those who see the account, and by the person it is given to. */
export interface Viewer {
  scope: Scope;
  userId: string | null;
}

/** The rule as a predicate on a task t. */
export const taskVisible = ({ scope, userId }: Viewer): Sql<boolean> =>
  scope.all ? sql`true` : sql`(t.owner_id = ${userId}::uuid or ${accountInScope(scope, sql`t.account_id`)})`;
