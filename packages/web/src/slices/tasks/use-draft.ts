import { useState } from 'react';

/** What was typed into a form and not sent, kept on this device until it is. */
export function useDraft<Values extends object>(
  name: string,
): {
  kept: Partial<Values>;
  keep: (values: Partial<Values>) => void;
  forget: () => void;
} {
  const key = `fulcrum.draft.${name}`;
  const [kept] = useState(() => read<Values>(key));
  return {
    kept,
    keep: (values) => attempt(() => sessionStorage.setItem(key, JSON.stringify(values))),
    forget: () => attempt(() => sessionStorage.removeItem(key)),
  };
}

function read<Values extends object>(key: string): Partial<Values> {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? '{}') as Partial<Values>;
  } catch {
    return {};
  }
}

/** A browser that forbids storage keeps no drafts. */
function attempt(store: () => void): void {
  try {
    store();
  } catch {
    // Nothing to keep it in.
  }
}
