import type { EndingTerms } from '@fulcrum/contract';
import type { Ctx } from '../../access/index.ts';
import { scopeOf } from '../../access/index.ts';
import { Fault } from '../../kernel/fault.ts';
import { endingTerms } from './endings.sql.ts';
import { type WhoseList, whose } from './read-worklist.ts';

const MOST_DAYS = 100;
const MOST = 500;

/** Which terms of the customers of a person or a team end within some days, one row a customer and day. */
export async function readEndings(
  ctx: Ctx,
  { from, to, ...q }: Pick<WhoseList, 'user' | 'team'> & { from: string; to: string },
): Promise<{ items: EndingTerms[]; more: boolean }> {
  const days = Temporal.PlainDate.from(from).until(to).days;
  if (days < 0 || days >= MOST_DAYS) throw new Fault('invalid', 'event_days.span', { days: MOST_DAYS });
  const list = await whose(ctx, q);
  const rows = await endingTerms(ctx.db, {
    whose: list.whose,
    scope: await scopeOf(ctx, 'reads'),
    asOf: ctx.today,
    from,
    to,
    limit: MOST + 1,
  });
  return { items: rows.slice(0, MOST), more: rows.length > MOST };
}
