import type { ReactNode } from 'react';

/** Those parts of a line that say something: what is not there, and the dash that stands for it in a table, leave no gap between dots. */
export const partsThatSay = (parts: readonly ReactNode[]): ReactNode[] =>
  parts.filter((part) => part !== null && part !== undefined && part !== false && part !== '' && part !== '—');
