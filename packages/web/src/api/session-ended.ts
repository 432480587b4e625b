let ended = false;
const listeners = new Set<() => void>();

/** Whether a call was refused because the session is over; the gate asks for a new one and the page stays as it is. */
export const sessionEnded = (): boolean => ended;

export function setSessionEnded(value: boolean): void {
  ended = value;
  for (const listener of listeners) listener();
}

/** Calls `listener` after each change; returns how to stop. */
export function onSessionEnded(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
