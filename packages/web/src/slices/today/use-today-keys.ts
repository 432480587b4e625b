import type { Task } from '@fulcrum/contract';
import { useKeys } from '../../kit/index.ts';
import { useTodayAddress } from './use-today.ts';

interface TodayKeys {
  tasks: Task[];
  openId: string | undefined;
  /** Whether tasks are selected: then s is the bulk bar's. */
  chosen: boolean;
  onForget: () => void;
}

/** j and k move, Enter reads the script, l logs, s snoozes, x selects, n adds. */
export function useTodayKeys({ tasks, openId, chosen, onForget }: TodayKeys): void {
  const { search, go } = useTodayAddress();
  const at = tasks.findIndex((task) => task.id === openId);
  const moveTo = (index: number) => {
    const task = tasks[Math.min(Math.max(index, 0), tasks.length - 1)];
    if (!task) return false;
    onForget();
    go({ task: task.id, work: undefined });
    document.querySelector(`[data-task="${CSS.escape(task.id)}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  const work = (kind: 'log' | 'snooze') => {
    if (at < 0 || chosen) return false;
    go({ task: openId, work: kind });
  };
  const select = () => {
    if (at < 0 || !openId) return false;
    const before = search.selected ?? [];
    const next = before.includes(openId) ? before.filter((id) => id !== openId) : [...before, openId];
    go({ selected: next.length ? next : undefined });
  };
  useKeys({
    j: () => moveTo(at + 1),
    k: () => moveTo(at - 1),
    Enter: () => (at < 0 ? moveTo(0) : document.querySelector<HTMLElement>('.panel h2')?.focus()),
    l: () => work('log'),
    s: () => work('snooze'),
    x: select,
    n: () => go({ work: 'new' }, false),
  });
}
