import type { Handlers } from '../../access/index.ts';
import { benefitMatrix } from './matrix.ts';

export const benefitsHandlers: Handlers<'benefits'> = {
  matrix: (ctx, { asOf = ctx.today }) => benefitMatrix(ctx, asOf),
};
