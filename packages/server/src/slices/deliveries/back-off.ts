/** Minutes until the next attempt, by how many there were; after the last there is none. Two days in all. */
const PAUSES = [1, 5, 30, 120, 300, 600, 840, 1000];

/** When to try again after so many attempts in vain; null: no more. */
export function nextAttempt(attempts: number, now: string): string | null {
  const minutes = PAUSES[attempts - 1];
  return minutes === undefined ? null : Temporal.Instant.from(now).add({ minutes }).toString();
}
