import { type RefObject, useLayoutEffect, useState } from 'react';

/** The width of an element in px, followed as it changes; `fallback` before it is measured. */
export function useWidth(element: RefObject<Element | null>, fallback: number): number {
  const [width, setWidth] = useState(fallback);
  useLayoutEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.round(entry?.contentRect.width ?? fallback)));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element, fallback]);
  return width;
}
