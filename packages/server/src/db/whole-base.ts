import { sql } from 'kysely';
import type { Db } from './database.ts';

/** Memory for statements over a base of 100,000 accounts, within this transaction alone. */
export async function grantMemory(db: Db): Promise<void> {
  await sql`select set_config('work_mem', '256MB', true), set_config('jit', 'off', true)`.execute(db);
}

/** The same for statements whose every join is of the whole base: a nested loop, chosen on stale statistics, would cost its square. */
export async function planWholeBase(db: Db): Promise<void> {
  await grantMemory(db);
  await sql`select set_config('enable_nestloop', 'off', true)`.execute(db);
}
