import type { WorkItem } from '@fulcrum/contract';
import { useMe } from '../../api/index.ts';
import { useKeys } from '../../kit/index.ts';
import { keyOf, mayWait, useTodayAddress } from './use-today.ts';

interface TodayKeys {
  items: WorkItem[];
  openId: string | undefined;
  /** Whether tasks are selected: then s is the bulk bar's. */
  chosen: boolean;
  onForget: () => void;
}

/** Handovers, approvals and steps are answered in their own panels; only tasks are given to others. */
const canBe = (item: WorkItem, work: 'log' | 'snooze' | 'reassign'): boolean =>
  item.kind === 'task' || (mayWait(item) && work !== 'reassign');

/** To the answer that the open panel asks for: its button, which Enter presses, or where the reason of a return is written. */
function toAnswer(part: '.ant-btn-primary' | 'textarea'): boolean {
  const found = document.querySelector<HTMLElement>(`.panel .panelAct ${part}`);
  found?.focus();
  return found !== null;
}

/** j and k move, Enter reads the script, d or l logs what came of it, s snoozes, r gives away or returns, a approves or accepts, x selects, n adds. */
export function useTodayKeys({ items, openId, chosen, onForget }: TodayKeys): void {
  const { search, go } = useTodayAddress();
  const at = items.findIndex((item) => keyOf(item) === openId);
  const moveTo = (index: number) => {
    const item = items[Math.min(Math.max(index, 0), items.length - 1)];
    if (!item) return false;
    onForget();
    go({ task: keyOf(item), work: undefined });
    document.querySelector(`[data-task="${CSS.escape(item.id)}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  const may = useMe()?.may ?? [];
  const mayAdd = may.includes('tasks.write');
  const mayGive = may.includes('users.read');
  const work = (kind: 'log' | 'snooze' | 'reassign') => {
    const item = items[at];
    if (!item || chosen || !mayAdd || !canBe(item, kind)) return false;
    go({ task: openId, work: kind });
  };
  const select = () => {
    const item = items[at];
    if (!item || !mayWait(item)) return false;
    const before = search.selected ?? [];
    const next = before.includes(item.id) ? before.filter((id) => id !== item.id) : [...before, item.id];
    go({ selected: next.length ? next : undefined });
  };
  useKeys({
    j: () => moveTo(at + 1),
    k: () => moveTo(at - 1),
    Enter: () => (at < 0 ? moveTo(0) : document.querySelector<HTMLElement>('.panel h2')?.focus()),
    l: () => work('log'),
    d: () => work('log'),
    s: () => work('snooze'),
    r: () => (items[at]?.kind === 'task' ? mayGive && work('reassign') : toAnswer('textarea')),
    a: () => toAnswer('.ant-btn-primary'),
    x: select,
    n: () => (mayAdd ? go({ work: 'new' }, false) : false),
  });
}
