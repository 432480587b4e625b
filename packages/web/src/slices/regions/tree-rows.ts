import type { RegionNode } from '@fulcrum/contract';

export interface TreeRow extends RegionNode {
  depth: number;
  /** Customers of the region and of all below it. */
  accountsBelow: number;
}

/** The regions as lines, each behind the one that it stands below. One whose parent is not shown stands at the top. */
export function treeRows(items: readonly RegionNode[]): TreeRow[] {
  const known = new Set(items.map(({ id }) => id));
  const children = Map.groupBy(items, ({ parentId }) => (parentId && known.has(parentId) ? parentId : ''));
  const lines = (parent: string, depth: number): TreeRow[] =>
    (children.get(parent) ?? []).flatMap((node) => {
      const below = lines(node.id, depth + 1);
      const direct = below.filter((line) => line.depth === depth + 1);
      const accountsBelow = node.accounts + direct.reduce((sum, line) => sum + line.accountsBelow, 0);
      return [{ ...node, depth, accountsBelow }, ...below];
    });
  return lines('', 0);
}
