import { type Ctx, isMaskedFor } from '../access/index.ts';
import { Fault } from '../kernel/fault.ts';
import type { Catalog } from './catalog.ts';

/** What tells of masked figures is judged by for nobody to whom they are masked: few customers would tell them. */
export function refuseMasked(ctx: Ctx, catalog: Catalog, ids: readonly string[]): void {
  const metric = ids.flatMap((id) => catalog.get(id) ?? []).find((one) => isMaskedFor(ctx.actor, one.masked));
  if (metric) throw new Fault('invalid', 'input.masked', { field: metric.id });
}
