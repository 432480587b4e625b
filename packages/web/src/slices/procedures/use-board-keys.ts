import { type RefObject, useRef } from 'react';
import { useKeys } from '../../kit/index.ts';

/** j and k go down and up a column of the board, h and l to the column beside; Enter opens the card, which is a button. */
export function useBoardKeys(enabled: boolean): RefObject<HTMLElement | null> {
  const frame = useRef<HTMLElement>(null);
  const doorsOf = (column: Element) => [...column.querySelectorAll<HTMLElement>('.boardCard > .door')];
  const move = (down: number, across: number) => {
    const columns = [...(frame.current?.querySelectorAll('.boardColumn') ?? [])].map(doorsOf).filter((doors) => doors.length > 0);
    const at = columns.findIndex((doors) => doors.some((door) => door.matches(':focus')));
    const doors = columns[at < 0 ? 0 : Math.min(Math.max(at + across, 0), columns.length - 1)];
    if (!doors) return false;
    const row = at < 0 ? 0 : columns[at]!.findIndex((door) => door.matches(':focus')) + down;
    const door = doors[Math.min(Math.max(row, 0), doors.length - 1)];
    door?.focus({ preventScroll: true });
    door?.closest('.boardCard')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  const keys = { j: () => move(1, 0), k: () => move(-1, 0), h: () => move(0, -1), l: () => move(0, 1) };
  useKeys({ ...keys, ArrowDown: onCard(keys.j), ArrowUp: onCard(keys.k), ArrowLeft: onCard(keys.h), ArrowRight: onCard(keys.l) }, enabled);
  return frame;
}

/** Arrows scroll the page, but where a card has the focus. */
const onCard = (go: () => unknown) => () => (document.activeElement?.closest('.boardCard') ? go() : false);
