import type { Kysely, RawBuilder } from 'kysely';
import type { DB } from './types.gen.ts';

/** The database, or a transaction on it. numeric comes as text, dates as 'YYYY-MM-DD', moments as ISO 8601 text. */
export type Db = Kysely<DB>;
/** A piece of SQL with its parameters. */
export type Sql<T = unknown> = RawBuilder<T>;
