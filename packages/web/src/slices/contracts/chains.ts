import type { LedgerRow } from '@fulcrum/contract';

/** A contract in its chain: how deep it stands below what it adds to or belongs to, and whether the one before is its predecessor. */
export interface Link {
  row: LedgerRow;
  depth: number;
  renews: boolean;
  /** First of its chain. */
  first: boolean;
}

const byStart = (one: LedgerRow, other: LedgerRow) => one.startsOn.localeCompare(other.startsOn) || one.id.localeCompare(other.id);

/** Contracts as chains: what follows what, below each what adds to it; the chain that reaches furthest comes first. */
export function chainsOf(rows: readonly LedgerRow[]): Link[] {
  const ids = new Set(rows.map(({ id }) => id));
  const heads = rows.filter((row) => !ids.has(row.predecessorId ?? '') && !ids.has(row.frameworkId ?? ''));
  const seen = new Set<string>();
  const follow = (row: LedgerRow, depth: number, renews: boolean): Link[] => {
    if (seen.has(row.id)) return [];
    seen.add(row.id);
    const under = rows.filter((each) => each.frameworkId === row.id && !ids.has(each.predecessorId ?? '')).toSorted(byStart);
    const next = rows.filter((each) => each.predecessorId === row.id).toSorted(byStart);
    return [
      { row, depth, renews, first: false },
      ...under.flatMap((each) => follow(each, depth + 1, false)),
      ...next.flatMap((each) => follow(each, depth, true)),
    ];
  };
  const chains = heads.map((head) => follow(head, 0, false)).filter((chain) => chain.length > 0);
  const last = (chain: readonly Link[]) =>
    chain
      .map(({ row }) => row.endsOn ?? '9999-12-31')
      .sort()
      .at(-1) ?? '';
  const rest = rows.filter(({ id }) => !seen.has(id)).flatMap((row) => follow(row, 0, false));
  const sorted = chains.toSorted((one, other) => last(other).localeCompare(last(one)));
  return [...sorted, ...(rest.length ? [rest] : [])].flatMap((chain) => chain.map((link, index) => ({ ...link, first: index === 0 })));
}
