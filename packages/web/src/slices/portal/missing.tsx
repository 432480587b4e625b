import type { ReactNode } from 'react';
import { problemOf } from '../../api/index.ts';
import { EmptyState } from '../../kit/index.ts';

/** Whether an address leads to nothing that its reader may see: there is none, it is not theirs, or what stands there is no id at all. */
export function isMissing(error: unknown): boolean {
  const problem = problemOf(error);
  return problem?.status === 404 || (problem?.issues?.some(({ path }) => path.join() === 'id') ?? false);
}

/** What stands where nothing is. */
export function Missing({ title, children, action }: { title: string; children: ReactNode; action?: ReactNode }) {
  return (
    <>
      <title>{title}</title>
      <EmptyState level={1} title={title} action={action}>
        {children}
      </EmptyState>
    </>
  );
}
