import { type MailTimes, mailedByDefault, NOTIFICATION_KINDS, NotificationPreferences, type NotificationWish } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Ctx, WriteCtx } from '../../access/index.ts';
import { Fault } from '../../kernel/fault.ts';
import { readServer } from '../deliveries/index.ts';

type Said = Partial<Record<string, Partial<NotificationWish>>>;

/** How the caller wishes to be told; the defaults where they said nothing. */
export async function readPreferences(ctx: Ctx): Promise<NotificationPreferences> {
  const found = await sql<{ kinds: Said; times: object }>`
    select kinds, times from notification_preference where user_id = ${ctx.actor.userId}::uuid`.execute(ctx.db);
  const { kinds = {}, times = {} } = found.rows[0] ?? {};
  // What a later version kept of kinds that this one does not know is left out.
  const wishes = NOTIFICATION_KINDS.map((kind) => [kind, { inApp: true, mail: mailedByDefault(kind), ...kinds[kind] }]);
  const mails = (await readServer(ctx.db))?.enabled ?? false;
  return NotificationPreferences.parse({ kinds: Object.fromEntries(wishes), times, mails });
}

/** Holds for what is told from now on; what is not named stays as it was said before. */
export async function setPreferences(
  ctx: WriteCtx,
  said: { kinds: Said; times?: MailTimes | undefined },
): Promise<NotificationPreferences> {
  const { userId } = ctx.actor;
  if (!userId) throw new Fault('conflict', 'notification.nobody', {});
  const before = await readPreferences(ctx);
  const wished = Object.entries(said.kinds).map(([kind, wish]) => [kind, { ...before.kinds[kind as keyof typeof before.kinds], ...wish }]);
  await sql`
    insert into notification_preference as p (user_id, kinds, times, changed_at)
    values (${userId}::uuid, ${JSON.stringify(Object.fromEntries(wished))}::jsonb, ${JSON.stringify(said.times ?? {})}::jsonb, ${ctx.now})
    on conflict (user_id) do update set kinds = p.kinds || excluded.kinds, times = p.times || excluded.times, changed_at = excluded.changed_at`.execute(
    ctx.db,
  );
  const after = await readPreferences(ctx);
  await ctx.record({ action: 'notification.set_preferences', entity: 'user', entityId: userId, before, after });
  return after;
}
