/** Minutes until the next attempt, by how many there were; after the last there is none. Two days in all. */
const PAUSES = [1, 5, 30, 120, 300, 600, 840, 1000];

/** Nobody is waited for longer, whatever they ask. */
const LONGEST_WAIT_SECONDS = 24 * 3600;

/** How long Retry-After asks to wait (RFC 9110 10.2.3: seconds, or a date), in seconds; 0 where it says nothing that can be read. */
function askedToWait(retryAfter: string | null, now: string): number {
  if (retryAfter === null) return 0;
  const text = retryAfter.trim();
  const until = Date.parse(text);
  const seconds = /^\d+$/.test(text) ? Number(text) : Math.ceil((until - Temporal.Instant.from(now).epochMilliseconds) / 1000);
  return Number.isFinite(seconds) ? Math.min(Math.max(0, seconds), LONGEST_WAIT_SECONDS) : 0;
}

/** When to try again after so many attempts in vain, not before what the other side asked for; null: no more. */
export function nextAttempt(attempts: number, now: string, retryAfter: string | null = null): string | null {
  const minutes = PAUSES[attempts - 1];
  if (minutes === undefined) return null;
  return Temporal.Instant.from(now)
    .add({ seconds: Math.max(minutes * 60, askedToWait(retryAfter, now)) })
    .toString();
}
