import type { Handlers } from '../../access/index.ts';
import { draftPlay } from './draft-play.ts';
import { strategyMatrix } from './matrix.ts';

export const strategyHandlers: Handlers<'strategy'> = {
  matrix: (ctx, { asOf = ctx.today }) => strategyMatrix(ctx, asOf),
  draftPlay,
};
