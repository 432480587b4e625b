import { sql } from 'kysely';
import type { Ctx } from '../../access/index.ts';
import type { Sql } from '../../db/database.ts';
export async function accountCondition(_ctx: Ctx, _filter: string): Promise<Sql<boolean>> { return sql<boolean>`true`; }
