import { sql } from 'kysely';
import type { Db } from '../db/database.ts';
import { newId } from '../kernel/ids.ts';
import type { AuditRecord, Ctx } from './ctx.ts';

const json = (value: unknown): string | null => (value === undefined || value === null ? null : JSON.stringify(value));

/** One audit row, in the transaction of what it tells of. */
export async function writeAudit(db: Db, ctx: Pick<Ctx, 'actor' | 'origin' | 'now'>, entry: AuditRecord): Promise<void> {
  const { origin } = ctx;
  const actor = entry.by ?? ctx.actor;
  await sql`
    insert into audit (id, at, actor_id, actor_kind, actor_name, via, request_id, address, action, entity, entity_id, before, after, note)
    values (${newId()}, ${ctx.now}, ${actor.userId}, ${actor.kind}, ${actor.name}, ${origin.via}, ${origin.requestId}, ${origin.address},
      ${entry.action}, ${entry.entity}, ${entry.entityId ?? null}, ${json(entry.before)}::jsonb, ${json(entry.after)}::jsonb, ${entry.note ?? null})`.execute(
    db,
  );
}
