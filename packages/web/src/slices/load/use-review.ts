import type { LoadProposal, MoveProposed } from '@fulcrum/contract';
import { useState } from 'react';

export interface Reviewed {
  move: MoveProposed;
  toId: string;
  taken: boolean;
}

/** A proposal as its reader leaves it: lines that they took out, and those that they gave to somebody else. */
export function useReview(proposal: LoadProposal | undefined) {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [changed, setChanged] = useState<ReadonlyMap<string, string>>(new Map());
  const lines: Reviewed[] = (proposal?.moves ?? []).map((move) => ({
    move,
    toId: changed.get(move.accountId) ?? move.to.id,
    taken: !left.has(move.accountId),
  }));
  const take = (ids: readonly string[], taken: boolean) => {
    const next = new Set(left);
    for (const id of ids) {
      if (taken) next.delete(id);
      else next.add(id);
    }
    setLeft(next);
  };
  const change = (accountId: string, toId: string) => setChanged(new Map(changed).set(accountId, toId));
  const taken = lines.filter((line) => line.taken);
  /** What a person has once the lines taken are accepted. */
  const afterOf = (userId: string) => {
    const before = proposal?.people.find((one) => one.userId === userId)?.before ?? { accounts: 0, hours: null };
    const sum = (of: (line: Reviewed) => number) =>
      taken.reduce((total, line) => total + (line.toId === userId ? of(line) : 0) - (line.move.from?.id === userId ? of(line) : 0), 0);
    return {
      accounts: before.accounts + sum(() => 1),
      hours: before.hours === null ? null : before.hours + sum(({ move }) => move.hours ?? 0),
    };
  };
  return { lines, taken, take, change, afterOf };
}
export type Review = ReturnType<typeof useReview>;
