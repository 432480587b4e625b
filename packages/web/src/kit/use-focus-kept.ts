import { useEffect, useRef } from 'react';

/** When what was pressed has gone with what it did, the keyboard goes on from the page's heading and not from the top of the window. */
export function useFocusKept(changed: string): void {
  const before = useRef(changed);
  useEffect(() => {
    if (before.current === changed) return;
    before.current = changed;
    const frame = requestAnimationFrame(() => {
      if (document.activeElement !== document.body) return;
      const heading = document.querySelector<HTMLElement>('main h1');
      heading?.setAttribute('tabindex', '-1');
      heading?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [changed]);
}
