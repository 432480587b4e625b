import { sql } from 'kysely';
import type * as z from 'zod';
import type { Db } from '../../db/database.ts';

/** A setting by its name, its defaults filled; what no longer fits its shape counts as not set, which then is `unset` or all defaults. */
export async function readSetting<T extends z.ZodType>(db: Db, key: string, shape: T, unset?: z.output<T>): Promise<z.output<T>> {
  const found = await sql<{ value: unknown }>`select value from setting where key = ${key}`.execute(db);
  const parsed = shape.safeParse(found.rows[0]?.value ?? {});
  return parsed.success ? parsed.data : (unset ?? shape.parse({}));
}

export async function writeSetting(db: Db, key: string, value: unknown, by: { now: string; userId: string | null }): Promise<void> {
  await sql`insert into setting (key, value, changed_at, changed_by) values (${key}, ${JSON.stringify(value)}::jsonb, ${by.now}, ${by.userId})
    on conflict (key) do update set value = excluded.value, changed_at = excluded.changed_at, changed_by = excluded.changed_by`.execute(db);
}
