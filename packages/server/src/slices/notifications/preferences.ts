import { NOTIFICATION_KINDS, NotificationPreferences, type NotificationWishes } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Ctx, WriteCtx } from '../../access/index.ts';
import { Fault } from '../../kernel/fault.ts';

/** How the caller wishes to be told; the defaults where they said nothing. */
export async function readPreferences(ctx: Ctx): Promise<NotificationPreferences> {
  const found = await sql<{ kinds: Partial<NotificationWishes> }>`
    select kinds from notification_preference where user_id = ${ctx.actor.userId}::uuid`.execute(ctx.db);
  const said: Partial<NotificationWishes> = found.rows[0]?.kinds ?? {};
  // What a later version kept of kinds that this one does not know is left out.
  return NotificationPreferences.parse({ kinds: Object.fromEntries(NOTIFICATION_KINDS.map((kind) => [kind, said[kind] ?? {}])) });
}

/** Holds for what is told from now on; of kinds that are not named what was said before. */
export async function setPreferences(ctx: WriteCtx, { kinds }: { kinds: Partial<NotificationWishes> }): Promise<NotificationPreferences> {
  const { userId } = ctx.actor;
  if (!userId) throw new Fault('conflict', 'notification.nobody', {});
  const before = await readPreferences(ctx);
  await sql`
    insert into notification_preference (user_id, kinds, changed_at) values (${userId}::uuid, ${JSON.stringify(kinds)}::jsonb, ${ctx.now})
    on conflict (user_id) do update set kinds = notification_preference.kinds || excluded.kinds, changed_at = excluded.changed_at`.execute(
    ctx.db,
  );
  const after = await readPreferences(ctx);
  await ctx.record({ action: 'notification.set_preferences', entity: 'user', entityId: userId, before, after });
  return after;
}
