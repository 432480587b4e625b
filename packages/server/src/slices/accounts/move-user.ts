import { sql } from 'kysely';
import type { Handlers, WriteCtx } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';
import { changeUser } from '../identity/index.ts';
import { rememberOwners } from './change-owner.ts';
import type { OwnerHooks } from './owner-hooks.ts';

interface Home {
  teamId: string | null;
  regionId: string | null;
}
interface Moved {
  id: string;
  team_id: string | null;
  region_id: string | null;
}

/** Where somebody's accounts belong: their team, and their own region or else the team's. */
async function homeOf(db: Db, userId: string): Promise<Home | undefined> {
  const found = await sql<Home>`
    select u.team_id as "teamId", coalesce(u.region_id, t.region_id) as "regionId" from app_user u left join team t on t.id = u.team_id
    where u.id = ${userId}::uuid for no key update of u`.execute(db);
  return found.rows[0];
}

/** The team of an account is its owner's; its region goes along where it was the owner's too, as with a team that moves. */
async function moveOwned(ctx: WriteCtx, userId: string, before: Home, after: Home): Promise<Moved[]> {
  const found = await sql<Moved>`
    with old as (
      select a.id, a.team_id, a.region_id,
        case when a.region_id is not distinct from ${before.regionId}::uuid then coalesce(${after.regionId}::uuid, a.region_id) else a.region_id end as next_region
      from account a where a.owner_id = ${userId}::uuid for no key update)
    update account a set team_id = ${after.teamId}::uuid, region_id = old.next_region, changed_at = ${ctx.now}, revision = a.revision + 1
    from old where a.id = old.id and (a.team_id, a.region_id) is distinct from (${after.teamId}::uuid, old.next_region)
    returning old.id, old.team_id, old.region_id`.execute(ctx.db);
  return found.rows;
}

/** Changes a person. Who goes to another team or region takes the accounts that they own along, with history and open tasks. */
export const changeUserWithAccounts =
  (hooks: OwnerHooks): Handlers<'identity'>['changeUser'] =>
  async (ctx, input) => {
    const before = await homeOf(ctx.db, input.id);
    const changed = await changeUser(ctx, input);
    const after = await homeOf(ctx.db, input.id);
    if (!before || !after || (before.teamId === after.teamId && before.regionId === after.regionId)) return changed;
    const moved = await moveOwned(ctx, input.id, before, after);
    if (!moved.length) return changed;
    await ctx.record({ action: 'account.follow_owner', entity: 'account', before: moved, after: { ownerId: input.id, ...after } });
    await rememberOwners(
      ctx,
      moved.map(({ id }) => id),
    );
    await hooks.moved(
      ctx,
      moved.map(({ id }) => ({ id, before: input.id })),
    );
    return changed;
  };
