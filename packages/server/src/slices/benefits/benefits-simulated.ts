import type { FunnelStage, SimulatedBenefits } from '@fulcrum/contract';
import type { Ctx } from '../../access/index.ts';
import { grantMemory } from '../../db/whole-base.ts';
import { effortOf } from '../../policy/effort.ts';
import { tierPolicyOn } from '../../policy/policies.sql.ts';
import { costOfGrant, decimalOf, type GrantingDraft, headOf, placeIn, type Sides, sidesOf } from './draft-sides.ts';
import { type DraftedTotals, draftedTotals } from './drafted.sql.ts';

type Grants = DraftedTotals['grants'];

/** What a draft would grant to the base and ask of people, beside what is in force. */
export async function benefitsSimulated(ctx: Ctx, draft: GrantingDraft, asOf = ctx.today): Promise<SimulatedBenefits> {
  const sides = await sidesOf(ctx, draft, asOf);
  const { before, after } = sides.benefits;
  const { cells, grants, classes, ...moves } = await ctx.db.transaction().execute(async (tx) => {
    // Nested loops stay: the level at the signing of each running term is looked up by its account.
    await grantMemory(tx);
    return draftedTotals(tx, sides.drafted);
  });
  const counts = cells.map(({ level, stage, accounts }) => ({ from: level, to: level, funnel: stage, accounts }));
  const classIds = new Set([sides.sla.after?.classes ?? [], sides.sla.before?.classes ?? [], classes].flat().map(({ id }) => id));
  const effort = after && effortOf({ before, after }, counts);
  const levels = await levelsOf(ctx, sides, cells, asOf);
  const place = (level: string) => levels.findIndex(({ id }) => id === level);
  return {
    ...headOf(draft, asOf, sides),
    levels,
    cells: cells.map(({ stage, ...cell }) => ({ ...cell, stage: stage as FunnelStage })),
    effort: effort && { ...effort, levels: effort.levels.toSorted((one, other) => place(one.id) - place(other.id)) },
    granted: { before: costIn(grants, 'before'), after: costIn(grants, 'after') },
    benefits: benefitsOf(sides, grants),
    byClass: [...classIds].map((id) => classes.find((one) => one.id === id) ?? { id, before: 0, after: 0 }),
    ...moves,
  };
}

const costIn = (grants: Grants, side: 'before' | 'after'): string =>
  decimalOf(grants.reduce((sum, one) => sum + one.accounts * costOfGrant(one[side]), 0));

/** In the order of the tier policy in force; those that only benefits or customers have stand behind. */
async function levelsOf(ctx: Ctx, { benefits }: Sides, cells: DraftedTotals['cells'], asOf: string): Promise<SimulatedBenefits['levels']> {
  const named = (await tierPolicyOn(ctx.db, asOf))?.policy.levels ?? [];
  const granted = [benefits.before, benefits.after].flatMap((policy) => policy?.matrix ?? []);
  const ids = new Set([...named.map(({ id }) => id), ...[...granted, ...cells].flatMap(({ level }) => level ?? [])]);
  return [...ids].map((id) => ({ id, name: named.find((level) => level.id === id)?.name ?? null }));
}

/** Every benefit of either catalogue or still promised, and who has it. */
function benefitsOf(sides: Sides, grants: Grants): SimulatedBenefits['benefits'] {
  const catalogue = [sides.benefits.after, sides.benefits.before].flatMap((policy) => policy?.benefits ?? []);
  const promised = grants.flatMap(({ before, after }) => [after, before].flatMap((grant) => grant?.benefit ?? []));
  const all = new Map([...promised, ...catalogue.toReversed()].map((benefit) => [benefit.id, benefit]));
  const place = placeIn(sides);
  return [...all.values()]
    .toSorted((one, other) => place(one.id) - place(other.id))
    .map(({ id, name }) => {
      const of = grants.filter(({ benefit }) => benefit === id);
      const count = (fits: (one: Grants[number]) => boolean) => of.filter(fits).reduce((sum, { accounts }) => sum + accounts, 0);
      return {
        id,
        name,
        before: count(({ before }) => before !== null),
        after: count(({ after }) => after !== null),
        gain: count(({ before }) => before === null),
        lose: count(({ after }) => after === null),
        change: count(({ differs }) => differs),
        costBefore: costIn(of, 'before'),
        costAfter: costIn(of, 'after'),
      };
    });
}
