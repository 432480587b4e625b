import { useState } from 'react';

const storedAs = (taskId: string) => `fulcrum.ticks.${taskId}`;

function read(taskId: string): number[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(storedAs(taskId)) ?? '[]');
    return Array.isArray(kept) ? kept.filter((each) => typeof each === 'number') : [];
  } catch {
    return [];
  }
}

/** Which lines of a task's checklist are ticked, by position; kept on this device. Mount anew for another task. */
export function useTicks(taskId: string): [number[], (line: number) => void] {
  const [ticked, setTicked] = useState(() => read(taskId));
  const toggle = (line: number) => {
    const next = ticked.includes(line) ? ticked.filter((each) => each !== line) : [...ticked, line];
    setTicked(next);
    try {
      localStorage.setItem(storedAs(taskId), JSON.stringify(next));
    } catch {
      // A browser that forbids storage keeps the ticks for this visit.
    }
  };
  return [ticked, toggle];
}
