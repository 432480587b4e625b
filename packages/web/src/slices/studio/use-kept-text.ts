import { useState } from 'react';
import { z } from 'zod';

const Kept = z.object({ from: z.string(), text: z.string() });
const keyOf = (policyId: string) => `fulcrum.studio.${policyId}`;

/** A text that is being edited, kept in this window until it is saved: a reload loses nothing. What was begun from another text is forgotten. */
export function useKeptText(policyId: string, initial: string): [string, (change: (text: string) => string) => void] {
  const [text, setText] = useState(() => {
    try {
      const kept = Kept.safeParse(JSON.parse(sessionStorage.getItem(keyOf(policyId)) ?? 'null'));
      return kept.success && kept.data.from === initial ? kept.data.text : initial;
    } catch {
      return initial;
    }
  });
  const change = (make: (text: string) => string) =>
    setText((before) => {
      const next = make(before);
      try {
        sessionStorage.setItem(keyOf(policyId), JSON.stringify({ from: initial, text: next }));
      } catch {
        // A browser that forbids storage keeps it while the page is open.
      }
      return next;
    });
  return [text, change];
}
