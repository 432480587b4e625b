import { useEffect, useRef } from 'react';
import { preferences } from './preferences.ts';

/** What each key does: 'j', 'Enter', 'Shift+x', 'Escape', 'Mod+k' (Ctrl or ⌘). Return false to leave the key to the browser. */
export type Keys = Record<string, (event: KeyboardEvent) => unknown>;

const EDITABLE = 'input, textarea, select, [contenteditable=""], [contenteditable="true"]';
const ACTIONABLE = 'button, a[href], [role="tab"], [role="menuitem"], [role="option"]';

/** Listens to keys of the whole page. Single keys rest while one types, in dialogs, and when the reader switched them off. */
export function useKeys(keys: Keys, enabled = true): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    if (!enabled) return;
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const action = latest.current[nameOf(event)];
      if (!action || isTaken(event)) return;
      if (action(event) !== false) event.preventDefault();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [enabled]);
}

function nameOf(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (event.ctrlKey || event.metaKey) return `Mod+${key}`;
  if (event.altKey) return `Alt+${key}`;
  return event.shiftKey && key.length === 1 && /[a-z]/.test(key) ? `Shift+${key}` : key;
}

function isTaken(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || !(event.target instanceof Element)) return false;
  if (event.target.closest(EDITABLE) && !isTickBox(event.target)) return event.key !== 'Escape';
  if (event.key === 'Escape') return false;
  if (document.querySelector('dialog[open]:modal, .ant-modal-wrap:not([style*="display: none"])')) return true;
  if (event.key === 'Enter') return event.target.closest(ACTIONABLE) !== null;
  return event.key.length === 1 && !preferences().shortcuts;
}

const isTickBox = (target: Element): boolean =>
  target instanceof HTMLInputElement && (target.type === 'checkbox' || target.type === 'radio');
