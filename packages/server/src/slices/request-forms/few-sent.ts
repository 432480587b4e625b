import type { Ctx } from '../../access/index.ts';
import { Fault } from '../../kernel/fault.ts';
import { openedSince } from './forms.sql.ts';

/** In an hour: from one place of the network, and by all forms together. */
const MOST_OF_ONE = 10;
const MOST_OF_ALL = 200;
let hour = '';
const counts = new Map<string, number>();

/**
 * Refuses more forms than people fill in. A place is counted in this process alone and never written down; all together are counted by what they opened, so
 * that many places flood no desk either.
 */
export async function requireFewSent({ db, now, origin }: Ctx): Promise<void> {
  if (now.slice(0, 13) !== hour) counts.clear();
  hour = now.slice(0, 13);
  const place = origin.address ?? '';
  const count = (counts.get(place) ?? 0) + 1;
  counts.set(place, count);
  const hourAgo = Temporal.Instant.from(now).subtract({ hours: 1 }).toString();
  if (count > MOST_OF_ONE || (await openedSince(db, hourAgo)) >= MOST_OF_ALL)
    throw new Fault('limit', 'access.too_many_requests', { seconds: 3600 });
}
