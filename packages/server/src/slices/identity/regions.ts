import type { Region } from '@fulcrum/contract';
import type { Ctx, Handlers, WriteCtx } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { newId } from '../../kernel/ids.ts';
import {
  insertRegion,
  insertRegionHistory,
  isInhabited,
  putTarget,
  regionById,
  regionChanges,
  regionTree,
  selectRegions,
  standsBelow,
  targetsOf,
  updateRegion,
} from './regions.sql.ts';

type Input<Name extends keyof Handlers<'regions'>> = Parameters<Handlers<'regions'>[Name]>[1];
type Create = Parameters<Handlers<'identity'>['createRegion']>[1];

export const listRegions = async (ctx: Ctx) => ({ items: await selectRegions(ctx.db) });

async function found(ctx: Ctx, id: string): Promise<Region> {
  const region = await regionById(ctx.db, id);
  if (!region) throw notFound('region');
  return region;
}

/** A region stands below one that stands itself. */
async function checkParent(ctx: Ctx, parentId: string | null): Promise<void> {
  if (!parentId) return;
  const { validUntil } = await found(ctx, parentId);
  if (validUntil && validUntil <= ctx.today) throw new Fault('invalid', 'region.ended');
}

const by = (ctx: WriteCtx, from: string) => ({ from, now: ctx.now, userId: ctx.actor.userId });

export async function createRegion(ctx: WriteCtx, input: Create): Promise<Region> {
  const region: Region = {
    id: newId(),
    code: input.code,
    name: input.name,
    parentId: input.parentId ?? null,
    level: input.level ?? null,
    validFrom: input.validFrom ?? ctx.today,
    validUntil: null,
  };
  await checkParent(ctx, region.parentId);
  await insertRegion(ctx.db, region, ctx.now);
  await insertRegionHistory(ctx.db, region, by(ctx, region.validFrom));
  await ctx.record({ action: 'region.create', entity: 'region', entityId: region.id, after: region });
  return region;
}

/** A rename or a move holds from today on; earlier days keep the tree of then. */
async function change(ctx: WriteCtx, input: Input<'change'>): Promise<Region> {
  const before = await found(ctx, input.id);
  if (input.parentId && input.parentId !== before.parentId) {
    await checkParent(ctx, input.parentId);
    if (await standsBelow(ctx.db, input.parentId, before.id)) throw new Fault('invalid', 'region.cycle');
  }
  const region: Region = {
    ...before,
    code: input.code ?? before.code,
    name: input.name ?? before.name,
    parentId: input.parentId === undefined ? before.parentId : input.parentId,
    level: input.level === undefined ? before.level : input.level,
  };
  await updateRegion(ctx.db, region);
  await insertRegionHistory(ctx.db, region, by(ctx, region.validFrom > ctx.today ? region.validFrom : ctx.today));
  await ctx.record({ action: 'region.change', entity: 'region', entityId: region.id, before, after: region });
  return region;
}

async function end(ctx: WriteCtx, input: Input<'end'>): Promise<Region> {
  const before = await found(ctx, input.id);
  const on = input.on ?? ctx.today;
  if (await isInhabited(ctx.db, before.id, on)) throw new Fault('conflict', 'region.not_empty');
  const region: Region = { ...before, validUntil: on };
  await updateRegion(ctx.db, region);
  await insertRegionHistory(ctx.db, region, by(ctx, on < ctx.today ? on : ctx.today));
  await ctx.record({ action: 'region.end', entity: 'region', entityId: region.id, before, after: region });
  return region;
}

async function setTarget(ctx: WriteCtx, input: Input<'setTarget'>) {
  await found(ctx, input.id);
  const before = await targetsOf(ctx.db, input.id);
  await putTarget(ctx.db, input, { now: ctx.now, userId: ctx.actor.userId });
  const items = await targetsOf(ctx.db, input.id);
  await ctx.record({ action: 'region.set_target', entity: 'region', entityId: input.id, before, after: items });
  return { items };
}

export const regionsHandlers: Omit<Handlers<'regions'>, 'moveTeam'> = {
  tree: async (ctx, input) => ({ items: await regionTree(ctx.db, input.asOf ?? ctx.today) }),
  async history(ctx, { id }) {
    await found(ctx, id);
    return { items: await regionChanges(ctx.db, id) };
  },
  change,
  end,
  setTarget,
};
