import { type BenefitsPolicy, type EffortChange, type EffortSums, SENIORITIES } from '@fulcrum/contract';
import { costOf } from './benefits.sql.ts';

/** How many accounts go from a level to a level, by the funnel stage that they are in. */
export interface FunnelCount {
  from: string | null;
  to: string | null;
  funnel: string;
  accounts: number;
}

const DAYS_A_YEAR = 365;
const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;

/** Hours that a person has for customers in a year: hours × utilisation × (1 − administration); 520 h a quarter × 75 % × 85 % = 331.5 h. */
export const capacityOf = ({ capacity }: Pick<BenefitsPolicy, 'capacity'>): number =>
  capacity.hoursPerYear * capacity.utilisation * (1 - capacity.administration);

/** What serving so many accounts of a level asks for in a year; `byStage` counts them by funnel stage. Without a policy: nothing. */
function sumsOf(policy: BenefitsPolicy | null, level: string, byStage: ReadonlyMap<string, number>): EffortSums {
  const accounts = [...byStage.values()].reduce((sum, count) => sum + count, 0);
  if (!policy) return { accounts, visits: 0, hours: [], people: 0, cost: '0' };
  const mode = policy.tiers.find((tier) => tier.level === level);
  const visits = mode?.visitDays ? (accounts * DAYS_A_YEAR) / mode.visitDays : 0;
  const hours = (mode?.staff ?? []).map((staff) => ({ seniority: staff.seniority, hours: visits * staff.hours }));
  const cells = policy.matrix.filter((cell) => cell.level === level);
  const costOfOne = (stage: string): number =>
    cells
      .filter((cell) => cell.stage === stage)
      .flatMap((cell) => cell.benefits)
      .reduce((sum, terms) => sum + costOf(terms, policy.benefits.find(({ id }) => id === terms.benefit) ?? { unitCost: 0 }), 0);
  const cost = [...byStage].reduce((sum, [stage, count]) => sum + count * costOfOne(stage), 0);
  const total = hours.reduce((sum, one) => sum + one.hours, 0);
  return { accounts, visits, hours, people: total / capacityOf(policy), cost: String(rounded(cost)) };
}

function together(sums: readonly EffortSums[]): EffortSums {
  const total = (of: (one: EffortSums) => number) => sums.reduce((sum, one) => sum + of(one), 0);
  const hours = SENIORITIES.map((seniority) => ({
    seniority,
    hours: total((one) => one.hours.find((each) => each.seniority === seniority)?.hours ?? 0),
  }));
  return {
    accounts: total((one) => one.accounts),
    visits: total((one) => one.visits),
    hours: hours.filter((one) => one.hours > 0),
    people: total((one) => one.people),
    cost: String(rounded(total((one) => Number(one.cost)))),
  };
}

const shown = ({ visits, hours, people, ...rest }: EffortSums): EffortSums => ({
  ...rest,
  visits: rounded(visits),
  hours: hours.map((one) => ({ ...one, hours: rounded(one.hours) })),
  people: rounded(people),
});

/** Hours of a year that serving so many accounts of each level asks for, by seniority. */
export const hoursOf = (policy: BenefitsPolicy, byLevel: ReadonlyMap<string, number>): EffortSums['hours'] =>
  shown(together([...byLevel].map(([level, accounts]) => sumsOf(policy, level, new Map([['operation', accounts]]))))).hours;

function countsAt(counts: readonly FunnelCount[], side: 'from' | 'to', level: string): Map<string, number> {
  const byStage = new Map<string, number>();
  for (const count of counts) if (count[side] === level) byStage.set(count.funnel, (byStage.get(count.funnel) ?? 0) + count.accounts);
  return byStage;
}

/**
 * Visits, hours, people and the cost of benefits in a year, before and after: where accounts go to other levels by one policy, or stay in
 * theirs by another. Accounts without a level ask for nothing.
 */
export function effortOf(rules: { before: BenefitsPolicy | null; after: BenefitsPolicy }, counts: readonly FunnelCount[]): EffortChange {
  const ids = [...new Set(counts.flatMap(({ from, to }) => [from, to]))].filter((level) => level !== null);
  const levels = ids.map((level) => ({
    id: level,
    before: sumsOf(rules.before, level, countsAt(counts, 'from', level)),
    after: sumsOf(rules.after, level, countsAt(counts, 'to', level)),
  }));
  return {
    hoursPerPerson: rounded(capacityOf(rules.after)),
    levels: levels.map((level) => ({ id: level.id, before: shown(level.before), after: shown(level.after) })),
    before: shown(together(levels.map(({ before }) => before))),
    after: shown(together(levels.map(({ after }) => after))),
  };
}
