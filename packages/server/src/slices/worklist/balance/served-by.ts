import type { BenefitsPolicy, Seniority } from '@fulcrum/contract';
import { capacityOf, hoursOf } from '../../../policy/effort.ts';
import type { LevelRule, Rules } from './rules.ts';

/** Thousandths of hours add up without rounding, whatever order they come in. */
const PARTS = 1000;
export const hoursOfParts = (parts: number): number => Math.round(parts / (PARTS / 10)) / 10;

/** Without a word of the policy: the highest level by senior people, the last of three or more by junior ones, those between by regular ones. */
function byPlace(place: number, levels: number): Seniority {
  if (place === 0) return 'senior';
  return levels > 2 && place === levels - 1 ? 'junior' : 'regular';
}

/**
 * Whom the policy of benefits names for the visits of a level; executives go along but own nothing. A level that is only answered is for
 * junior people.
 */
function servedBy(policy: BenefitsPolicy | undefined, level: string, place: number, levels: number): Seniority[] {
  const mode = policy?.tiers.find((one) => one.level === level);
  const named = (mode?.staff ?? []).map(({ seniority }) => seniority).filter((seniority) => seniority !== 'executive');
  if (named.length > 0) return named;
  return [mode?.mode === 'reactive' ? 'junior' : byPlace(place, levels)];
}

/** Who serves which level, what an account of it asks for, and what a person has. */
export function rulesOf(policy: BenefitsPolicy | undefined, levels: readonly string[]): Rules {
  const rule = (level: string, place: number): LevelRule => ({
    place,
    servedBy: servedBy(policy, level, place, levels.length),
    effort: policy ? Math.round(hoursOf(policy, new Map([[level, 1]])).reduce((sum, { hours }) => sum + hours, 0) * PARTS) : 0,
  });
  return {
    levels: new Map(levels.map((level, place) => [level, rule(level, place)])),
    effortOfPerson: policy ? Math.floor(capacityOf(policy) * PARTS) : null,
  };
}
