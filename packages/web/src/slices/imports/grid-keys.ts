import type { KeyboardEvent } from 'react';

const STEPS: Record<string, [rows: number, columns: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Where a key leads from a cell: an arrow leaves a text only at its edge, or when the whole of it is marked. */
function stepOf(event: KeyboardEvent, cell: HTMLElement): [number, number] | null {
  if (event.nativeEvent.isComposing || event.altKey || event.ctrlKey || event.metaKey) return null;
  if (!(cell instanceof HTMLTextAreaElement)) return STEPS[event.key] ?? null;
  if (event.key === 'Enter') return [event.shiftKey ? -1 : 1, 0];
  const step = STEPS[event.key];
  if (!step || event.shiftKey) return null;
  const { selectionStart: from, selectionEnd: to, value } = cell;
  if (from === 0 && to === value.length) return step;
  const [before, after] = [value.slice(0, from), value.slice(to)];
  const inside = { ArrowUp: before.includes('\n'), ArrowDown: after.includes('\n'), ArrowLeft: before !== '', ArrowRight: after !== '' };
  return inside[event.key as keyof typeof inside] ? null : step;
}

/** Moves about a grid whose cells say where they are (`data-at`, row:column; headers are row -1). */
export function moveInGrid(event: KeyboardEvent<HTMLElement>): void {
  const cell = event.target as HTMLElement;
  const [row, column] = (cell.dataset.at ?? '').split(':').map(Number);
  const step = stepOf(event, cell);
  if (row === undefined || column === undefined || !step) return;
  const next = event.currentTarget.querySelector<HTMLElement>(`[data-at="${row + step[0]}:${column + step[1]}"]`);
  if (!next) return;
  event.preventDefault();
  next.focus();
  if (next instanceof HTMLTextAreaElement) next.select();
}
