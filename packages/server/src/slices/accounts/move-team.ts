import { sql } from 'kysely';
import type { WriteCtx } from '../../access/index.ts';
import { notFound } from '../../kernel/fault.ts';
import { syncAccountState } from '../../policy/account-state.ts';
import { placeTeam } from '../identity/index.ts';
import { insertOwnerHistory } from './account-history.sql.ts';

/** Places a team in a region. Its accounts go along where their region was the team's; what an owner's own region says stays. */
export async function moveTeam(ctx: WriteCtx, input: { id: string; regionId: string | null }): Promise<{ accounts: number }> {
  const placed = await placeTeam(ctx.db, input.id, input.regionId);
  if (!placed) throw notFound('team');
  const moved = await sql<{ id: string }>`
    update account a set region_id = ${input.regionId}, changed_at = ${ctx.now}, revision = a.revision + 1
    where a.team_id = ${input.id}::uuid and a.region_id is not distinct from ${placed.before}::uuid and a.region_id is distinct from ${input.regionId}::uuid
      and not exists (select from app_user u where u.id = a.owner_id and u.region_id is not null)
    returning a.id`.execute(ctx.db);
  const ids = moved.rows.map(({ id }) => id);
  if (ids.length) {
    await insertOwnerHistory(ctx.db, ids, { today: ctx.today, now: ctx.now }, ctx.actor.userId);
    await syncAccountState(ctx.db, { ids });
  }
  await ctx.record({
    action: 'region.move_team',
    entity: 'team',
    entityId: input.id,
    before: { regionId: placed.before },
    after: { regionId: input.regionId, accounts: ids.length },
  });
  return { accounts: ids.length };
}
