import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../db/database.ts';
import { Fault } from '../kernel/fault.ts';
import type { Ctx } from './ctx.ts';

const actorKey = (ctx: Ctx): string => ctx.actor.userId ?? ctx.actor.member?.memberId ?? ctx.actor.kind;

/** The stored answer of a repeated call; claims the key in this transaction when the call is new. A second caller waits for the first. */
export async function claimKey(db: Db, ctx: Ctx, key: string, endpoint: string, input: unknown): Promise<{ answer: unknown } | undefined> {
  const hash = createHash('sha256').update(JSON.stringify(input)).digest();
  const claimed = await sql`
    insert into idempotency_key (actor, key, endpoint, input_hash, at) values (${actorKey(ctx)}, ${key}, ${endpoint}, ${hash}, ${ctx.now})
    on conflict do nothing returning 1`.execute(db);
  if (claimed.rows.length) return undefined;
  const found = await sql<{ endpoint: string; input_hash: Buffer; answer: unknown }>`
    select endpoint, input_hash, answer from idempotency_key where actor = ${actorKey(ctx)} and key = ${key}`.execute(db);
  const row = found.rows[0];
  if (!row || row.endpoint !== endpoint || !row.input_hash.equals(hash)) throw new Fault('conflict', 'request.repeated');
  return { answer: typeof row.answer === 'string' ? JSON.parse(ctx.services.unseal(row.answer)) : row.answer };
}

/** Keeps an answer for whoever repeats the call. Sealed, because some answers hold a secret that is shown once and kept nowhere else. */
export async function keepAnswer(db: Db, ctx: Ctx, key: string, answer: unknown): Promise<void> {
  const sealed = JSON.stringify(ctx.services.seal(JSON.stringify(answer ?? null)));
  await sql`update idempotency_key set answer = ${sealed}::jsonb where actor = ${actorKey(ctx)} and key = ${key}`.execute(db);
}
