import { type BenefitMatrix, type BenefitsPolicy, type BenefitTerms, FUNNEL_STAGES } from '@fulcrum/contract';
import { type Ctx, scopeOf } from '../../access/index.ts';
import { benefitsOn, slaOn } from '../../policy/benefits.sql.ts';
import { lifecycleInForce } from '../../policy/lifecycles.sql.ts';
import { tierPolicyOn } from '../../policy/policies.sql.ts';
import { STAGE_RULES_DEFAULT } from '../../policy/stages.sql.ts';
import { catalogOf } from '../catalog.ts';
import { cellTotals } from './matrix.sql.ts';

export const shownTerms = ({ benefit, quantity, per, limit, class: named }: BenefitTerms) => ({
  benefit,
  quantity: quantity ?? null,
  per: per ?? null,
  limit: limit ?? null,
  class: named ?? null,
});

export const shownCatalogue = (policy: BenefitsPolicy | undefined): BenefitMatrix['catalogue'] =>
  (policy?.benefits ?? []).map(({ approvalAbove, unitCost, ...benefit }) => ({
    ...benefit,
    unitCost: String(unitCost),
    approvalAbove: approvalAbove ?? null,
  }));

/** Benefits by level and stage with the accounts that they meet: what is empty is seen at once. */
export async function benefitMatrix(ctx: Ctx, asOf: string): Promise<BenefitMatrix> {
  const stored = await benefitsOn(ctx.db, asOf);
  const tier = await tierPolicyOn(ctx.db, asOf);
  const sla = await slaOn(ctx.db, asOf);
  const rules = (await lifecycleInForce(ctx.db, asOf))?.rules ?? STAGE_RULES_DEFAULT;
  const totals = stored
    ? await cellTotals(ctx.db, { catalog: await catalogOf(ctx.db), rules, asOf, scope: await scopeOf(ctx, 'reads') })
    : [];
  const policy = stored?.policy;
  const named = tier?.policy.levels ?? [];
  const ids = [...new Set([...named.map(({ id }) => id), ...(policy?.matrix ?? []).map(({ level }) => level)])];
  const countOf = (fits: (cell: (typeof totals)[number]) => boolean) =>
    totals.filter(fits).reduce((sum, { accounts }) => sum + accounts, 0);
  return {
    policyId: stored?.id ?? null,
    policyName: policy?.name ?? null,
    version: stored?.version ?? null,
    sample: policy?.sample ?? false,
    asOf,
    levels: (policy ? ids : []).map((id) => {
      const mode = policy?.tiers.find(({ level }) => level === id);
      return {
        id,
        name: named.find((level) => level.id === id)?.name ?? null,
        mode: mode?.mode ?? null,
        visitDays: mode?.visitDays ?? null,
        staff: mode?.staff ?? [],
        accounts: countOf(({ level }) => level === id),
      };
    }),
    stages: FUNNEL_STAGES.map((id) => ({ id, accounts: countOf(({ funnel }) => funnel === id) })),
    catalogue: shownCatalogue(policy),
    cells: (policy ? ids : []).flatMap((level) =>
      FUNNEL_STAGES.map((stage) => {
        const total = totals.find((one) => one.level === level && one.funnel === stage);
        const cell = policy?.matrix.find((one) => one.level === level && one.stage === stage);
        return {
          level,
          stage,
          accounts: total?.accounts ?? 0,
          amount: total?.amount ?? '0',
          benefits: (cell?.benefits ?? []).map(shownTerms),
        };
      }),
    ),
    slaId: sla?.id ?? null,
    classes: sla?.classes ?? [],
  };
}
