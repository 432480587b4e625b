import type { ServiceRequestTold } from '@fulcrum/contract';
import type { Ctx } from '../../access/index.ts';
import { notFound } from '../../kernel/fault.ts';
import { clockFace } from './clock-view.ts';
import { selectRequest } from './told.sql.ts';
import { viewerOf } from './visibility.sql.ts';

/** A request as the caller is told of it. Fails with not_found where they do not see it. */
export async function told(ctx: Ctx, id: string): Promise<ServiceRequestTold> {
  const row = await selectRequest(ctx.db, await viewerOf(ctx), id);
  if (!row) throw notFound('service_request');
  const face = await clockFace(ctx);
  const { clockRows, slaClass, ...rest } = row;
  const clocks = clockRows.map((clock) => face.show(clock, slaClass));
  const running = clocks.filter(({ endedAt }) => endedAt === null);
  const next = running.toSorted((one, other) => (one.dueAt ?? '~').localeCompare(other.dueAt ?? '~'))[0] ?? null;
  return { ...rest, slaClass, slaClassName: face.sla?.classes.find(({ id }) => id === slaClass)?.name ?? null, clocks, clock: next };
}
