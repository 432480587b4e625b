import type { PolicyChange } from '@fulcrum/contract';
import { both, same } from './difference-words.ts';

const isTree = (value: unknown): value is Record<string, unknown> => value !== null && typeof value === 'object';
const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
const MOST = 200;

/** Every place at which two documents say something else, for kinds without sentences of their own. */
export function unlikePlaces(before: unknown, after: unknown): PolicyChange[] {
  return placesOf(before, after, '')
    .slice(0, MOST)
    .map(({ place, was, is }): PolicyChange => {
      const at = place || '—';
      if (was === undefined) return told('added', both(`新增 ${at}：${text(is)}`, `${at} added: ${text(is)}`));
      if (is === undefined) return told('removed', both(`删除 ${at}（原为 ${text(was)}）`, `${at} removed (was ${text(was)})`));
      return told('changed', both(`${at} 由 ${text(was)} 改为 ${text(is)}`, `${at} from ${text(was)} to ${text(is)}`));
    });
}
const told = (what: PolicyChange['what'], words: PolicyChange['text']): PolicyChange => ({ part: 'policy', id: null, what, text: words });

interface Place {
  place: string;
  was: unknown;
  is: unknown;
}
function placesOf(was: unknown, is: unknown, place: string): Place[] {
  if (same(was, is)) return [];
  if (!isTree(was) || !isTree(is) || Array.isArray(was) !== Array.isArray(is)) return [{ place, was, is }];
  const keys = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  const inner = (key: string) => (Array.isArray(is) ? `${place}[${key}]` : place ? `${place}.${key}` : key);
  return keys.flatMap((key) => placesOf(was[key], is[key], inner(key)));
}
