import { sql } from 'kysely';
import type { WriteCtx } from '../../access/index.ts';
import type { OwnerMove } from '../accounts/index.ts';
import { tellOfMovedTasks } from '../notifications/index.ts';
import { moveSuggestions } from './suggestions/suggestion.sql.ts';

/**
 * Open tasks follow their account to its new owner and team, one statement whatever their number. A task that had been given to
 * somebody else than the former owner stays with them. The audit keeps who held each.
 */
export async function moveOpenTasks(ctx: WriteCtx, moves: readonly OwnerMove[]): Promise<void> {
  if (!moves.length) return;
  const moved = await sql<{ id: string; account_id: string; before: string | null; owner_id: string | null; was: string | null }>`
    update task t set owner_id = case when t.owner_id is not distinct from m.before then a.owner_id else t.owner_id end, team_id = a.team_id,
      changed_at = ${ctx.now}, revision = t.revision + 1
    from account a join unnest(${moves.map(({ id }) => id)}::uuid[], ${moves.map(({ before }) => before)}::uuid[]) m(id, before) on m.id = a.id
      join task w on w.account_id = a.id
    where t.account_id = w.account_id and t.id = w.id and t.state = 'open'
      and (t.owner_id is not distinct from m.before or t.team_id is distinct from a.team_id)
    returning t.id, t.account_id, m.before, t.owner_id, w.owner_id as was`.execute(ctx.db);
  const ids = moves.map(({ id }) => id);
  await moveSuggestions(ctx.db, ids, ctx.now);
  if (!moved.rows.length) return;
  const before = moved.rows.map(({ id, account_id, before: owner }) => ({ id, account_id, before: owner }));
  await ctx.record({ action: 'task.move', entity: 'task', before, after: { tasks: moved.rows.length } });
  const given = moved.rows.filter(({ owner_id: owner, was }) => owner !== was);
  await tellOfMovedTasks(
    ctx,
    given.map(({ id }) => id),
  );
}
