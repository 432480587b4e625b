import type { Both, PolicyChange, PolicyDocument } from '@fulcrum/contract';
import { both, fromTo, named, none, same } from './difference-words.ts';

/** Objectives of the strategy brief by what policies call them: their codes and their ids. */
export type ObjectiveTitles = ReadonlyMap<string, string>;
export const NO_TITLES: ObjectiveTitles = new Map();

/** The order in which a policy names its objectives says nothing. */
const namedIn = ({ objectives = [] }: PolicyDocument): string[] => [...new Set(objectives)].sort();

/** Which objectives a policy serves. */
export function objectivesDifference(before: PolicyDocument, after: PolicyDocument, titles: ObjectiveTitles): PolicyChange[] {
  const [was, is] = [namedIn(before), namedIn(after)];
  if (same(was, is)) return [];
  const words = (refs: string[]): Both => {
    const list = refs.map((ref) => titles.get(ref) ?? ref).map((title) => named(both(title, title)));
    return list.length ? both(list.map(({ zh }) => zh).join('、'), list.map(({ en }) => en).join(', ')) : none;
  };
  return [{ part: 'policy', id: null, what: 'changed', text: fromTo(both('服务的目标', 'Objectives served'), words(was), words(is)) }];
}
