import type { WriteCtx } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { viewerOf } from '../requests/index.ts';
import { selectEngineers } from './engineers.sql.ts';
import type { Stored } from './store.sql.ts';

const LONGEST_MS = 31 * 24 * 3_600_000;
const instant = (moment: string): Temporal.Instant => Temporal.Instant.from(moment);

/** From when until when, in UTC. Fails with service_order.span on a plan that ends before it begins, or takes more than a month. */
export function spanOf({ from, to }: { from: string; to: string }): { from: string; to: string } {
  const ms = instant(to).epochMilliseconds - instant(from).epochMilliseconds;
  if (ms <= 0 || ms > LONGEST_MS) throw new Fault('invalid', 'service_order.span');
  return { from: instant(from).toString(), to: instant(to).toString() };
}

/**
 * Who goes: people of ours, and of the provider who does it. Whoever plans may go themselves; a provider plans its own people, and leaves those of
 * ours as they are. Fails with not_found for anybody else.
 */
export async function engineersFor(ctx: WriteCtx, { providerId, engineerIds }: Stored, wanted: readonly string[]): Promise<string[]> {
  const viewer = await viewerOf(ctx);
  const people = (await selectEngineers(ctx.db, viewer, ctx.today)).filter(
    (one) => one.providerId === null || one.providerId === providerId,
  );
  const known = new Set(people.map(({ id }) => id));
  const mayGo = (id: string) => known.has(id) || engineerIds.includes(id) || (!viewer.providers && id === ctx.actor.userId);
  if (!wanted.every(mayGo)) throw notFound('user');
  const kept = viewer.providers ? engineerIds.filter((id) => !known.has(id)) : [];
  return [...new Set([...kept, ...wanted])];
}
