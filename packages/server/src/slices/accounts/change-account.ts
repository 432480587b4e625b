import type { Account, AccountChange, AccountInput } from '@fulcrum/contract';
import type * as z from 'zod';
import { scopeOf, type WriteCtx } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { newId } from '../../kernel/ids.ts';
import { dropAccountState, syncAccountState } from '../../policy/account-state.ts';
import { liftFreezes } from '../../policy/freezes.sql.ts';
import { requireNoClosedFacts } from '../periods/index.ts';
import { checkCustom } from '../settings/index.ts';
import {
  type AccountColumns,
  accountBy,
  deleteAccount,
  insertAccount,
  isMergedCode,
  ownerHome,
  updateAccount,
  wouldCycle,
} from './account.sql.ts';
import type { CatalogsOf } from './account-base.ts';
import { changedFields, insertHistory } from './account-history.sql.ts';
import { changeOwner } from './change-owner.ts';
import { insertNames } from './names.sql.ts';
import type { OwnerHooks } from './owner-hooks.ts';
import { idsOf, type Selection } from './selection.ts';
import { masksMoney, shown } from './show-account.ts';

type Fields = Omit<z.output<typeof AccountChange>, 'id' | 'revision'>;

function columns(base: AccountColumns, fields: Fields): AccountColumns {
  const pick = <T>(next: T | undefined, old: T): T => (next === undefined ? old : next);
  return {
    ...base,
    name: pick(fields.name, base.name),
    short_name: pick(fields.shortName, base.short_name),
    kind: pick(fields.kind, base.kind),
    industry: pick(fields.industry, base.industry),
    region_code: pick(fields.regionCode, base.region_code),
    size_band: pick(fields.sizeBand, base.size_band),
    employees: pick(fields.employees, base.employees),
    gross_margin_rate: pick(fields.grossMarginRate, base.gross_margin_rate),
    brand: pick(fields.brand, base.brand),
    business_model: pick(fields.businessModel, base.business_model),
    parent_id: pick(fields.parentId, base.parent_id),
    owner_id: pick(fields.ownerId, base.owner_id),
    team_id: pick(fields.teamId, base.team_id),
    region_id: pick(fields.regionId, base.region_id),
    status: pick(fields.status, base.status),
    custom: { ...base.custom, ...fields.custom },
  };
}

const EMPTY: Omit<AccountColumns, 'id' | 'code' | 'name' | 'happened_on'> = {
  short_name: null,
  kind: 'consumer',
  industry: null,
  region_code: null,
  size_band: null,
  employees: null,
  gross_margin_rate: null,
  brand: null,
  business_model: null,
  parent_id: null,
  owner_id: null,
  team_id: null,
  region_id: null,
  status: 'active',
  custom: {},
};

export async function createAccount(ctx: WriteCtx, input: z.output<typeof AccountInput>, hooks: OwnerHooks): Promise<Account> {
  await checkCustom(ctx, 'account', input.custom);
  await hooks.naming(ctx, input.name);
  const happenedOn = input.createdOn ?? ctx.today;
  const row = columns(
    { ...EMPTY, id: newId(), code: input.code, name: input.name, happened_on: happenedOn },
    { ownerId: ctx.actor.userId, teamId: ctx.actor.teamId, ...input },
  );
  if (await isMergedCode(ctx.db, row.code)) throw new Fault('conflict', 'resource.taken', { field: 'code', value: row.code });
  await insertAccount(ctx.db, row, ctx.now, happenedOn);
  await insertHistory(
    ctx.db,
    row.id,
    changedFields(null, row),
    { validFrom: happenedOn, knownAt: happenedOn, now: ctx.now },
    ctx.actor.userId,
  );
  await syncAccountState(ctx.db, { ids: [row.id] });
  await ctx.record({ action: 'account.create', entity: 'account', entityId: row.id, after: row });
  if (row.owner_id && row.owner_id === ctx.actor.userId) await hooks.registered(ctx, row.id);
  await ctx.emit('accounts.changed', { ids: [row.id] }, row.id);
  return masksMoney(ctx, shown((await accountBy(ctx.db, { all: true }, row.id))!));
}

export async function changeAccount(ctx: WriteCtx, input: z.output<typeof AccountChange>, hooks: OwnerHooks): Promise<Account> {
  const before = await accountBy(ctx.db, await scopeOf(ctx, 'writes'), input.id);
  if (!before) throw notFound('account');
  await checkCustom(ctx, 'account', input.custom);
  if (input.parentId && (await wouldCycle(ctx.db, before.id, input.parentId))) throw new Fault('invalid', 'account.cycle');
  const row = columns(before, { ...(await ownerHome(ctx.db, before.owner_id, input.ownerId)), ...input });
  if (!(await updateAccount(ctx.db, row, input.revision, ctx.now))) throw new Fault('stale', 'resource.stale');
  const changes = changedFields(before, row);
  await insertHistory(ctx.db, row.id, changes, { validFrom: ctx.today, knownAt: ctx.today, now: ctx.now }, ctx.actor.userId);
  if (before.status === 'frozen' && row.status !== 'frozen')
    await liftFreezes(ctx.db, [row.id], { reason: null, userId: ctx.actor.userId, now: ctx.now, today: ctx.today });
  // People go on looking for the name of yesterday.
  if (row.name !== before.name)
    await insertNames(ctx.db, row.id, [{ id: newId(), kind: 'former', value: before.name, validFrom: null, validUntil: ctx.today }], {
      source: ctx.actor.name,
      today: ctx.today,
      now: ctx.now,
    });
  await syncAccountState(ctx.db, { ids: [row.id] });
  await ctx.record({
    action: 'account.change',
    entity: 'account',
    entityId: row.id,
    before: Object.fromEntries(Object.keys(changes).map((name) => [name, before[name as keyof AccountColumns]])),
    after: changes,
  });
  if (row.owner_id !== before.owner_id) await hooks.moved(ctx, [{ id: row.id, before: before.owner_id }]);
  await ctx.emit('accounts.changed', { ids: [row.id] }, row.id);
  return masksMoney(ctx, shown((await accountBy(ctx.db, { all: true }, row.id))!));
}

export async function removeAccount(ctx: WriteCtx, input: { id: string }) {
  const before = await accountBy(ctx.db, await scopeOf(ctx, 'writes'), input.id);
  if (!before) throw notFound('account');
  await requireNoClosedFacts(ctx, before.id);
  if (!(await deleteAccount(ctx.db, before.id))) throw new Fault('conflict', 'resource.in_use');
  await dropAccountState(ctx.db, [before.id]);
  await ctx.record({ action: 'account.delete', entity: 'account', entityId: before.id, before });
  await ctx.emit('accounts.changed', { ids: [before.id] });
  return { done: true } as const;
}

export async function assign(
  ctx: WriteCtx,
  input: Selection & { ownerId: string },
  catalogsOf: CatalogsOf,
  hooks: Pick<OwnerHooks, 'moved'>,
) {
  const chosen = await idsOf(ctx, input, catalogsOf, 'writes');
  const id = newId();
  const moves = await changeOwner(ctx, await scopeOf(ctx, 'writes'), chosen, input.ownerId, id);
  if (!moves.length) await ctx.record({ action: 'account.assign', entity: 'account', before: [], after: { ownerId: input.ownerId } });
  await hooks.moved(ctx, moves);
  return { changed: moves.length, undo: moves.length ? id : null };
}
