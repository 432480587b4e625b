import { createContext, use } from 'react';
import type { DraftItem, DraftLevel, DraftPolicy } from './draft-shape.ts';
import type { Path } from './policy-text.ts';

export interface StudioIssue {
  path: Path;
  code: string;
  message: string;
}

/** What every control of the form needs: the draft, what is in force beside it, what is wrong where, and how to write. */
export interface StudioForm {
  policy: DraftPolicy;
  /** The version in force; null where there is none. */
  before: DraftPolicy | null;
  issues: readonly StudioIssue[];
  /** Allowed, and perhaps not meant. */
  warnings: readonly StudioIssue[];
  set: (path: Path, value: unknown) => void;
  add: (list: 'items' | 'levels', part: { id: string }, at?: number) => void;
  remove: (list: 'items' | 'levels', at: number) => void;
  move: (list: 'items' | 'levels', from: number, to: number) => void;
  /** Parts whose details show, as list/id. */
  open: ReadonlySet<string>;
  toggle: (part: string) => void;
}

export const StudioFormContext = createContext<StudioForm | null>(null);

export function useStudioForm(): StudioForm {
  const form = use(StudioFormContext);
  if (!form) throw new Error('a control of the studio stands in its form');
  return form;
}

/** The id of the control at a place, to label it and to go to it. */
export const controlId = (path: Path): string => `studio-${path.join('-')}`;

const within = (path: Path, issue: StudioIssue): boolean => path.every((step, at) => issue.path[at] === step);

/** What is wrong at a place; `deep`: or anywhere below it. */
export const issuesAt = (issues: readonly StudioIssue[], path: Path, deep = false): StudioIssue[] =>
  issues.filter((issue) => within(path, issue) && (deep || issue.path.length === path.length));

/** The item or level of the version in force that a part goes back to. */
export const itemBefore = (before: DraftPolicy | null, id: string): DraftItem | undefined => before?.items.find((one) => one.id === id);
export const levelBefore = (before: DraftPolicy | null, id: string): DraftLevel | undefined => before?.levels.find((one) => one.id === id);
