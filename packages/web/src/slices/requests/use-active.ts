import { useEffect, useState } from 'react';

const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'touchstart'] as const;
const LOOKS_MS = 15_000;

/** Whether somebody has moved, typed or scrolled within some time: a page that is open before an empty chair is not worked at. */
export function useActive(withinMs: number): boolean {
  const [active, setActive] = useState(true);
  useEffect(() => {
    let last = Date.now();
    const sign = () => {
      last = Date.now();
      setActive(true);
    };
    for (const name of SIGNS) window.addEventListener(name, sign, { passive: true });
    const timer = setInterval(() => setActive(Date.now() - last < withinMs), LOOKS_MS);
    return () => {
      for (const name of SIGNS) window.removeEventListener(name, sign);
      clearInterval(timer);
    };
  }, [withinMs]);
  return active;
}
