import { REQUEST_KINDS, type RequestFigures } from '@fulcrum/contract';
import type { Ctx, Handlers } from '../../access/index.ts';
import { Fault } from '../../kernel/fault.ts';
import { figuresOf } from './figures.sql.ts';
import { viewerOf } from './visibility.sql.ts';

type Input = Parameters<Handlers<'serviceRequests'>['figures']>[1];
const LONGEST_DAYS = 366;
const USUAL_DAYS = 30;

/** How the desk did: the last thirty days unless others are asked for. Fails with event_days.span on a span that is none, or too long. */
export async function figures(ctx: Ctx, { from, to = ctx.today }: Input): Promise<RequestFigures> {
  const last = Temporal.PlainDate.from(to);
  const first = from ? Temporal.PlainDate.from(from) : last.subtract({ days: USUAL_DAYS - 1 });
  const days = first.until(last).days;
  if (days < 0 || days >= LONGEST_DAYS) throw new Fault('invalid', 'event_days.span', { days: LONGEST_DAYS });
  const span = { from: first.toString(), to, timeZone: ctx.organisation?.timeZone ?? 'UTC' };
  return { from: span.from, to, ...(await figuresOf(ctx.db, await viewerOf(ctx), span, REQUEST_KINDS)) };
}
