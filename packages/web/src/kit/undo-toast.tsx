import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from './use-keys.ts';

export interface Undoable {
  /** What was done, in the words of its button. */
  text: string;
  undo: () => void;
}

const STAYS_MS = 10_000;

/** What was just done and how to take it back; `u` undoes. Goes by itself after ten seconds, but never while it is pointed at or focused. */
export function UndoToast({ done, onGone }: { done: Undoable | null; onGone: () => void }) {
  const { t } = useTranslation();
  const [held, setHeld] = useState(false);
  const latest = useRef(onGone);
  latest.current = onGone;
  const undo = () => {
    done?.undo();
    onGone();
  };
  useKeys({ u: undo }, done !== null);
  useEffect(() => {
    if (!done || held) return;
    const timer = setTimeout(() => latest.current(), STAYS_MS);
    return () => clearTimeout(timer);
  }, [done, held]);
  return (
    <div className="undoPlace" role="status">
      {done ? (
        // biome-ignore lint/a11y/noStaticElementInteractions: pointing only holds the clock; the button is the control
        <div
          className="undoToast"
          onMouseEnter={() => setHeld(true)}
          onMouseLeave={() => setHeld(false)}
          onFocus={() => setHeld(true)}
          onBlur={() => setHeld(false)}
        >
          <span>{done.text}</span>
          <button type="button" onClick={undo} aria-keyshortcuts="u">
            {t('kit.undo')}
            <kbd aria-hidden>U</kbd>
          </button>
        </div>
      ) : null}
    </div>
  );
}
