import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';
import { heldNames } from '../pool/index.ts';
import { findAll } from './found.sql.ts';
import type { Preparation } from './preparation.ts';

/**
 * Refuses rows that would register a name which waits in the public pool or which a colleague's protection holds, as registering it by hand
 * does. Who may change every account competes with nobody. `names` selects seq and value of the accounts to be created.
 */
export async function findHeldNames(p: Preparation, field: string, names: Sql): Promise<void> {
  if (p.scope.all) return;
  const held = heldNames(names, { userId: p.userId, today: p.today });
  await findAll(p.db, [
    { code: 'import.account.name_in_pool', field, query: sql`select h.seq, h.value from (${held}) h where h.pooled` },
    { code: 'import.account.name_protected', field, query: sql`select h.seq, h.value from (${held}) h where not h.pooled` },
  ]);
}
