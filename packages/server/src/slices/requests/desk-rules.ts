import { DeskRules } from '@fulcrum/contract';
import type { Ctx, WriteCtx } from '../../access/index.ts';
import { requireUsableProducts } from '../orders/index.ts';
import { readSetting, replaceSetting } from '../settings/index.ts';

const KEY = 'desk.rules';

export const readRules = ({ db }: Pick<Ctx, 'db'>): Promise<DeskRules> => readSetting(db, KEY, DeskRules);

const productsIn = ({ rules, skills }: DeskRules): string[] => [...rules, ...skills].flatMap(({ productIds }) => productIds);

/** Products that are named anew must be in use; what a rule named before it goes on naming. */
export async function setRules(ctx: WriteCtx, rules: DeskRules): Promise<DeskRules> {
  const before = await readRules(ctx);
  const known = new Set(productsIn(before));
  await requireUsableProducts(
    ctx,
    productsIn(rules).filter((id) => !known.has(id)),
  );
  return replaceSetting(ctx, { key: KEY, action: 'request.set_rules' }, before, rules);
}
