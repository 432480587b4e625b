import { createContext, use } from 'react';
import type { Path } from './policy-text.ts';

export interface StudioIssue {
  path: Path;
  code: string;
  message: string;
}

/** What every control of the form needs, whatever the kind of policy: what is wrong where, and how to write. */
export interface StudioForm {
  issues: readonly StudioIssue[];
  /** Allowed, and perhaps not meant. */
  warnings: readonly StudioIssue[];
  set: (path: Path, value: unknown) => void;
  /** Opens what it adds, where that has an id. */
  add: (list: Path, part: { id?: string; [field: string]: unknown }, at?: number) => void;
  remove: (list: Path, at: number) => void;
  move: (list: Path, from: number, to: number) => void;
  /** Parts whose details show, by their key: items/amount, variants/launch/dimensions/start. */
  open: ReadonlySet<string>;
  toggle: (part: string) => void;
}

export const StudioFormContext = createContext<StudioForm | null>(null);

export function useStudioForm(): StudioForm {
  const form = use(StudioFormContext);
  if (!form) throw new Error('a control of the studio stands in its form');
  return form;
}

/** A draft as its kind's form reads it, and what is in force beside it; null where nothing is. */
export interface Drafted<D> {
  policy: D;
  before: D | null;
}

/** The draft of one kind of policy, for the sections of its form. */
export function draftContext<D>() {
  const Context = createContext<Drafted<D> | null>(null);
  const useDraft = (): Drafted<D> => {
    const draft = use(Context);
    if (!draft) throw new Error('a section of the form stands in its draft');
    return draft;
  };
  return [Context, useDraft] as const;
}

/** The id of the control at a place, to label it and to go to it. */
export const controlId = (path: Path): string => `studio-${path.join('-')}`;

const within = (path: Path, issue: StudioIssue): boolean => path.every((step, at) => issue.path[at] === step);

/** What is wrong at a place; `deep`: or anywhere below it. */
export const issuesAt = (issues: readonly StudioIssue[], path: Path, deep = false): StudioIssue[] =>
  issues.filter((issue) => within(path, issue) && (deep || issue.path.length === path.length));

/** The keys of the parts in which a place lies, the outermost first: parts go by their ids, so that they stay open when they move. */
export function partsAlong(draft: unknown, path: Path): string[] {
  const keys: string[] = [];
  let here = draft;
  let key = '';
  for (const step of path) {
    here = here && typeof here === 'object' ? (here as Record<string | number, unknown>)[step] : undefined;
    const id = typeof step === 'number' && here && typeof here === 'object' && 'id' in here ? here.id : step;
    key = key ? `${key}/${id}` : `${id}`;
    if (typeof step === 'number') keys.push(key);
  }
  return keys;
}
