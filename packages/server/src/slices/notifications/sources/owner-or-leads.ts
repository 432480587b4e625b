import { rolesThatMay } from '@fulcrum/contract';
import { sql } from 'kysely';
import { reachesAccount } from '../../../access/index.ts';
import type { Sql } from '../../../db/database.ts';

/** Whether person u has account a, or leads it where nobody has it: whoever may give it to somebody, as they could on the day of `at`. */
export const ownerOrLeads = (at: Sql): Sql<boolean> => sql<boolean>`(u.id = a.owner_id
  or a.owner_id is null and u.role = any(${rolesThatMay('accounts.assign')}::text[]) and u.role <> 'administrator' and ${reachesAccount('writes', at)})`;
