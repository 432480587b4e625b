import { type RefObject, useState } from 'react';
import { useKeys } from './use-keys.ts';

interface RowKeys<Row> {
  frame: RefObject<HTMLElement | null>;
  lines: { key: string; row: Row | null }[];
  enabled: boolean;
  selected?: string[];
  onSelect?: (keys: string[]) => void;
  onOpen?: (row: Row) => void;
}

/** j and k move the row cursor, Enter opens, x selects, Shift+x selects from the last selected row. Returns the current row's key. */
export function useRowKeys<Row>({ frame, lines, enabled, selected = [], onSelect, onOpen }: RowKeys<Row>): string | undefined {
  const [current, setCurrent] = useState<string>();
  const [anchor, setAnchor] = useState<string>();
  const indexOf = (key: string | undefined) => lines.findIndex((line) => line.key === key);
  const focused = () => {
    const row = document.activeElement?.closest('tr[data-row-key]');
    return row && frame.current?.contains(row) ? (row.getAttribute('data-row-key') ?? current) : current;
  };
  const moveTo = (index: number) => {
    const line = lines[Math.min(Math.max(index, 0), lines.length - 1)];
    if (!line) return;
    setCurrent(line.key);
    const row = frame.current?.querySelector<HTMLElement>(`tr[data-row-key="${CSS.escape(line.key)}"]`);
    if (!row) return;
    row.tabIndex = 0;
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: 'nearest' });
  };
  const toggle = () => {
    const key = focused();
    if (!key || !onSelect) return false;
    onSelect(selected.includes(key) ? selected.filter((other) => other !== key) : [...selected, key]);
    setAnchor(key);
  };
  const selectRange = () => {
    const key = focused();
    if (!key || !onSelect) return false;
    const [from, to] = [indexOf(anchor ?? key), indexOf(key)].toSorted((a, b) => a - b) as [number, number];
    onSelect([...new Set([...selected, ...lines.slice(Math.max(from, 0), to + 1).map((line) => line.key)])]);
  };
  const open = () => {
    const row = lines[indexOf(focused())]?.row;
    if (!row || !onOpen) return false;
    onOpen(row);
  };
  useKeys(
    { j: () => moveTo(indexOf(focused()) + 1), k: () => moveTo(indexOf(focused()) - 1), x: toggle, 'Shift+x': selectRange, Enter: open },
    enabled,
  );
  return current;
}
