import { REQUEST_KINDS, type RequestFigures } from '@fulcrum/contract';
import type { Ctx, Handlers } from '../../access/index.ts';
import { Fault } from '../../kernel/fault.ts';
import type { Span } from './counted.sql.ts';
import { figuresOf } from './figures.sql.ts';
import { handlingOf } from './handling.sql.ts';
import { viewerOf } from './visibility.sql.ts';

type Input = Parameters<Handlers<'serviceRequests'>['figures']>[1];
const LONGEST_DAYS = 366;
const USUAL_DAYS = 30;

/** The days that figures are asked of: the last thirty unless others are said. Fails with event_days.span on a span that is none, or too long. */
export function spanOf(ctx: Ctx, { from, to = ctx.today }: Input): Span {
  const last = Temporal.PlainDate.from(to);
  const first = from ? Temporal.PlainDate.from(from) : last.subtract({ days: USUAL_DAYS - 1 });
  const days = first.until(last).days;
  if (days < 0 || days >= LONGEST_DAYS) throw new Fault('invalid', 'event_days.span', { days: LONGEST_DAYS });
  return { from: first.toString(), to, timeZone: ctx.organisation?.timeZone ?? 'UTC' };
}

/** How the desk did. */
export async function figures(ctx: Ctx, input: Input): Promise<RequestFigures> {
  const span = spanOf(ctx, input);
  const viewer = await viewerOf(ctx);
  const handling = await handlingOf(ctx.db, viewer, span, REQUEST_KINDS);
  return { from: span.from, to: span.to, ...(await figuresOf(ctx.db, viewer, span, REQUEST_KINDS)), handling };
}
