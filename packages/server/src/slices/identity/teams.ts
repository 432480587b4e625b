import { ROLE_TABLE, ROLES } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Ctx, WriteCtx } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';

export async function listTeams(ctx: Ctx) {
  const found = await sql<{
    id: string;
    code: string;
    name: string;
    regionId: string | null;
  }>`select id, code, name, region_id as "regionId" from team order by name`.execute(ctx.db);
  return { items: found.rows };
}

export async function createTeam(ctx: WriteCtx, input: { code: string; name: string; regionId?: string | null | undefined }) {
  const team = { id: newId(), code: input.code, name: input.name, regionId: input.regionId ?? null };
  await sql`insert into team (id, code, name, region_id, created_at) values (${team.id}, ${team.code}, ${team.name}, ${team.regionId}, ${ctx.now})`.execute(
    ctx.db,
  );
  await ctx.record({ action: 'team.create', entity: 'team', entityId: team.id, after: team });
  return team;
}

export async function listRoles() {
  return {
    items: ROLES.map((id) => ({
      id,
      may: [...ROLE_TABLE[id].may],
      reads: ROLE_TABLE[id].reads,
      writes: ROLE_TABLE[id].writes,
      masked: [...ROLE_TABLE[id].masked],
    })),
  };
}
