import type { BenefitsPolicy, SlaPolicy } from '@fulcrum/contract';
import { sql } from 'kysely';
import { type Ctx, scopeOf } from '../../access/index.ts';
import { benefitsOn, benefitVersions, costOf, slaOn, wouldBeMain } from '../../policy/benefits.sql.ts';
import { lifecycleInForce } from '../../policy/lifecycles.sql.ts';
import { STAGE_RULES_DEFAULT } from '../../policy/stages.sql.ts';
import { catalogOf } from '../catalog.ts';
import type { Drafted, Grant } from './drafted.sql.ts';

/** Both kinds say what customers are entitled to. */
export type GrantingDraft = BenefitsPolicy | SlaPolicy;
export interface Sides {
  main: boolean;
  benefits: { before: BenefitsPolicy | null; after: BenefitsPolicy | null };
  sla: { before: SlaPolicy | undefined; after: SlaPolicy | undefined };
  drafted: Drafted;
}

/** The rules in force on a day, and the same with a draft in the place of its kind: as if it came in force on that day. */
export async function sidesOf(ctx: Ctx, draft: GrantingDraft, asOf: string): Promise<Sides> {
  const main = await wouldBeMain(ctx.db, draft.kind, draft.id);
  const [stored, sla, lifecycle] = [await benefitsOn(ctx.db, asOf), await slaOn(ctx.db, asOf), await lifecycleInForce(ctx.db, asOf)];
  const { lines } = await catalogOf(ctx.db);
  if (!lines) throw new Error('the catalog of an installation knows what is subscribed to');
  const before = stored?.policy ?? null;
  const drafted = main && draft.kind === 'benefits' ? draft : undefined;
  const slaAfter = main && draft.kind === 'sla' ? draft : sla;
  const classes = (of: SlaPolicy | undefined) => of?.classes.map(({ id }) => id) ?? [];
  return {
    main,
    benefits: { before, after: drafted ?? before },
    sla: { before: sla, after: slaAfter },
    drafted: {
      stand: { lines, rules: lifecycle?.rules ?? STAGE_RULES_DEFAULT },
      before: { versions: benefitVersions(), classes: classes(sla) },
      after: {
        versions: benefitVersions(drafted && { policy: drafted, from: sql`${asOf}::date` }),
        classes: classes(slaAfter),
      },
      asOf,
      scope: await scopeOf(ctx, 'reads'),
    },
  };
}

export const headOf = (draft: GrantingDraft, asOf: string, { main, sla }: Sides) => ({
  policyId: draft.id,
  asOf,
  main,
  classes: { before: sla.before?.classes ?? [], after: sla.after?.classes ?? [] },
});

/** In the order of the draft's catalogue; what only the rules in force have stands behind. */
export function placeIn({ benefits }: Sides): (id: string) => number {
  const ids = [...new Set([benefits.after, benefits.before].flatMap((policy) => policy?.benefits.map(({ id }) => id) ?? []))];
  return (id) => (ids.includes(id) ? ids.indexOf(id) : ids.length);
}

export const costOfGrant = (grant: Grant | null): number => (grant ? costOf(grant.terms, grant.benefit) : 0);
export const decimalOf = (cost: number): string => String(Math.round(cost * 1e6) / 1e6);
