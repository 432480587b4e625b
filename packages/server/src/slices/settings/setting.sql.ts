import { sql } from 'kysely';
import type * as z from 'zod';
import type { Db, Sql } from '../../db/database.ts';

/** What is kept of a setting, for a statement that reads more than that. */
export const keptSetting = (key: string): Sql<unknown> => sql`(select value from setting where key = ${key})`;

/** What is kept of a setting, its defaults filled; what no longer fits its shape counts as not set, which then is `unset` or all defaults. */
export function settingOf<T extends z.ZodType>(kept: unknown, shape: T, unset?: z.output<T>): z.output<T> {
  const parsed = shape.safeParse(kept ?? {});
  return parsed.success ? parsed.data : (unset ?? shape.parse({}));
}

/** A setting by its name, as `settingOf` tells it. */
export async function readSetting<T extends z.ZodType>(db: Db, key: string, shape: T, unset?: z.output<T>): Promise<z.output<T>> {
  const found = await sql<{ value: unknown }>`select value from setting where key = ${key}`.execute(db);
  return settingOf(found.rows[0]?.value, shape, unset);
}

export async function writeSetting(db: Db, key: string, value: unknown, by: { now: string; userId: string | null }): Promise<void> {
  await sql`insert into setting (key, value, changed_at, changed_by) values (${key}, ${JSON.stringify(value)}::jsonb, ${by.now}, ${by.userId})
    on conflict (key) do update set value = excluded.value, changed_at = excluded.changed_at, changed_by = excluded.changed_by`.execute(db);
}
