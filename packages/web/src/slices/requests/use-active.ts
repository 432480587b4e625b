import { useEffect, useState } from 'react';

const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

/** Whether somebody has moved, typed or scrolled within some time: a page that is open before an empty chair is not worked at. */
export function useActive(withinMs: number): boolean {
  const [active, setActive] = useState(true);
  useEffect(() => {
    const rest = () => setTimeout(() => setActive(false), withinMs);
    let timer = rest();
    const sign = () => {
      clearTimeout(timer);
      timer = rest();
      setActive(true);
    };
    for (const name of SIGNS) window.addEventListener(name, sign, { passive: true });
    return () => {
      for (const name of SIGNS) window.removeEventListener(name, sign);
      clearTimeout(timer);
    };
  }, [withinMs]);
  return active;
}
