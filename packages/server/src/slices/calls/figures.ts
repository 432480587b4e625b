import type { Handlers } from '../../access/index.ts';
import { spanOf, viewerOf } from '../requests/index.ts';
import { figuresOf } from './figures.sql.ts';

/** How calls were picked up: the last thirty days unless others are asked for. */
export const figures: Handlers<'calls'>['figures'] = async (ctx, input) => {
  const span = spanOf(ctx, input);
  return { from: span.from, to: span.to, ...(await figuresOf(ctx.db, await viewerOf(ctx), span)) };
};
