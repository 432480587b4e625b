import { useSyncExternalStore } from 'react';
import { z } from 'zod';
import type { Language } from '../i18n/i18n.ts';

const STORED_AS = 'fulcrum.preferences';

const shape = z.object({
  language: z.enum(['zh', 'en']),
  theme: z.enum(['light', 'dark', 'system']),
  density: z.enum(['compact', 'relaxed']),
  /** Single-key shortcuts (j, k, x …); can be switched off for speech input (WCAG 2.1.4). */
  shortcuts: z.boolean(),
  navigationFolded: z.boolean(),
  /** Columns shown, by list. */
  columns: z.record(z.string(), z.array(z.string())),
  /** The accounts that drafts are tried on, by person and policy. */
  samples: z.record(z.string(), z.array(z.uuid())),
  /** Reminders that the reader put away, by name. */
  putAway: z.array(z.string()),
});

export type Preferences = z.infer<typeof shape>;

let current = read();
const listeners = new Set<() => void>();

/** The reader's preferences on this device; re-renders when they change. */
export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, preferences);
}

/** The preferences now, outside React. */
export const preferences = (): Preferences => current;

/** Changes some preferences, keeps them on this device and tells everyone who listens. */
export function changePreferences(change: Partial<Preferences>): void {
  current = { ...current, ...change };
  try {
    localStorage.setItem(STORED_AS, JSON.stringify(current));
  } catch {
    // A browser that forbids storage still works for this visit.
  }
  for (const listener of listeners) listener();
}

/** Calls `listener` after each change; returns how to stop. */
export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function read(): Preferences {
  const fallback: Preferences = {
    language: browserLanguage(),
    theme: 'system',
    density: 'compact',
    shortcuts: true,
    navigationFolded: false,
    columns: {},
    samples: {},
    putAway: [],
  };
  try {
    const stored = shape.partial().safeParse(JSON.parse(localStorage.getItem(STORED_AS) ?? '{}'));
    return stored.success ? { ...fallback, ...stored.data } : fallback;
  } catch {
    return fallback;
  }
}

function browserLanguage(): Language {
  return navigator.language.startsWith('zh') ? 'zh' : 'en';
}
