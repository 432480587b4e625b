import { sql } from 'kysely';
import type { Ctx } from '../../access/index.ts';
import type { Sql } from '../../db/database.ts';
import { Fault } from '../../kernel/fault.ts';

/** Who learns: a customer's person, or one of ours. */
export type Learner = { accountId: string; contactId: string } | { userId: string };

/** Whom the caller's session says they are; nobody learns in another's name. */
export function learnerOf({ actor: { member, userId } }: Ctx): Learner {
  if (member) return { accountId: member.accountId, contactId: member.contactId };
  if (!userId) throw new Fault('forbidden', 'access.forbidden');
  return { userId };
}

/** The rows of a learner in a table that names one. */
export const isLearner = (alias: string, who: Learner): Sql<boolean> =>
  'userId' in who
    ? sql<boolean>`${sql.ref(`${alias}.user_id`)} = ${who.userId}::uuid`
    : sql<boolean>`(${sql.ref(`${alias}.account_id`)} = ${who.accountId}::uuid and ${sql.ref(`${alias}.contact_id`)} = ${who.contactId}::uuid)`;

/** The values of account_id, contact_id and user_id. */
export const learnerValues = (who: Learner): Sql =>
  'userId' in who ? sql`null::uuid, null::uuid, ${who.userId}::uuid` : sql`${who.accountId}::uuid, ${who.contactId}::uuid, null::uuid`;
