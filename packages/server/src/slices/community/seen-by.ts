import { sql } from 'kysely';
import type { Ctx } from '../../access/index.ts';
import type { Sql } from '../../db/database.ts';
import { readerOf } from '../knowledge/index.ts';

/** Communities c that the caller sees: all for who is ours, the open ones for a provider, as the search finds their questions. */
export const seenBy = (ctx: Ctx): Sql<boolean> => (readerOf(ctx).kind === 'provider' ? sql<boolean>`c.open` : sql<boolean>`true`);
