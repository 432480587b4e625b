import { sql } from 'kysely';
import type { Ctx } from '../../access/index.ts';
import { notFound } from '../../kernel/fault.ts';
import { selectPresent } from './presence.sql.ts';
import { noteBeat } from './stretches.sql.ts';
import { requestVisible, viewerOf } from './visibility.sql.ts';

/** Two who answer the same request at once: each hears of the other before either has sent. */
export async function present(ctx: Ctx, { id, writing }: { id: string; writing: boolean }) {
  const viewer = await viewerOf(ctx);
  const seen = await sql`select from service_request r where r.id = ${id}::uuid and ${requestVisible(viewer)}`.execute(ctx.db);
  if (!seen.rows.length) throw notFound('service_request');
  if (viewer.userId) await noteBeat(ctx.db, { id, userId: viewer.userId, now: ctx.now });
  const others = await selectPresent(ctx.db, { id, writing, userId: viewer.userId, now: ctx.now });
  return { others: others.map(({ name, ...other }) => ({ ...other, name: viewer.providers ? null : name })) };
}
