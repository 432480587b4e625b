import type { Ctx } from '../../access/index.ts';
import { Fault } from '../../kernel/fault.ts';

/** In a minute, with what is suggested at each stroke. */
const MOST = 240;
let minute = '';
const counts = new Map<string, number>();

/**
 * Refuses who searches faster than a person types: a member, or a place of the network. It is counted in this process alone, since a search is too light
 * to be written down for that.
 */
export function requireFewSearches({ actor, now, origin }: Ctx): void {
  if (now.slice(0, 16) !== minute) counts.clear();
  minute = now.slice(0, 16);
  const who = actor.member?.memberId ?? origin.address ?? '';
  const count = (counts.get(who) ?? 0) + 1;
  counts.set(who, count);
  if (count > MOST) throw new Fault('limit', 'access.too_many_requests', { seconds: 60 });
}
