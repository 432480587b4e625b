import type { AccountBenefits, Benefit, Entitlement, FunnelStage, Granted, SlaPolicy } from '@fulcrum/contract';
import { measureOf } from '@fulcrum/contract';
import { type Ctx, may } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';
import { benefitsOn, costOf, type StoredBenefits, slaOn } from '../../policy/benefits.sql.ts';
import { type At, oneAccountOn } from '../../policy/catalog.ts';
import { lifecycleInForce } from '../../policy/lifecycles.sql.ts';
import { tierPolicyOn } from '../../policy/policies.sql.ts';
import { STAGE_RULES_DEFAULT } from '../../policy/stages.sql.ts';
import { catalogOf } from '../catalog.ts';
import { accountStanding, type EntitledRow, type Standing } from './account-benefits.sql.ts';
import type { EntitledBy } from './entitled.sql.ts';
import { openOffers } from './offers.sql.ts';

export interface Stood {
  stored: StoredBenefits | undefined;
  sla: SlaPolicy | undefined;
  standing: Standing;
}

/** By what accounts are entitled on a day. */
export async function entitledOn(db: Db, at: At, day: string, sla: SlaPolicy | undefined): Promise<EntitledBy> {
  const [lifecycle, { lines }] = [await lifecycleInForce(db, day), await catalogOf(db)];
  if (!lines) throw new Error('the catalog of an installation knows what is subscribed to');
  return { at, lines, rules: lifecycle?.rules ?? STAGE_RULES_DEFAULT, classes: sla?.classes.map(({ id }) => id) ?? [] };
}

/** Where an account stands on a day; `whole`: with all that was used in the period, that after the day too. */
export async function standingOn(ctx: Ctx, accountId: string, day: string, whole = false): Promise<Stood> {
  const [stored, sla] = [await benefitsOn(ctx.db, day), await slaOn(ctx.db, day)];
  const by = await entitledOn(ctx.db, oneAccountOn(accountId, day), day, sla);
  return { stored, sla, standing: await accountStanding(ctx.db, accountId, by, whole) };
}

/** What is left of a quantity; null of what is not counted. */
export const leftOf = ({ benefit, terms, used }: Pick<EntitledRow, 'benefit' | 'terms' | 'used'>): number | null =>
  measureOf(benefit.kind) === 'count' && terms.quantity !== undefined ? Math.max(0, terms.quantity - Number(used)) : null;

/** What some rules grant, as it is shown. */
export function shownGrant(ctx: Ctx, row: Omit<EntitledRow, 'waiting' | 'told'>, sla: SlaPolicy | undefined): Granted {
  const { benefit, terms, level, number, startsOn, endsOn } = row;
  const left = leftOf(row);
  return {
    benefit: benefit.id,
    name: benefit.name,
    kind: benefit.kind,
    unit: benefit.unit,
    drives: benefit.drives,
    quantity: terms.quantity ?? null,
    per: terms.per ?? null,
    limit: terms.limit ?? null,
    class: terms.class ?? null,
    className: sla?.classes.find(({ id }) => id === terms.class)?.name ?? null,
    yearlyCost: String(costOf(terms, benefit)),
    floor: startsOn && endsOn ? { level, number: may(ctx.actor, 'contracts.read') ? number : null, startsOn, endsOn } : null,
    from: row.from,
    until: row.until,
    used: row.used,
    left: left === null ? null : String(left),
  };
}

const shown = (ctx: Ctx, { waiting, told, ...row }: EntitledRow, sla: SlaPolicy | undefined): Entitlement => ({
  ...shownGrant(ctx, row, sla),
  waiting,
  told: told && { ...told, contactName: may(ctx.actor, 'contacts.read') ? told.contactName : null },
});

/** In the order of the catalogue; what only an earlier version had stands behind. */
function inOrder(rows: EntitledRow[], catalogue: readonly Benefit[]): EntitledRow[] {
  const place = ({ benefit }: EntitledRow) => {
    const at = catalogue.findIndex(({ id }) => id === benefit.id);
    return at < 0 ? catalogue.length : at;
  };
  return rows.toSorted((one, other) => place(one) - place(other));
}

export async function accountBenefits(ctx: Ctx, accountId: string, asOf: string): Promise<AccountBenefits> {
  const { stored, sla, standing } = await standingOn(ctx, accountId, asOf);
  const tier = await tierPolicyOn(ctx.db, asOf);
  const rows = inOrder(standing.rows, stored?.policy.benefits ?? []);
  const offers = stored ? await openOffers(ctx.db, standing.level, asOf) : [];
  const cost = rows.reduce((sum, { terms, benefit }) => sum + costOf(terms, benefit), 0);
  return {
    policyId: stored?.id ?? null,
    version: stored?.version ?? null,
    sample: stored?.policy.sample ?? false,
    asOf,
    level: standing.level,
    levelName: tier?.policy.levels.find(({ id }) => id === standing.level)?.name ?? null,
    stage: standing.stage as FunnelStage,
    items: rows.map((row) => shown(ctx, row, sla)),
    grantedCost: String(Math.round(cost * 1e6) / 1e6),
    usedCost: standing.usedCost,
    offers,
  };
}
