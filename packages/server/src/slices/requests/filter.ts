import type { RequestFigure } from '@fulcrum/contract';
import type { Ctx } from '../../access/index.ts';
import { spanOf } from './figures.ts';
import type { RequestFilter } from './requests.sql.ts';

export interface Asked extends Omit<RequestFilter, 'counted'> {
  figure?: RequestFigure | undefined;
  from?: string | undefined;
  to?: string | undefined;
}
/** What narrows a list, as it is asked for: a figure's rows are those of its span. */
export const filterOf = (ctx: Ctx, { figure, from, to, ...filter }: Asked): RequestFilter =>
  figure ? { ...filter, counted: { figure, span: spanOf(ctx, { from, to }) } } : filter;
