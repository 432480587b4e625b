import { useEffect, useRef } from 'react';
import { preferences } from './preferences.ts';

/** What each key does: 'j', 'Enter', 'Shift+x', 'Escape', 'Mod+k' (Ctrl or ⌘). Return false to leave the key to the browser. */
export type Keys = Record<string, (event: KeyboardEvent) => unknown>;

const EDITABLE = 'input, textarea, select, [contenteditable=""], [contenteditable="true"]';
const ACTIONABLE = 'button, a[href], [role="tab"], [role="menuitem"], [role="option"]';
const MODAL = 'dialog:modal, .ant-modal-wrap:not([style*="display: none"])';
const POPUP = ['popover', 'dropdown', 'select-dropdown', 'picker-dropdown'].map((name) => `.ant-${name}:not(.ant-${name}-hidden)`).join();

// Who listens, in the order of arrival: what opened last gets a key first, so Escape closes a panel before it clears a selection.
const listeners: { current: Keys }[] = [];

/** Listens to keys of the whole page. Single keys rest while one types, in dialogs, and when the reader switched them off. */
export function useKeys(keys: Keys, enabled = true): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    if (!enabled) return;
    if (listeners.push(latest) === 1) document.addEventListener('keydown', listen);
    return () => {
      listeners.splice(listeners.indexOf(latest), 1);
      if (listeners.length === 0) document.removeEventListener('keydown', listen);
    };
  }, [enabled]);
}

function listen(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || isTaken(event)) return;
  const name = nameOf(event);
  const taker = listeners.findLast(({ current }) => current[name] && current[name](event) !== false);
  if (taker) event.preventDefault();
}

function nameOf(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (event.ctrlKey || event.metaKey) return `Mod+${key}`;
  if (event.altKey) return `Alt+${key}`;
  return event.shiftKey && /^[a-z]$/.test(key) ? `Shift+${key}` : key;
}

/** Whether the key belongs to what has the focus or floats above the page. */
function isTaken(event: KeyboardEvent): boolean {
  if (!(event.target instanceof Element) || document.querySelector(MODAL)) return true;
  if (event.key === 'Escape') return document.querySelector(POPUP) !== null;
  if (event.ctrlKey || event.metaKey) return false;
  if (event.target.closest(EDITABLE) && !isTickBox(event.target)) return true;
  if (event.key === 'Enter') return event.target.closest(ACTIONABLE) !== null;
  return event.key.length === 1 && !preferences().shortcuts;
}

const isTickBox = (target: Element): boolean =>
  target instanceof HTMLInputElement && (target.type === 'checkbox' || target.type === 'radio');
