/** Accounts with the same score: how many, and to how many of them it happened. */
export interface ScoreGroup {
  score: number;
  accounts: number;
  positives: number;
}

/** The highest score first. */
export const highestFirst = <G extends ScoreGroup>(groups: readonly G[]): G[] => groups.toSorted((a, b) => b.score - a.score);

export const sumOf = <G>(groups: readonly G[], of: (group: G) => number): number => groups.reduce((sum, group) => sum + of(group), 0);
