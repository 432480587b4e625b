import type { Both } from '@fulcrum/contract';

interface LevelSum {
  /** Null: accounts without a result. */
  id: string | null;
  name: Both | null;
  accounts: number;
  /** A decimal, or masked for the reader's role. */
  amount: string;
}

/** The base by level as of a day. */
export interface Overview {
  policyId: string | null;
  policyName: Both | null;
  version: number | null;
  sample: boolean;
  asOf: string | null;
  levels: (LevelSum & { share: number; byHand: number })[];
  moved: { up: number; down: number; since: string | null };
}

export interface TopLevels {
  ids: string[];
  accounts: number;
  accountShare: number;
  /** Null when amounts are masked or nothing was ordered. */
  amountShare: number | null;
}

/** The fewest levels from the top that carry half of the amount, but never all of them; null for a base without results. */
export function topLevels(levels: LevelSum[]): TopLevels | null {
  const judged = levels.filter((level) => level.id !== null);
  const accounts = sum(levels.map((level) => level.accounts));
  if (sum(judged.map((level) => level.accounts)) === 0) return null;
  const amount = sum(levels.map((level) => Number(level.amount)));
  const known = amount > 0;
  const carries = (count: number) => sum(judged.slice(0, count).map((level) => Number(level.amount))) / amount;
  let count = 1;
  while (known && count < judged.length - 1 && carries(count) < 0.5) count++;
  const top = judged.slice(0, count);
  const among = sum(top.map((level) => level.accounts));
  return {
    ids: top.map((level) => level.id!),
    accounts: among,
    accountShare: among / accounts,
    amountShare: known ? carries(count) : null,
  };
}

const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);
