import type { Condition } from '@fulcrum/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conditionOf, type GroupNode, isFinished, isGroup, replaced, testNode, treeOf } from './condition-tree.ts';

const leaf = fc.record({ metric: fc.constantFrom('a', 'b', 'c'), op: fc.constant('known' as const) });
const condition = fc.letrec<{ node: Condition }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.record({ all: fc.array(tie('node'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('node'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('node') }),
  ),
})).node;

/** Whether a condition holds where the listed metrics are known. */
function holds(one: Condition, known: string[]): boolean {
  if ('metric' in one) return known.includes(one.metric);
  if ('all' in one) return one.all.every((part) => holds(part, known));
  if ('any' in one) return one.any.some((part) => holds(part, known));
  return !holds(one.not, known);
}

describe('a condition as a tree', () => {
  it('asks the same when it is read back', () => {
    fc.assert(
      fc.property(condition, fc.subarray(['a', 'b', 'c']), (one, known) => {
        const back = conditionOf(treeOf(one));
        expect(back && holds(back, known)).toBe(holds(one, known));
      }),
    );
  });

  it('leaves out what is not finished', () => {
    const tree = treeOf({ metric: 'a', op: 'known' });
    const open: GroupNode = { ...tree, parts: [...tree.parts, testNode({ metric: 'b', op: '=' })] };
    expect(isFinished(open)).toBe(false);
    expect(conditionOf(open)).toEqual({ all: [{ metric: 'a', op: 'known' }] });
    expect(conditionOf(treeOf(undefined))).toBeUndefined();
  });

  it('has single parts replaced and taken out wherever they stand', () => {
    const tree = treeOf({ all: [{ metric: 'a', op: 'known' }, { any: [{ metric: 'b', op: 'known' }] }] });
    const inner = tree.parts[1]!;
    const deep = isGroup(inner) ? inner.parts[0]! : inner;
    const next = replaced(tree, deep.key, testNode({ metric: 'c', op: 'unknown' }));
    expect(conditionOf(next)).toEqual({ all: [{ metric: 'a', op: 'known' }, { any: [{ metric: 'c', op: 'unknown' }] }] });
    expect(conditionOf(replaced(tree, inner.key, null))).toEqual({ all: [{ metric: 'a', op: 'known' }] });
  });
});
