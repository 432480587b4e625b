import type { Seniority } from '@fulcrum/contract';

/** Somebody who serves accounts or may take some. */
export interface Carrier {
  id: string;
  name: string;
  /** The kind of work that they do. */
  seniority: Seniority | null;
  teamId: string | null;
  /** Their region and those below it; null: they are bound to none. */
  regions: ReadonlySet<string> | null;
  /** Accounts at most; null: nobody said. */
  capacity: number | null;
  active: boolean;
  /** Whether accounts may be proposed to them. */
  takes: boolean;
}

export interface Carried {
  id: string;
  name: string;
  ownerId: string | null;
  teamId: string | null;
  regionId: string | null;
  level: string | null;
  /** Whether it may be moved: within the caller's scope of writing and what they asked for. */
  movable: boolean;
}

export interface LevelRule {
  /** From the highest, 0. */
  place: number;
  servedBy: readonly Seniority[];
  /** Of one account in a year. */
  effort: number;
}
export interface Rules {
  levels: ReadonlyMap<string, LevelRule>;
  /** What a person has in a year; null: nobody said. */
  effortOfPerson: number | null;
}

export interface Load {
  accounts: number;
  effort: number;
}

/** An account that nobody judged yet, or of a level that is gone, is for anybody and asks for nothing known. */
const UNKNOWN: LevelRule = { place: Number.MAX_SAFE_INTEGER, servedBy: [], effort: 0 };
export const ruleOfLevel = ({ levels }: Rules, level: string | null): LevelRule =>
  level === null ? UNKNOWN : (levels.get(level) ?? UNKNOWN);

export const suitsLevel = (person: Carrier, rule: LevelRule): boolean =>
  rule.servedBy.length === 0 || (person.seniority !== null && rule.servedBy.includes(person.seniority));

/** An account stays in its team and its region. */
export const suitsPlace = (person: Carrier, { teamId, regionId }: Pick<Carried, 'teamId' | 'regionId'>): boolean =>
  (teamId === null || person.teamId === teamId) && (regionId === null || person.regions === null || person.regions.has(regionId));

export const hasRoom = ({ capacity }: Carrier, load: Load, effort: number, limit: number | null): boolean =>
  (capacity === null || load.accounts + 1 <= capacity) && (limit === null || load.effort + effort <= limit);

export const isOver = ({ capacity }: Carrier, load: Load, limit: number | null): boolean =>
  (capacity !== null && load.accounts > capacity) || (limit !== null && load.effort > limit);
