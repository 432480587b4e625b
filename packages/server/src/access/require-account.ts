import { sql } from 'kysely';
import { notFound } from '../kernel/fault.ts';
import type { Ctx } from './ctx.ts';
import { inScope, scopeOf } from './scope.ts';

/** Refuses work at an account that the caller's scope does not meet: to them it does not exist. */
export async function requireAccount(ctx: Ctx, accountId: string, use: 'reads' | 'writes'): Promise<void> {
  const scope = await scopeOf(ctx, use);
  const found = await sql`select 1 from account a where a.id = ${accountId}::uuid and ${inScope(scope, 'a')}`.execute(ctx.db);
  if (!found.rows.length) throw notFound('account');
}
