import type { Condition } from '@fulcrum/contract';
import { type TestDraft, testOf } from './test-draft.ts';

/** How the parts of a group hold together: all of them, any, or none. */
export type Mode = 'all' | 'any' | 'none';
export interface GroupNode {
  key: string;
  mode: Mode;
  parts: TreeNode[];
}
export interface TestNode {
  key: string;
  test: TestDraft;
}
/** A condition as it is edited: tests may lack a value, groups may be empty. */
export type TreeNode = GroupNode | TestNode;
export const isGroup = (node: TreeNode): node is GroupNode => 'parts' in node;

let made = 0;
const newKey = (): string => `n${++made}`;
export const groupOfParts = (mode: Mode, parts: TreeNode[]): GroupNode => ({ key: newKey(), mode, parts });
export const testNode = (test: TestDraft): TestNode => ({ key: newKey(), test });

function nodeOf(condition: Condition): TreeNode {
  if ('metric' in condition) return testNode(condition);
  if ('all' in condition) return groupOfParts('all', condition.all.map(nodeOf));
  if ('any' in condition) return groupOfParts('any', condition.any.map(nodeOf));
  const inner = condition.not;
  return groupOfParts('none', 'any' in inner ? inner.any.map(nodeOf) : [nodeOf(inner)]);
}

/** The tree of a condition; its root is always a group. */
export function treeOf(condition: Condition | undefined): GroupNode {
  if (!condition) return groupOfParts('all', []);
  const node = nodeOf(condition);
  return isGroup(node) ? node : groupOfParts('all', [node]);
}

function partOf(node: TreeNode): Condition | null {
  if (!isGroup(node)) return testOf(node.test);
  const parts = node.parts.map(partOf).filter((part): part is Condition => part !== null);
  const [first] = parts;
  if (!first) return null;
  if (node.mode === 'none') return { not: parts.length === 1 ? first : { any: parts } };
  return node.mode === 'any' ? { any: parts } : { all: parts };
}

/** The condition of a tree; what is not finished is left out. Null when nothing is asked. */
export const conditionOf = (tree: GroupNode): Condition | undefined => partOf(tree) ?? undefined;

/** Whether every test has its value. */
export const isFinished = (node: TreeNode): boolean =>
  isGroup(node) ? node.parts.length > 0 && node.parts.every(isFinished) : testOf(node.test) !== null;

/** The tree with one node replaced, or taken out when `next` is null. */
export function replaced(group: GroupNode, key: string, next: TreeNode | null): GroupNode {
  if (group.key === key && next && isGroup(next)) return next;
  return {
    ...group,
    parts: group.parts.flatMap((part) => {
      if (part.key === key) return next ? [next] : [];
      return [isGroup(part) ? replaced(part, key, next) : part];
    }),
  };
}
